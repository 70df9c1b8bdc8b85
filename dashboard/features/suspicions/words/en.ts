/** Words about answers that look forged, on the journey page. */
export const words = {
  'banner.title': {
    one: '{n} answer from one source looks unlike the rest.',
    other: '{n} answers from one source look unlike the rest.',
  },
  'banner.facts': 'They came to {touchpoint} ({when}), {scores}, and {cards}.',
  'banner.facts.unscored': 'They came to {touchpoint} ({when}), and {cards}.',
  'banner.scores.one': 'all rated {low}',
  'banner.scores.two': 'all rated {low} or {high}',
  'banner.scores.range': 'rated {low} to {high}',
  'banner.cards.none': 'no card was shown for any of them',
  'banner.cards.fewer': {
    one: 'only {n} card was shown for them',
    other: 'only {n} cards were shown for them',
  },
  'banner.cards.quick': {
    one: '{n} of them came within a second of its card',
    other: '{n} of them came within a second of their cards',
  },
  'banner.cards.jump': 'there are far more of them than of any other source',
  'banner.why': 'Holding takes them out of every figure and can be undone.',
  'banner.more': {
    one: '{n} more source looks unlike the rest, too.',
    other: '{n} more sources look unlike the rest, too.',
  },
  'banner.hold': 'Hold them',
  'banner.show': 'Show them',
  'banner.genuine': 'Not suspicious',

  'both.chip': 'with and without the {n}',
  'both.chip.unknown': 'with and without them',
  'both.chip.close': 'Close: {text}',
  'both.loading': 'Counting without them…',
  'both.failed': 'The figures without them could not be loaded',
  'both.same':
    'None of them is on this curve. Choose other days, no filters or another kind of question.',
  'both.headline': {
    one: '{stage} is at {value} only if {n} answer is real; without it, {other}.',
    other: '{stage} is at {value} only if {n} answers are real; without them, {other}.',
  },
  'both.headline.few': {
    one: '{stage} is at {value} only if {n} answer is real; without it, too few are left to say.',
    other:
      '{stage} is at {value} only if {n} answers are real; without them, too few are left to say.',
  },
  'both.total': {
    one: 'Counted until you decide. {n} answer with them, {rest} without',
    other: 'Counted until you decide. {n} answers with them, {rest} without',
  },
  'both.summary': 'Without the {n}: {stages}.',
  'both.summary.stage': '{name}: {value}',
  'both.tooFew': 'too few answers',
  'both.note': '{n} without them',
  'both.note.share': '{n} without them, {share}',
  'both.point': '{value} without them',
  'both.column.answers': 'Answers without them',
  'both.column.sentiment': 'Sentiment without them',
  'both.column.interval': 'Its 95% interval',
  'both.legend.counted': 'as counted now',
  'both.legend.without': 'without the {n}',

  'decided.held': {
    one: '{n} answer is held: it counts in no figure.',
    other: '{n} answers are held: they count in no figure.',
  },
  'decided.genuine': {
    one: '{n} answer is marked as not suspicious and stays counted.',
    other: '{n} answers are marked as not suspicious and stay counted.',
  },
  'decided.undone': {
    one: 'Undone: {n} answer counts as before.',
    other: 'Undone: {n} answers count as before.',
  },
  'decided.undo': 'Undo',
  'decided.list': 'All held answers',

  'sources.title': 'Where answers at {stage} came from',
  'sources.lead':
    'Last 8 days. A source is a network, as a code that changes every day; no address is kept.',
  'sources.source': 'Source',
  'sources.when': 'When',
  'sources.answers': 'Answers',
  'sources.share': 'Share',
  'sources.shown': 'Cards shown',
  'sources.quick': 'Within a second',
  'sources.sentiment': 'Sentiment',
  'sources.actions': 'Actions',
  'sources.held': '{n} held',
  'sources.show': 'Show',
  'sources.show.named': 'Show: {source}, {when}',
  'sources.more': '{n} more',
  'sources.few': '3 answers or fewer each',
  'sources.none': 'No answer of the last 8 days has a source.',
  'when.today': 'today, {times}',
} as const
