/** Words of `/settings/holds`. */
export const words = {
  'holds.live': {
    one: '{n} answer is held: it counts in no figure.',
    other: '{n} answers are held: they count in no figure.',
  },
  'holds.none': 'No answers are held: all of them count.',
  'holds.lead':
    'What is held stays stored and counts nowhere. Every hold can be undone and done again, and the audit log tells who did it.',
  'holds.empty':
    'The journey page says when answers of one source look unlike the rest, and they can be held there.',
  'holds.caption': 'Holds, the latest first',
  'holds.what': 'What is held',
  'holds.who': 'Held by',
  'holds.when': 'When',
  'holds.answers': 'Answers',
  'holds.state': 'State',
  'holds.source': 'Source {source}',
  'holds.span': 'Everything of a span',
  'holds.selection': { one: '{n} chosen answer', other: '{n} chosen answers' },
  'holds.budget': 'Above the day’s budget',
  'holds.at': 'at {touchpoint}',
  'holds.everywhere': 'at every touchpoint',
  'holds.events': { one: 'and {n} event', other: 'and {n} events' },
  'holds.by.system': 'Wayfelt',
  'holds.by.key': 'the key “{name}”',
  'holds.by.unknown': 'not known',
  'holds.held': 'held',
  'holds.released': 'counts again since {day}',
  'holds.release': 'Release',
  'holds.release.named': 'Release: {what}',
  'holds.again': 'Hold again',
  'holds.again.named': 'Hold again: {what}',
  'holds.done.released': {
    one: '{n} answer counts again.',
    other: '{n} answers count again.',
  },
  'holds.done.held': {
    one: '{n} answer is held again.',
    other: '{n} answers are held again.',
  },
  'holds.own.title': 'When Wayfelt holds by itself',
  'holds.own':
    'On a day on which far more comes in than a shop like yours gets, what comes above the day’s budget is stored and held, so that a flood changes no figure and loses no answer. Release it here once you know that it is genuine.',
  'holds.own.limit': 'Set how much one address may send',
} as const
