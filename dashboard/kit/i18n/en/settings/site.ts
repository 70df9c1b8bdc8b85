/** Words of `/settings/site` and `/sites/new`. */
export const site = {
  'site.live': {
    one: '{name} takes answers from the pages of {n} origin.',
    other: '{name} takes answers from the pages of {n} origins.',
  },
  'site.noOrigin': '{name} takes no answers from any shop yet: no origin is named.',
  'site.paused': '{name} is paused: it asks nothing and takes no answers.',
  'site.name': 'Name',
  'site.name.hint': 'Your team sees it; shoppers do not.',
  'site.pause': 'Paused',
  'site.pause.hint': 'A paused site asks nothing and takes no answers.',
  'site.origins': 'Origins',
  'site.origins.hint':
    'One per line, like https://shop.example. Only pages of these origins may send answers.',
  'site.origins.bad': '“{text}” is no origin. Write it like https://shop.example, without a path.',
  'site.cooldown': 'Cool-down',
  'site.cooldown.hint':
    'After one question a visitor is asked nothing else for so long. 0 means no pause.',
  'site.days': { one: 'day', other: 'days' },
  'site.language': 'Language',
  'site.language.hint': 'A question is asked in it where the visitor’s own language is missing.',
  'site.timezone': 'Time zone',
  'site.timezone.hint': 'It cannot be changed: all days of the history were counted in it.',
  'site.segments': 'Segments',
  'site.segments.hint': 'One per line, like b2b. The shop’s page tells which one a visitor is in.',
  'site.personas': 'Personas',
  'site.personas.hint':
    'The shop’s page sends the id. Answers keep a persona that is removed here; filters no longer offer it.',
  'site.persona.name': 'Name of the persona',
  'site.persona.id': 'Id',
  'site.persona.add': 'Add a persona',
  'site.persona.remove': 'Remove {name}',
  'site.persona.noName': 'A persona needs a name.',
  'site.persona.twice': 'Two personas have the id “{id}”.',

  'newSite.title': 'A new site',
  'newSite.lead':
    'One site is one shop, with its own journeys, people, keys and answers. You will be its owner.',
  'newSite.name.hint': 'What your team calls the shop.',
  'newSite.timezone.hint': 'Days are counted in it. It cannot be changed later.',
  'newSite.make': 'Make the site',
} as const
