/** Words of `/settings/shares`. */
export const words = {
  'shares.lead':
    'A link shows chosen journeys to people without an account. They can look, and change nothing.',
  'shares.live': { one: '{n} link works.', other: '{n} links work.' },
  'shares.none': 'Nobody can look at this site by a link.',
  'shares.live.caption': 'Whoever has one of these links can look.',
  'shares.over.caption': 'Whoever opens one of these is told that it is over.',
  'shares.new': 'New share link',
  'shares.name': 'Name',
  'shares.name.hint': 'Who it is for, such as “Agency” or “Board”. They see it, too.',
  'shares.journeys': 'Journeys',
  'shares.journeys.none': 'Tick at least one.',
  'shares.comments': 'Show what people wrote',
  'shares.comments.hint':
    'Off at first: customers write names, addresses and order numbers, and a link is easily passed on.',
  'shares.make': 'Make the link',
  'shares.link': 'Link “{name}”',
  'shares.link.hint': 'Whoever has the whole link can look, until it ends or you revoke it.',
  'shares.shows': 'Shows',
  'shares.made': 'Made on',
  'shares.state': 'State',
  'shares.until': 'works until {day}',
  'shares.revoke.text':
    'The link leads nowhere from then on, and whoever is looking at it now is shut out.',
} as const
