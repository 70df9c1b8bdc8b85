/** Words that more than one settings page says. */
export const words = {
  'title.settings': '{page} – Wayfelt',
  'settings.site': 'Site',
  'settings.team': 'Team',
  'settings.keys': 'Keys',
  'settings.shares': 'Share links',
  'settings.privacy': 'Privacy',
  'settings.audit': 'Audit log',
  'settings.install': 'Install',

  'site.name': 'Name',
  'site.pause': 'Paused',
  'site.origins': 'Origins',
  'site.origins.hint':
    'One per line, like https://shop.example. Only pages of these origins may send answers.',
  'site.origins.bad': '“{text}” is no origin. Write it like https://shop.example, without a path.',
  'site.cooldown': 'Cool-down',
  'site.language': 'Language',
  'site.language.hint': 'A question is asked in it where the visitor’s own language is missing.',
  'site.segments': 'Segments',
  'site.personas': 'Personas',

  'apiKeys.kind.publishable': 'publishable',
  'apiKeys.kind.secret': 'secret',

  'scope.figures:read': 'Read figures',
  'scope.comments:read': 'Read comments',
  'scope.people:read': 'Read personal details',
  'scope.answers:write': 'Import answers',
  'scope.answers:hold': 'Hold answers',
  'scope.privacy:manage': 'Export and erase people',
  'scope.audit:read': 'Read the audit log',

  'lifetime.label': 'Works for',
  'lifetime.none': 'no end',
  'lifetime.days': { one: '{n} day', other: '{n} days' },
  'access.actions': 'Actions',
  'access.revoke': 'Revoke',
  'access.revokeNamed': 'Revoke {name}',
  'access.revokeAsk': 'Revoke “{name}”?',
  'access.revokedNow': '“{name}” was revoked.',
  'access.forGood': 'This cannot be taken back; a new one can always be made.',
  'access.ended': { one: '{n} no longer working', other: '{n} no longer working' },
  'access.end': 'Ended',
  'access.revokedOn': 'revoked on {day}',
  'access.overOn': 'expired on {day}',

  'shares.withComments': 'with comments',
  'shares.noComments': 'without comments',

  'seen.lately': 'in the last hour',
  'seen.never': 'never',
} as const
