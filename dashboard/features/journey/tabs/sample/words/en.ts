/** Words of where people heard of the shop, and of sampling rates. */
export const words = {
  'heard.title': 'How people heard of the shop',
  'heard.question': 'Question',
  'heard.source': 'Source',
  'heard.answers': 'Answers',
  'heard.share': 'Share',
  'heard.most': {
    one: '“{source}” is named most: {share} of {n} answer ({interval}).',
    other: '“{source}” is named most: {share} of {n} answers ({interval}).',
  },
  'heard.told':
    'This is what people remember and choose to tell. The last thing that they met comes to mind sooner than the first, and who met several names one.',
  'heard.shuffled':
    'Each person saw the choices in another order, so that none gains by standing first.',
  'heard.fixed':
    'Everybody saw the choices in the same order; the first ones are chosen more often for that.',
  'heard.cut': {
    one: 'Only the newest {n} answer of each touchpoint was looked at.',
    other: 'Only the newest {n} answers of each touchpoint were looked at.',
  },
  'heard.few': {
    one: '{n} answer so far. Shares are shown from {least} on.',
    other: '{n} answers so far. Shares are shown from {least} on.',
  },
  'heard.none': 'Nobody has been asked yet how they heard of the shop.',
  'heard.begin': 'Begin a survey that asks it',
  'heard.others': 'What was meant by “{source}”',

  'weighted.title': 'Weighted by sampling rate: {place}',
  'weighted.question': 'Question',
  'weighted.answers': 'Answers',
  'weighted.sentiment': 'Sentiment',
  'weighted.good': 'Good answers',
  'weighted.all': 'All together, weighted',
  'weighted.weighted':
    'Its questions were not always shown to the same share of visitors. As if to all of them: {value} ({interval}); each answer counted once: {plain}.',
  'weighted.few': 'Too few answers to say anything.',
  'weighted.untold': {
    one: '{n} answer was asked by no stated share and is in no figure here.',
    other: '{n} answers were asked by no stated share and are in no figure here.',
  },
  'weighted.cut': 'Only the newest {n} answers were looked at.',
  'weighted.now': 'shown to {share}',
  'weighted.over': 'no longer shown',
} as const
