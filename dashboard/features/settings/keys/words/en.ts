/** Words of `/settings/keys`. */
export const words = {
  'apiKeys.lead': 'What pages and programs make themselves known with.',
  'apiKeys.live': { one: '{n} key works.', other: '{n} keys work.' },
  'apiKeys.soon': '“{name}” stops working {when}.',
  'apiKeys.none': 'No publishable key works: the shop’s pages cannot send answers.',

  'apiKeys.publishable': 'Publishable keys',
  'apiKeys.publishable.lead':
    'They stand in the pages of the shop, where everybody can see them. They may send answers and read nothing.',
  'apiKeys.publishable.new': 'New publishable key',
  'apiKeys.inSnippet': 'in the snippet',
  'apiKeys.secret': 'Secret keys',
  'apiKeys.secret.lead':
    'For programs on your own servers. Each may do what is ticked for it, and no more.',
  'apiKeys.secret.new': 'New secret key',
  'apiKeys.signing': 'Signing keys',
  'apiKeys.signing.lead':
    'Your server signs with them which order and customer an answer belongs to, so that no page can make it up.',
  'apiKeys.signing.new': 'New signing key',

  'apiKeys.name': 'Name',
  'apiKeys.name.publishable': 'Where it stands, such as “Shop” or “Mobile app”.',
  'apiKeys.name.secret': 'Which program uses it, such as “CRM”.',
  'apiKeys.key': 'Key',
  'apiKeys.kind': 'Kind',
  'apiKeys.kind.signing': 'signing key',
  'apiKeys.id': 'Id',
  'apiKeys.created': 'Made on',
  'apiKeys.scopes': 'May',
  'apiKeys.scopes.none': 'Tick at least one.',
  'apiKeys.used': 'Last used',
  'apiKeys.unused': 'never',
  'apiKeys.lastHour': 'within the hour',
  'apiKeys.until': 'Works until',
  'apiKeys.noEnd': 'no end',
  'apiKeys.make': 'Make the key',
  'apiKeys.lifetime.publishable':
    'Once it ends, pages with it fall silent until they carry another.',
  'apiKeys.lifetime.secret': 'Shorter is safer: a key that was forgotten ends by itself.',
  'apiKeys.made.publishable': '“{name}” works now.',
  'apiKeys.made.secret': 'Secret key “{name}”',
  'apiKeys.made.signing': 'Signing key {id}',
  'apiKeys.try': 'To try it, put it into the variable WAYFELT_KEY and run:',
  'apiKeys.revoke.publishable':
    'Pages that carry this key ask nothing more and send no answers, within a minute.',
  'apiKeys.revoke.last': 'No other publishable key works: the whole shop falls silent.',
  'apiKeys.revoke.secret': 'Programs that use it are turned away at once. They can no longer:',
  'apiKeys.revoke.signing':
    'Tokens signed with it are not believed any more: answers that carry them are kept, but belong to no order or customer.',
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
  'scope.answers:export.hint': 'Whole files of answers, as far as the key may read them.',
  'scope.answers:hold.hint': 'Keep answers out of the figures, and let them in again.',
  'scope.privacy:manage.hint': 'Hand out or delete what is held about one person.',
  'scope.audit:read.hint': 'Who changed what.',
} as const
