/** Words of `/sites/new`. */
export const words = {
  'newSite.title': 'New site',
  'newSite.lead':
    'One site is one shop, with its own journeys, people, keys and answers. You will be its owner.',
  'newSite.name.hint': 'What your team calls the shop.',
  'newSite.make': 'Create site',
  'newSite.unproved':
    'Confirm your address first: sign in with a mailed link, Cloudflare Access, or a link from the command line.',
} as const
