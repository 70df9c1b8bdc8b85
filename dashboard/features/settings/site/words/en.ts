/** Words of `/settings/site`. */
export const words = {
  'site.live': {
    one: '{name} takes answers from the pages of {n} origin.',
    other: '{name} takes answers from the pages of {n} origins.',
  },
  'site.noOrigin': '{name} takes no answers from any shop yet: no origin is named.',
  'site.paused': '{name} is paused: it asks nothing and takes no answers.',
  'site.name.hint': 'Your team sees it; shoppers do not.',
  'site.pause.hint': 'A paused site asks nothing and takes no answers.',
  'site.cooldown.hint':
    'After one question a visitor is asked nothing else for so long. 0 means no pause.',
  'site.days': { one: 'day', other: 'days' },
  'site.addressLimit.hint':
    'Answers and events that one internet address may send. A school or an office shares one address among many people; a higher limit also lets a larger flood in.',
  'site.addressLimit.aMinute': '{n} a minute',
  'site.timezone.hint': 'It cannot be changed: all days of the history were counted in it.',
  'site.segments.hint': 'One per line, like b2b. The shop’s page tells which one a visitor is in.',
  'site.personas.hint':
    'The shop’s page sends the id. Answers keep a persona that is removed here; filters no longer offer it.',
  'site.persona.name': 'Name of the persona',
  'site.persona.id': 'Id',
  'site.persona.add': 'Add a persona',
  'site.persona.remove': 'Remove {name}',
  'site.persona.noName': 'A persona needs a name.',
  'site.persona.twice': 'Two personas have the id “{id}”.',

  'site.end': 'Delete the site',
  'site.end.lead':
    'All answers, figures, surveys, keys and the audit log go, and nobody can bring them back.',
  'site.end.action': 'Delete the site',
  'site.end.title': 'Delete {name}?',
  'site.end.text':
    'Its pages stop asking, its people lose it at once, and what it holds is deleted within minutes or, of many answers, hours.',
} as const
