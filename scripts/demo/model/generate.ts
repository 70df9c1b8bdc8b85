import { addDays } from '#worker/domain/days.ts'
import type { StampedAnswer } from '#worker/domain/answers/stamped-answer.ts'
import { DEMO_JOURNEY } from '#scripts/demo/site/journey.ts'
import { DEMO_SURVEYS } from '#scripts/demo/site/demo-site.ts'
import { MENDED_BEFORE } from '#scripts/demo/site/map-words.ts'
import type { Ask, Order } from './ask.ts'
import { asksAroundOrder, asksLater } from './asks-after.ts'
import { asksBefore, asksFromSocial } from './asks-before.ts'
import { ordersByDay } from './calendar.ts'
import { customerPool } from './customers.ts'
import { asksHeard, HEARD_SURVEY, recall } from './heard.ts'
import { sendParcel, strikeBefore } from './parcels.ts'
import { randomFrom, type Random } from './random.ts'
import { replier } from './reply.ts'
import { stampReply } from './stamp-reply.ts'
import { tallyActions, type ActionCell } from './tally-actions.ts'
import { displayTally, type DisplayCell, type Place } from './tally-displays.ts'
import { takeOrders } from './without-order.ts'

export interface DemoOptions {
  /** Orders in all; about one and a half answers come of each. */
  orders: number
  days: number
  seed: number
  /** Last day, `YYYY-MM-DD` in the shop's time zone. */
  until: string
}

export interface DemoData {
  orders: Order[]
  answers: StampedAnswer[]
  displays: DisplayCell[]
  actions: ActionCell[]
}

/** Days between two answers from social posts: too few to be shown. */
const SOCIAL_RHYTHM = 9

/** A believable year of a Polish shop; the same options give the same rows and ids. */
export function generateDemo(options: DemoOptions): DemoData {
  const random = randomFrom(`wayfelt demo ${options.seed}`)
  const displays = displayTally(random)
  const reply = replier(random)
  const answers: StampedAnswer[] = []
  const orders: Order[] = []
  const first = addDays(options.until, 1 - options.days)
  for (const ask of asks(random, options, { first, orders })) {
    if (ask.day < first || ask.day > options.until) continue
    const survey = surveyOf(ask.survey)
    const isAnswered = random.chance(Math.min(0.92, ask.rate * ask.who.talkative))
    displays.add(ask, survey.place, isAnswered)
    if (!isAnswered) continue
    const given = reply(ask, survey.definition)
    if (survey.definition.kind === 'text' && !given.comment) continue
    answers.push(stampReply(random, { ask, given, survey }))
  }
  const cells = displays.cells()
  const heard = whereHeard(options, orders)
  answers.push(...heard.answers)
  // In key order the database appends instead of searching.
  answers.sort((a, b) => (a.id < b.id ? -1 : 1))
  const stored = takeOrders(answers, orders, options.until)
  const actions = tallyActions(cells, options.until)
  return { orders, answers: stored, displays: [...cells, ...heard.displays], actions }
}

/** Where first buyers heard of the shop: by chance of its own, so that nothing else of the year hangs on it. */
function whereHeard({ seed, until }: DemoOptions, orders: readonly Order[]) {
  const random = randomFrom(`wayfelt demo ${seed} heard`)
  const displays = displayTally(random)
  const survey = surveyOf(HEARD_SURVEY)
  const answers = asksHeard(orders).flatMap((ask) => {
    if (ask.day > until) return []
    const isAnswered = random.chance(Math.min(0.92, ask.rate * ask.who.talkative))
    displays.add(ask, survey.place, isAnswered)
    return isAnswered ? [stampReply(random, { ask, given: recall(random, ask), survey })] : []
  })
  return { answers, displays: displays.cells() }
}

function surveyOf(id: string) {
  const survey = SURVEYS.get(id)
  if (!survey) throw new Error(`The demo asks an unknown survey: ${id}`)
  return survey
}

const STAGE_OF = new Map(
  DEMO_JOURNEY.stages.flatMap((stage) =>
    stage.touchpoints.map((touchpoint) => [touchpoint.id, stage.id] as const),
  ),
)
const SURVEYS = new Map(
  DEMO_SURVEYS.map((survey) => {
    const { touchpointId, definition } = survey
    const stageId = STAGE_OF.get(touchpointId) ?? ''
    const place: Place = { touchpointId, stageId, scale: definition.scale }
    return [survey.id, { id: survey.id, definition, place }]
  }),
)

/** Whom is asked what, from the first day on. The orders that they are asked about are put into `orders`. */
function* asks(
  random: Random,
  options: DemoOptions,
  { first, orders: placed }: { first: string; orders: Order[] },
): Generator<Ask> {
  const { until } = options
  const strike = strikeBefore(until)
  const mended = addDays(until, -MENDED_BEFORE)
  const customers = customerPool(random)
  let number = 0
  for (const { day, orders } of ordersByDay(random, { ...options, from: first })) {
    for (let index = 0; index < orders; index += 1) {
      number += 1
      const order: Order = {
        day,
        who: customers.next(),
        ref: `ZS-${day.slice(0, 4)}-${String(number).padStart(6, '0')}`,
        parcel: sendParcel(random, day, strike),
        isMended: day >= mended,
      }
      placed.push(order)
      yield* asksBefore(random, order)
      yield* asksAroundOrder(random, order)
      yield* asksLater(random, order)
    }
  }
  for (let day = addDays(until, -4); day >= first; day = addDays(day, -SOCIAL_RHYTHM))
    yield* asksFromSocial(random, day)
}
