/** Words of `/settings/privacy`. */
export const words = {
  'privacy.head': '{name} keeps what people wrote for {time}.',
  'privacy.head.always': '{name} keeps what people wrote until you erase it.',
  'privacy.head.requests': 'A person may ask what {name} holds about them, and to be forgotten.',
  'privacy.months': { one: '{n} month', other: '{n} months' },
  'privacy.years': { one: '{n} year', other: '{n} years' },

  'privacy.retention': 'Keep for',
  'privacy.retention.always': 'Forever',
  'privacy.retention.hint':
    'After that an answer loses its comment, its page and everything that tells who gave it; its score, its chosen reasons and its place in the journey stay, so no figure changes.',
  'privacy.retention.sooner':
    'Once you save, everything older than {time} is forgotten from the next hour on. Nobody can bring it back.',
  'privacy.sooner.title': 'Forget everything older than {time}?',
  'privacy.sooner.text':
    'From the next hour on, older answers lose their comments and everything that tells who gave them. The figures stay. This cannot be undone.',
  'privacy.sooner.go': 'Save and forget',
  'privacy.mask': 'Mask comments',
  'privacy.mask.hint':
    'E-mail addresses, phone, card and PESEL numbers are replaced before a comment is stored; the original is kept nowhere. Comments that are stored already stay as they are.',
  'privacy.mask.written': 'Written',
  'privacy.mask.stored': 'Stored',
  'privacy.mask.example': 'No parcel yet! Call +48 600 123 456 or write to anna@poczta.example',
  'privacy.mask.masked': 'No parcel yet! Call [phone] or write to [mail]',
  'privacy.gpc': 'Honour Global Privacy Control',
  'privacy.gpc.hint':
    'Where a browser sends this signal, nothing is kept that tells visitors apart: answers are anonymous.',
  'privacy.docs':
    'In full, in English: {privacy} on what is held and forgotten, {masking} on what is masked and what slips through.',

  'person.title': 'Requests from people',
  'person.lead':
    'Find everything that is held about one person: to hand them a copy, or to forget them.',
  'person.kind': 'Find by',
  'person.kind.respondent': 'Respondent',
  'person.kind.order': 'Order',
  'person.kind.customer': 'Customer',
  'person.kind.email': 'E-mail',
  'person.value.respondent': 'Respondent’s id',
  'person.value.order': 'Order number',
  'person.value.customer': 'Customer’s id',
  'person.value.email': 'E-mail address',
  'person.hint.respondent': 'As the shop’s page sends it, letter by letter.',
  'person.hint.order': 'As the shop writes it, letter by letter.',
  'person.hint.customer': 'As the shop writes it, letter by letter.',
  'person.hint.email':
    'Capital letters do not matter. The address is stored nowhere: only a keyed hash of it is compared.',
  'person.email.bad': 'Enter an address like anna@shop.example.',
  'person.show': 'Show what is held',
  'person.stop': 'Stop',
  'person.erase': 'Erase…',

  'copy.looking': {
    one: 'Looked at {n} answer so far; found: {found}.',
    other: 'Looked at {n} answers so far; found: {found}.',
  },
  'copy.looking.label': 'Looking through the answers',
  'copy.failed': 'The search stopped. {reason}',
  'copy.goOn': 'Continue',
  'copy.found': {
    one: '{n} answer is held about this person.',
    other: '{n} answers are held about this person.',
  },
  'copy.beside': {
    one: 'Beside answers: {n} entry on orders, parcels, cases and lists, in the file.',
    other: 'Beside answers: {n} entries on orders, parcels, cases and lists, in the file.',
  },
  'copy.none': 'Nothing is held about this person.',
  'copy.none.text':
    'Check the spelling, and try what else they may be known by. Answers that are forgotten by age cannot be found any more.',
  'copy.download': 'Download as JSON',
  'copy.caption': 'What is held',
  'copy.when': 'When',
  'copy.touchpoint': 'Touchpoint',
  'copy.score': 'Score',
  'copy.comment': 'Comment',
  'copy.more': {
    one: '{n} more is in the file, with pages, traits and references.',
    other: '{n} more are in the file, with pages, traits and references.',
  },
  'copy.all': 'The file holds pages, traits and references, too.',

  'erase.title': 'Forget this person?',
  'erase.text':
    'Every answer found by this loses its comment, its page and everything that tells who gave it. Scores stay as counts. This cannot be undone.',
  'erase.go': 'Erase for good',
  'erase.done': {
    one: 'Done: {n} answer no longer tells who gave it.',
    other: 'Done: {n} answers no longer tell who gave them.',
  },
  'erase.begun': 'Erasing has started. You can leave this page: it continues by itself.',
  'erase.reach': 'What erasing cannot reach',
  'erase.reach.files':
    'Files that were downloaded or exported before: delete them wherever they are.',
  'erase.reach.backups':
    'Backups: Cloudflare can bring the database back as it was up to 30 days ago, and your own last as long as you keep them. After a restore, erase again.',
  'erase.reach.anonymous':
    'Answers without this mark: given anonymously, or under another one. Names inside comments are not searched.',
  'erase.reach.device': 'The notes in their own browser of which questions they have seen.',
  'erase.late':
    'An answer that was still on its way is caught: for eight days a keyed hash waits for it, then that is deleted, too.',

  'erasures.title': 'Past erasures',
  'erasures.lead': 'How many answers, and when. Who it was is not kept.',
  'erasures.none': 'No erasures yet.',
  'erasures.kind': 'Found by',
  'erasures.when': 'When',
  'erasures.erased': 'Answers erased',
  'erasures.state': 'State',
  'erasures.state.done': 'Done',
  'erasures.state.running': '{scanned} of {total} looked at',
  'erasures.progress': 'Answers looked at',
  'erasures.waits': 'It continues by itself.',
  'erasures.goOn': 'Continue',
  'erasures.stopped': 'It stopped here. {reason}',
} as const
