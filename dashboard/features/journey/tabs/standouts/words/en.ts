/** Words of the tab of what stands out. */
export const words = {
  'standouts.none': 'No answers to this question in these days.',
  'standouts.lead': {
    one: 'All of it is of one instrument, {kind}: {n} answer.',
    other: 'All of it is of one instrument, {kind}: {n} answers.',
  },
  'standouts.others': {
    one: '{n} answer of another scale is left out.',
    other: '{n} answers of other scales are left out.',
  },
  'standouts.headWow': '{touchpoint} delights: {share} give it the best score.',
  'standouts.headGap': '{stage}: the team thinks {assumed}, customers say {mean}.',
  'standouts.headUneven': '{touchpoint} depends on the channel: {best} is {points} above {worst}.',
  'standouts.headNone': 'Nothing stands out for sure.',
  'standouts.sure': 'not chance',
  'standouts.small': 'sure, but under 5 points',
  'standouts.place': 'Touchpoint',

  'index.title': 'The journey as one number',
  'index.summary':
    '{value} of −100 to +100 (95%: {interval}), every answer counting alike; {even} (95%: {evenInterval}) with every stage counting alike.',
  'index.none': 'No stage has enough answers yet.',
  'index.peakEnd':
    'Peak and end: {peakEnd}, the mean of {peak} ({peakValue}), the furthest from 0, and {end} ({endValue}), the last. These two are said to stay in memory; here they are of stages, not of a person.',
  'index.hidden': {
    one: '{n} stage with too few answers is in none of these figures.',
    other: '{n} stages with too few answers are in none of these figures.',
  },
  'index.weight': 'Part of the answers',
  'index.peak': 'peak',
  'index.end': 'end',

  'wow.title': 'Where people are delighted',
  'wow.summary':
    'How many give the best score there is: {share} over the journey. ★ needs 30 answers, five points more than all other touchpoints, and less than 5% of false alarms over the map. Where everybody is happy everywhere, nothing is a wow.',
  'wow.none': 'This question has two answers only: the best one is no delight.',
  'wow.best': 'Best score',
  'wow.lift': 'Of the journey’s',
  'wow.difference': 'Against elsewhere',
  'wow.star': 'wow',

  'gaps.title': 'What the team thinks, and what customers say',
  'gaps.summary':
    'The line across is what the team assumed, the dot what customers say, with where it may lie (95%), from −100 to +100.',
  'gaps.none':
    'The team has assumed nothing yet of a stage with answers: the editor of the map takes it.',
  'gaps.assumed': 'Assumed',
  'gaps.measured': 'Measured',
  'gaps.gap': 'Gap',
  'gaps.said': 'The team thinks {assumed}, customers say {mean}: {verdict}.',
  'gaps.fits': 'may be chance',

  'even.title': 'The same touchpoint in its channels',
  'even.summary':
    'Consistency is 1 where all channels feel alike, and 0 at worst. Other people come by other channels, so a difference need not be the channel’s doing.',
  'even.none': 'No touchpoint was answered enough in two channels.',
  'even.index': 'Consistency',
  'even.channels': 'Channels',
  'even.hidden': {
    one: '{n} channel with too few answers is not shown.',
    other: '{n} channels with too few answers are not shown.',
  },
  'even.uneven': '{best} is {points} above {worst}, not chance.',
  'even.alike': 'No difference that could not be chance.',

  'splits.title': 'Where opinions are split',
  'splits.summary':
    'Many love it, many hate it, few stand between: there the mean tells of nobody. Agreement (van der Eijk) goes from −1, split, to 1, one mind.',
  'splits.none': 'Nowhere: no place has an agreement below 0.',
  'splits.said': 'Split: {loved} love it, {hated} hate it.',
  'splits.whole': 'the whole stage',

  'drivers.title': 'Which touchpoints go with {kind}',
  'drivers.summary': {
    one: 'Of the newest {n} answer to {kind} at {stage}: what the same people had said before. Above are the touchpoints whose moods go most with it, on the left those that people liked least. It goes together; that does not make one the cause of the other.',
    other:
      'Of the newest {n} answers to {kind} at {stage}: what the same people had said before. Above are the touchpoints whose moods go most with it, on the left those that people liked least. It goes together; that does not make one the cause of the other.',
  },
  'drivers.none': 'This journey asks for neither NPS nor CSAT: there is no outcome to explain.',
  'drivers.few':
    'No touchpoint yet has thirty people who answered there and were asked for {kind} later.',
  'drivers.effect': 'Goes with it (ε²)',
  'drivers.performance': 'Liked',
  'drivers.difference': 'Happy less unhappy',
  'drivers.notTold': 'not told from chance',
  'drivers.first': 'look here first',
  'drivers.people': 'People',
  'drivers.alone':
    'One by one: people answer at few places, so that touchpoints cannot be weighed against each other.',
  'facts.title': 'What of the order and the channel goes with {kind}',
  'facts.summary': {
    one: 'Together they go with {r2} of what {kind} varies by, of {n} answer whose order is known (Johnson’s relative weights). What does not surely outweigh a column of noise is greyed. Associations, no causes.',
    other:
      'Together they go with {r2} of what {kind} varies by, of {n} answers whose order is known (Johnson’s relative weights). What does not surely outweigh a column of noise is greyed. Associations, no causes.',
  },
  'facts.few': {
    one: '{n} answer with a known order, where {needed} are needed.',
    other: '{n} answers with a known order, where {needed} are needed.',
  },
  'facts.alike': 'Nothing is known that tells these people apart.',
  'facts.fact': 'Fact',
  'facts.weight': 'Weight',
  'facts.having': 'Holds of',
  'facts.difference': 'With less without',
  'facts.channel': 'channel',
  'facts.issue': 'issue of the order',
  'person.peakEnd': {
    one: 'Peak and end of {n} person with three earlier answers or more ({kind}): {peakEnd}, the plain mean {mean}. With the outcome they go {peakEndR} and {meanR} (r, 95%).',
    other:
      'Peak and end of {n} persons with three earlier answers or more ({kind}): {peakEnd}, the plain mean {mean}. With the outcome they go {peakEndR} and {meanR} (r, 95%).',
  },
} as const
