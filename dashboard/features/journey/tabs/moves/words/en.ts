/** Words of what moved, and why. */
export const words = {
  'moves.fell': '{place} fell, by {points} at least.',
  'moves.rose': '{place} rose, by {points} at least.',
  'moves.sure': 'Measured {difference}; the change lies between {interval} (95%), q {q}.',
  'moves.noneReal': 'Nothing moved for sure.',
  'moves.noneReal.lead':
    'A move counts from 5 points, where the interval leaves out “no change” and less than 5% of what is named here is chance.',
  'moves.few': 'Too few answers in one of the two periods to say what moved.',
  'moves.few.lead': 'A value needs five answers, in a journey of employees ten, in both periods.',
  'moves.later': 'None of these days has come yet.',
  'moves.table': 'Moves, the surest first',
  'moves.table.lead':
    'Sorted by how far it went at least: the end of the interval nearer to “no change”. The largest difference is often where fewest answered. {range} beside {before}.',
  'moves.by': 'Compare',
  'moves.by.touchpoint': 'Touchpoints',
  'moves.by.stage': 'Stages',
  'moves.place': 'Place',
  'moves.atLeast': 'At least',
  'moves.unhappy': 'Unhappy',
  'moves.was': 'was {share}, {points} points',
  'moves.answers': 'Answers',
  'moves.before': 'before: {n}',
  'moves.reading': 'Reading',
  'moves.cause': 'Made of',
  'moves.real': 'moved',
  'moves.small': 'real, under 5 points',
  'moves.chance': 'may be chance',
  'moves.reworded': 'question worded anew',
  'moves.hidden': 'Too few answers in one of the periods: {places}.',
  'moves.why': 'Why?',
  'moves.whyOf': 'Why? {place}',

  'why.title': 'Why did it move? {place}',
  'why.whole': 'From {before} to {now}: {difference} ({interval}, 95%).',
  'why.arithmetic':
    'This is arithmetic, not a cause: it tells apart whether others answered (mix) or the same ones felt otherwise (rate).',
  'why.hidden': 'Too few answers in one of the periods to tell.',
  'why.alike': 'Nothing is known that tells these answers apart, so all of it is how they feel.',
  'why.parts':
    'By {dimension}: {mix} since others answered (mix), {rate} since answers changed (rate: {interval}, 95%).',
  'why.reversed':
    'Careful: within the parts, answers moved the other way ({rate}) than the whole ({difference}). The whole moved because others answered (Simpson’s paradox).',
  'why.dim.touchpoint': 'touchpoint',
  'why.dim.instrument': 'question scale',
  'why.dim.channel': 'channel',
  'why.dim.segment': 'segment',
  'why.dim.persona': 'persona',
  'why.by': 'By {dimension}',
  'why.part': 'Part',
  'why.share': 'Share of answers',
  'why.sentiment': 'Sentiment',
  'why.mix': 'Mix',
  'why.rate': 'Rate',
  'why.new': 'new',
  'why.gone': 'gone',

  'alerts.title': 'Alerts',
  'alerts.lead':
    'Each day the share of unhappy answers at each touchpoint is set beside what was usual there over its first twenty days. By chance alone, at 25 answers a day, 23 of 100 places raise one in 60 days; where the share doubles from 15% to 30%, it comes two days after the first bad one.',
  'alerts.none': 'No touchpoint has had more unhappy answers than usual.',
  'alerts.notYet':
    'What is usual is not known anywhere yet: it takes twenty days with five answers or more.',
  'alerts.through':
    'Looked at up to {day}. Places where usual is known: {watched}; where it is being learnt: {learning}.',
  'alerts.since': 'Since',
  'alerts.day': 'Unhappy that day',
  'alerts.usual': 'Usually',
  'alerts.average': 'Moving average',
  'alerts.state': 'State',
  'alerts.open': 'lasts',
  'alerts.over': 'as usual since {day}',
  'alerts.anew': 'learnt anew since {day}',
  'alerts.of': '{n} of {of}',

  'anew.ask': 'Learn anew',
  'anew.title': 'What is usual at {place} has changed for good?',
  'anew.do': 'Learn it anew',
  'anew.what':
    'An alert that lasts there ends. Until twenty days with enough answers are in, nothing is watched there; then what was usual in these days counts.',

  'summary.title': 'Last week',
  'summary.lead':
    'As it was told on Monday at eight in the morning: figures of the pages, of that week beside the one before.',
  'summary.none':
    'The first summary is written on a Monday at eight in the morning, of the week before.',
} as const
