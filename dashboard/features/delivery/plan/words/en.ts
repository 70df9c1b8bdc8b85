/** Words of parcels against their plan. */
export const words = {
  'plan.title': 'As planned – Wayfelt',
  'plan.none': 'No parcels in these days to hold against a plan.',
  'plan.none.text':
    '{range}. Parcels come in through a connection and are counted within the hour.',
  'plan.few': 'Too few parcels to hold against their plan',
  'plan.few.text':
    'It takes {least} with a promised day that have come, or whose day is over; there are {n}. Still open: {open}. Without a plan: {none}. {range}',
  'plan.head': 'Wholly as planned: {share} of parcels',
  'plan.lead':
    '{x} of {of}, 95% interval {interval}. Still open: {open}. Without a plan: {none}. {range}',
  'plan.unlooked':
    'Parcels that were counted earlier and are still to be looked at: {n}. They are in no figure here.',
  'plan.table': 'Planned and actual, by carrier',
  'plan.summary':
    'The plan of a parcel: told of, and delivered by the end of the day that was promised first. Failing came late or had an issue, missing has not come though its day is over. Open parcels are in no share.',
  'plan.carrier': 'Carrier',
  'plan.all': 'All carriers',
  'plan.whole': 'Wholly as planned',
  'plan.completed': 'Delivery: completed',
  'plan.failing': 'Delivery: failing',
  'plan.missing': 'Delivery: missing',
  'plan.told': 'Told of: completed',
  'plan.toldLate': 'Told of: failing',
  'plan.open': 'Still open',
  'plan.noPlan': 'No plan',
  'plan.tooFew': 'too few',
  'plan.file': 'planned-and-actual-{from}-{to}',
  'plan.adhoc': 'What nobody planned (ad hoc)',
  'plan.adhoc.summary':
    'Parcels with a plan that had such a step, the open ones too. A parcel may have several.',
  'plan.adhoc.none': 'No parcel with a plan had a step that nobody planned.',
  'plan.kind': 'Step',
  'plan.exception': 'Exception without a reason',
  'plan.adhoc.file': 'ad-hoc-{from}-{to}',
  'plan.feeling': 'How it felt',
  'plan.feeling.sure':
    'Feelings about parcels as planned, less those about the others: {points} points ({interval}). They go together; that one causes the other is not shown.',
  'plan.feeling.open':
    'Feelings about parcels as planned and about the others do not surely differ: {points} points ({interval}). Either way they would only go together.',
  'plan.feeling.few':
    'Too few answers to compare: it takes five about parcels as planned, five about the others, and some that differ.',
  'plan.feeling.as': 'As planned',
  'plan.feeling.not': 'Deviated',
  'plan.feeling.gap': 'Difference',
  'plan.feeling.n': '{mean} (n {n})',
  'plan.feeling.file': 'planned-feeling-{from}-{to}',
  'plan.numbers': 'Show me the numbers',
  'plan.numbers.closed': 'parcels {parcels} − no plan {none} − open {open} = {n}',
  'plan.numbers.share': 'wholly as planned {x} / {n} = {share}; Wilson, 95%: {interval}',
  'plan.numbers.steps':
    'delivery: completed {completed} + failing {failing} + missing {missing} = {n}',
  'plan.numbers.told': 'told of: completed {completed} + failing {failing} = {n}, open ones too',
  'plan.numbers.feeling':
    'mean as planned {a} (n {an}) − mean of the others {b} (n {bn}) = {points}; Welch, 95%: {interval}',
} as const
