/** Words of `/settings/shares`. */
export const words = {
  'shares.lead':
    'A link shows chosen journeys to people without an account. They can look, but change nothing.',
  'shares.live': { one: '{n} active link', other: '{n} active links' },
  'shares.none': 'No active share links.',
  'shares.live.caption': 'Whoever has one of these links can look.',
  'shares.over.caption': 'Whoever opens one of these is told that it is over.',
  'nothing.begin': 'Start one',
  'shares.new': 'New share link',
  'shares.name': 'Name',
  'shares.name.hint': 'Who it is for, such as “Agency” or “Board”. They see it, too.',
  'shares.journeys': 'Journeys',
  'shares.journeys.none': 'Tick at least one.',
  'shares.comments': 'Show what people wrote',
  'shares.comments.hint':
    'Off at first: customers write names, addresses and order numbers, and a link is easily passed on.',
  'shares.make': 'Create link',
  'shares.link': 'Link “{name}”',
  'shares.link.hint': 'Whoever has the whole link can look, until it ends or you revoke it.',
  'shares.shows': 'Shows',
  'shares.made': 'Created',
  'shares.state': 'State',
  'shares.until': 'until {day}',
  'shares.revoke.text':
    'The link stops working at once, also for anybody who is looking at it now.',
} as const
