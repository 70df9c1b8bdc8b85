/** Words of parcels against their plan. */
export const words = {
  'planned.title': 'As planned – Wayfelt',
  'planned.none': 'No parcels in these days to hold against a plan.',
  'planned.none.text':
    '{range}. Parcels come in through a connection and are counted within the hour.',
  'planned.few': 'Too few parcels to hold against their plan',
  'planned.few.text':
    'It takes {least} with a promised day that have come, or whose day is over; there are {n}. Still open: {open}. Without a plan: {none}. {range}',
  'planned.head': 'Wholly as planned: {share} of parcels',
  'planned.lead':
    '{range}: {x} of {of}, 95% interval {interval}. Still open: {open}. Without a plan: {none}.',
  'planned.unlooked':
    'Parcels that were counted earlier and are still to be looked at: {n}. They are in no figure here.',
  'planned.table': 'Planned and actual, by carrier',
  'planned.summary':
    'The plan of a parcel: told of, and delivered by the end of the day that was promised first. Failing came late or had an issue, missing has not come though its day is over. Open parcels are in no share.',
  'planned.carrier': 'Carrier',
  'planned.all': 'All carriers',
  'planned.whole': 'Wholly as planned',
  'planned.completed': 'Delivery: completed',
  'planned.failing': 'Delivery: failing',
  'planned.missing': 'Delivery: missing',
  'planned.told': 'Told of: completed',
  'planned.toldLate': 'Told of: failing',
  'planned.open': 'Still open',
  'planned.noPlan': 'No plan',
  'planned.tooFew': 'too few',
  'planned.file': 'planned-and-actual-{from}-{to}',
  'planned.adhoc': 'What nobody planned (ad hoc)',
  'planned.adhoc.summary':
    'Parcels with a plan that had such a step, the open ones too. A parcel may have several.',
  'planned.adhoc.none': 'No parcel with a plan had a step that nobody planned.',
  'planned.kind': 'Step',
  'planned.exception': 'Exception without a reason',
  'planned.adhoc.file': 'ad-hoc-{from}-{to}',
  'planned.feeling': 'How it felt',
  'planned.feeling.sure':
    'Feelings about parcels as planned, less those about the others: {points} points ({interval}). They go together; that one causes the other is not shown.',
  'planned.feeling.open':
    'Feelings about parcels as planned and about the others do not surely differ: {points} points ({interval}). Either way they would only go together.',
  'planned.feeling.few':
    'Too few answers to compare: it takes five about parcels as planned, five about the others, and some that differ.',
  'planned.feeling.as': 'As planned',
  'planned.feeling.not': 'Deviated',
  'planned.feeling.gap': 'Difference',
  'planned.feeling.n': '{mean} (n {n})',
  'planned.feeling.file': 'planned-feeling-{from}-{to}',
  'planned.numbers': 'Show me the numbers',
  'planned.numbers.closed': 'parcels {parcels} − no plan {none} − open {open} = {n}',
  'planned.numbers.share': 'wholly as planned {x} / {n} = {share}; Wilson, 95%: {interval}',
  'planned.numbers.steps':
    'delivery: completed {completed} + failing {failing} + missing {missing} = {n}',
  'planned.numbers.told': 'told of: completed {completed} + failing {failing} = {n}, open ones too',
  'planned.numbers.feeling':
    'mean as planned {a} (n {an}) − mean of the others {b} (n {bn}) = {points}; Welch, 95%: {interval}',
} as const
