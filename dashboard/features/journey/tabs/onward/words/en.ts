/** Words of how far people get. */
export const words = {
  'onward.none': 'No journey has an answer in these weeks.',
  'onward.none.lead':
    'How far people get is read from answers of the same person or order, in their order.',
  'onward.head': 'Most journeys end at {stage}: {share} of them have no later answer.',
  'onward.headFew': 'No stage has enough journeys that are over to say where they end.',
  'onward.lead': {
    one: '{n} journey whose last answer lies in these weeks.',
    other: '{n} journeys whose last answer lies in these weeks.',
  },
  'onward.caveat':
    'A journey is what one person answered. Who goes on in silence looks like who has left.',
  'onward.band.unhappy': 'Unhappy',
  'onward.band.middling': 'Middling',
  'onward.band.happy': 'Happy',
  'onward.funnel': 'How far journeys get',
  'onward.funnel.lead':
    'Directly: from stage to stage in the order of the map. Eventually: here after the first stage, whatever lay between. Ended: no later answer, and the time frame has passed; before that a journey is open, and at risk from 80% of the frame.',
  'onward.longer': {
    one: '{n} journey of more than eight answers is left out.',
    other: '{n} journeys of more than eight answers are left out.',
  },
  'onward.reached': 'Answered here',
  'onward.strict': 'Directly',
  'onward.eventual': 'Eventually',
  'onward.advanced': 'Went on',
  'onward.dropped': 'Ended here',
  'onward.frame': { one: 'after {n} day', other: 'after {n} days' },
  'onward.open': 'Still open',
  'onward.risk': '{n} at risk',
  'onward.back': '{n} went back',
  'onward.completed': '{n} at the end',
  'onward.hidden': 'too few',
  'onward.gone': 'Who goes on, by what they felt',
  'onward.gone.lead':
    'Of those who answered in a stage, how many answered in a later one within the window, by their first answer there. Who still may go on is left out. They go together; nothing here says that one is why.',
  'onward.gone.none': 'Nobody can be followed from a scored answer to a later stage yet.',
  'onward.window': { one: 'within {n} day', other: 'within {n} days' },
  'onward.difference': 'Happy − unhappy',
  'onward.points': '{points} points',
  'onward.chance': 'may be chance (q {q})',
  'onward.sure': 'not chance (q {q})',
  'onward.waiting': { one: '{n} may still go on', other: '{n} may still go on' },
  'onward.actions':
    'Wanted actions are counted without knowing whose they are, so they cannot be set against what one person felt.',
  'onward.visits': 'Who comes back for another journey',
  'onward.visits.lead':
    'By how the last answer of a journey felt: the share that began another one, 30 days later or more (Kaplan–Meier). Who has not come back yet counts only for as long as they were watched; who is known by one order only is not here.',
  'onward.visits.none':
    'Nobody can be followed to another journey: answers need the same respondent, and thirty days.',
  'onward.back.felt': 'The journey ended',
  'onward.back.people': 'Journeys',
  'onward.back.came': { one: '{n} came back', other: '{n} came back' },
  'onward.back.within': { one: 'In {n} day', other: 'In {n} days' },
  'onward.back.curve': 'Not back yet',
  'onward.back.test': 'Happy against unhappy, all days (log-rank): χ² {x}, p {p}.',
  'onward.back.noTest': 'Too few happy or unhappy ones to compare.',
  'onward.back.caveat':
    'Who wipes their browser, or uses another one, looks like somebody who stays away. They go together; nothing here says that one is why.',
  'onward.orders': 'Who orders again',
  'onward.orders.lead': {
    one: 'By the last answer about a customer’s first order, over all of the shop: the share that placed another one afterwards (Kaplan–Meier). {n} order read, {when}.',
    other:
      'By the last answer about a customer’s first order, over all of the shop: the share that placed another one afterwards (Kaplan–Meier). {n} orders read, {when}.',
  },
  'onward.orders.caveat':
    'Customers whose order nobody answered about are not here. They go together; nothing here says that one is why.',
  'onward.orders.never': 'Not counted yet.',
  'onward.orders.count': 'Count under Delivery → What they go with',
  'onward.orders.noOrders': 'There is no order of a known customer.',
  'onward.orders.none': 'No order of a known customer has an answer.',
  'onward.gaps': 'Gaps in what is known',
  'onward.gaps.lead': {
    one: '{n} of {of} touchpoints has answers in these days; of the others nothing is known.',
    other: '{n} of {of} touchpoints have answers in these days; of the others nothing is known.',
  },
  'onward.gaps.none': 'Every touchpoint has answers.',
  'onward.gaps.where': 'Where',
  'onward.gaps.what': 'What is missing',
  'onward.gaps.noTouchpoint': 'Gap: the stage has no touchpoint',
} as const
