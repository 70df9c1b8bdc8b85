/** Words of `/settings/keys`. */
export const words = {
  'apiKeys.lead': 'Keys identify your pages and programs.',
  'apiKeys.live': { one: '{n} active key', other: '{n} active keys' },
  'apiKeys.soon': '“{name}” stops working {when}.',
  'apiKeys.none': 'No active publishable key: the shop’s pages cannot send answers.',

  'apiKeys.publishable': 'Publishable keys',
  'apiKeys.publishable.lead':
    'They are public, in your shop’s pages: they can send answers but read nothing.',
  'apiKeys.publishable.new': 'New publishable key',
  'apiKeys.inSnippet': 'in the snippet',
  'apiKeys.secret': 'Secret keys',
  'apiKeys.secret.lead':
    'For programs on your own servers. Each can do what is ticked for it, and no more.',
  'apiKeys.secret.new': 'New secret key',
  'apiKeys.signing': 'Signing keys',
  'apiKeys.signing.lead':
    'Your server signs with them which order and customer an answer belongs to, so that no page can fake it.',
  'apiKeys.signing.new': 'New signing key',

  'apiKeys.name': 'Name',
  'apiKeys.name.publishable': 'Where it is used, such as “Shop” or “Mobile app”.',
  'apiKeys.name.secret': 'Which program uses it, such as “CRM”.',
  'apiKeys.key': 'Key',
  'apiKeys.kind': 'Kind',
  'apiKeys.kind.signing': 'signing key',
  'apiKeys.id': 'Id',
  'apiKeys.created': 'Created',
  'apiKeys.scopes': 'Can',
  'apiKeys.scopes.none': 'Tick at least one.',
  'apiKeys.used': 'Last used',
  'apiKeys.unused': 'never',
  'apiKeys.lastHour': 'within the hour',
  'apiKeys.until': 'Expires',
  'apiKeys.noEnd': 'never',
  'apiKeys.make': 'Create key',
  'apiKeys.lifetime.publishable':
    'Once it expires, pages that use it stop asking until they get another.',
  'apiKeys.lifetime.secret': 'Shorter is safer: a forgotten key expires by itself.',
  'apiKeys.made.publishable': '“{name}” is active.',
  'apiKeys.made.secret': 'Secret key “{name}”',
  'apiKeys.made.signing': 'Signing key {id}',
  'apiKeys.try': 'To try it, put it into the variable WAYFELT_KEY and run:',
  'apiKeys.revoke.publishable':
    'Within a minute, pages with this key stop asking and sending answers.',
  'apiKeys.revoke.last': 'No other publishable key is active: the whole shop stops asking.',
  'apiKeys.revoke.secret': 'Programs that use it are refused at once. They can no longer:',
  'apiKeys.revoke.signing':
    'Tokens signed with it are no longer trusted: answers that carry them are kept, but belong to no order or customer.',
  'apiKeys.ended.caption': 'They explain what has stopped, and since when.',
  'apiKeys.sign.how': 'How to sign',
  'apiKeys.sign.text':
    'Keep the id and the secret on your server, and make a token for each order there.',
  'apiKeys.sign.languages': 'Language of the snippet',
  'apiKeys.sign.hand': 'The page hands the token to the widget:',
  'scope.figures:read.hint': 'Journeys, curves, scores and counts. Nothing of a person.',
  'scope.comments:read.hint': 'What people wrote. Only together with the figures.',
  'scope.people:read.hint':
    'The page that somebody was on, and their traits. Only together with the figures.',
  'scope.answers:write.hint': 'Files of answers from elsewhere.',
  'scope.orders:write.hint': 'Orders and parcels, in calls or files.',
  'scope.answers:export.hint': 'Whole files of answers, as far as the key may read them.',
  'scope.answers:hold.hint': 'Keep answers out of the figures, and let them in again.',
  'scope.cases:work.hint': 'See, work and close cases, and link answers to orders.',
  'scope.surveys:draft.hint': 'Begin surveys as drafts, which a person makes live.',
  'scope.privacy:manage.hint': 'Hand out or delete what is held about one person.',
  'scope.audit:read.hint': 'Who changed what.',
} as const
