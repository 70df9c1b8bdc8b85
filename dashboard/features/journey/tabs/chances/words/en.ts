/** Words of opportunities: which segment is failed where, and what is worth doing first. */
export const words = {
  'segments.none': 'No answer of these days is of a known segment.',
  'segments.none.lead':
    'Segments come from the rules of the map, from what the shop’s page says of a visitor, or from an import.',
  'segments.head': '{touchpoint} fails {segment}: {points} below everybody else there.',
  'segments.headNone': 'No touchpoint surely fails one segment more than the others.',
  'segments.lead': {
    one: '{n} answer of {kind} in these days, of the segment of {unknown} nothing is known: that one is among the others.',
    other:
      '{n} answers of {kind} in these days, {unknown} of them of no known segment: these are among the others.',
  },
  'segments.title': 'What each segment feels, and what to say to whom',
  'segments.summary':
    'Each segment beside everybody else at the same touchpoints, weighted by its own answers. Of groups, never of single shoppers.',
  'segments.answers': { one: '{n} answer', other: '{n} answers' },
  'segments.segment': 'Segment',
  'segments.within': 'Against others at the same touchpoints',
  'segments.crude': '{points} as the answers come',
  'segments.reversed': 'the other way round as the answers come: segments answer at other places',
  'segments.hurts': 'Hurts',
  'segments.delights': 'Delights',
  'segments.names': 'Names more',
  'segments.nothing': 'nothing surely',
  'segments.times': '{pain}, {times}×',
  'segments.newTo': '{pain}, only here',

  'fails.title': 'Segments at each touchpoint',
  'fails.summary': {
    one: 'It takes 20 answers of the segment and 20 of others; {n} pair with fewer is left out. q is over all pairs; five points or more count.',
    other:
      'It takes 20 answers of the segment and 20 of others; {n} pairs with fewer are left out. q is over all pairs; five points or more count.',
  },
  'fails.none': 'No segment has 20 answers at a touchpoint where others have 20, too.',
  'fails.difference': 'Segment − others',
  'fails.own': 'Segment',
  'fails.others': 'Others',
  'fails.chance': 'may be chance',
  'fails.noneSure': 'Nothing here is told from chance.',
  'fails.folded': { one: '{n} more that may be chance', other: '{n} more that may be chance' },

  'named.title': 'Pains that a segment names more',
  'named.summary': {
    one: 'Ticked or written, set against what others name at the same touchpoints (keyness G², ratio of Mantel–Haenszel). {n} answer looked at, by whole weeks: {range}.',
    other:
      'Ticked or written, set against what others name at the same touchpoints (keyness G², ratio of Mantel–Haenszel). {n} answers looked at, by whole weeks: {range}.',
  },
  'named.none': 'No segment names anything more often than others do.',
  'named.times': 'Times as often',
  'named.expected': '{expected} if named as often as by all',

  'chances.noOutcome':
    'This journey asks for neither NPS nor CSAT: there is nothing by which to weigh touchpoints.',
  'chances.head':
    'Look at {touchpoint} first: {segment} is {points} happier there than all together.',
  'chances.headNone': 'No touchpoint is surely worth more than the others.',
  'chances.lead':
    'Importance is how much a touchpoint goes with {kind}, the gap what its best segment is above all, reach who passes. They go together; nothing here says that closing a gap brings so much.',
  'chances.title': 'Opportunities, the surest first',
  'chances.summary':
    'Importance × gap × reach, sorted by the lower end of where it may lie (95%, seeded bootstrap).',
  'chances.few':
    'No touchpoint has an importance that is told from chance and a segment of 20 answers beside 20 others.',
  'chances.reach.reached':
    'Reach counts how often the shop’s page told that a touchpoint was reached.',
  'chances.reach.shown': 'Reach counts how often the question was seen.',
  'chances.reach.answered': 'Reach counts answers: nothing else is known of every touchpoint.',
  'chances.ease': 'How easy each is nobody has said, so it is left out.',
  'chances.notTold': {
    one: '{n} touchpoint is left out: its importance is not told from chance, or the happier there give less.',
    other:
      '{n} touchpoints are left out: their importance is not told from chance, or the happier there give less.',
  },
  'chances.noSegment': {
    one: '{n} important touchpoint has no segment to compare with.',
    other: '{n} important touchpoints have no segment to compare with.',
  },
  'chances.gain': 'Gain',
  'chances.importance': 'Importance',
  'chances.gap': 'Best segment − all',
  'chances.best': '{segment} {best}, all {own}',
  'chances.people': 'Reach',
} as const
