/** Words of `/sites/new`. */
export const words = {
  'newSite.title': 'A new site',
  'newSite.lead':
    'One site is one shop, with its own journeys, people, keys and answers. You will be its owner.',
  'newSite.name.hint': 'What your team calls the shop.',
  'newSite.make': 'Make the site',
} as const
