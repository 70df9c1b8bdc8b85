import type { Drivers, FactDriver } from '#contract/insight/drivers.ts'
import type { SiteDb } from '#worker/db/connect.ts'
import { readOutcomes } from '#worker/db/insight/outcomes.ts'
import { buildDrivers } from '#worker/domain/insight/drivers/drivers.ts'
import type { Outcome } from '#worker/domain/insight/drivers/outcome.ts'
import { keyPhrases, type KeyPhrase } from '#worker/domain/themes/key-phrases.ts'
import type { Bucket } from './join.ts'
import type { Delivered } from './read-deliveries.ts'

/*
 * What Olist's answers go with: the same drivers as the dashboard's, and the phrases of bad answers.
 * Comments are Portuguese, of which there is no lexicon: words are compared as they are written.
 */

const SCALE = 'csat5'
const PLACE = { stage: 'delivery', scale: SCALE, touchpoints: ['delivery'] } as const
/** An answer with one or two of five points is bad, one with four or five good. */
const BAD = 2
const GOOD = 4
/** "Did not get", "did not come", "late", "delay", "until now", "delivered", "date". */
const OF_LATENESS = /receb|cheg|atras|até agora|entreg|prazo/u

/** Of a parcel that did not come yet it is not known whether it will be late. */
const DELIVERED = ['on_time', 'late_1_3', 'late_4_7', 'late_8plus'] satisfies Bucket[]
/** Answers begin and end in these years; the product reads a month's newest eight hundred. */
const YEARS = [2016, 2017, 2018]
const MONTHS = Array.from({ length: 12 }, (_, month) => month + 1)

/** What goes with the score of all answers about delivered orders. */
export async function findDrivers(db: SiteDb): Promise<Drivers['facts']> {
  const place = { ...PLACE, touchpoints: [...PLACE.touchpoints] }
  const outcomes: Outcome[] = []
  for (const segment of DELIVERED)
    for (const month of YEARS.flatMap((year) => MONTHS.map((number) => monthOf(year, number)))) {
      const query = { journey: 'orders', place, filter: { segment } }
      const found = await readOutcomes(db, { ...query, from: `${month}-01`, to: `${month}-31` })
      if (found.isCut) throw new Error(`${month} has more answers than are read at once.`)
      outcomes.push(...found.outcomes)
    }
  return buildDrivers(outcomes, { scale: SCALE, hiddenBelow: 1 }).facts
}

function monthOf(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}`
}

/** Whether lateness is the first of all, and surely more than noise. */
export function isLateFirst({ drivers: [first] }: Drivers['facts']): boolean {
  return first?.isTold === true && first.fact.of === 'issue' && first.fact.value === 'late'
}

/** Phrases that bad answers have more often than good ones, the surest first. */
export function findPhrases(deliveries: readonly Delivered[]): KeyPhrase[] {
  const answers = deliveries.flatMap((delivery) => delivery.answers)
  const comments = (isOne: (score: number) => boolean) =>
    answers.flatMap(({ score, comment }) => (comment !== null && isOne(score) ? [comment] : []))
  return keyPhrases(
    comments((score) => score <= BAD),
    comments((score) => score >= GOOD),
  )
}

/** Whether the surest phrase of two words says that something came late or not at all: one may be a mere "no". */
export function isOfLateness(phrases: readonly KeyPhrase[]): boolean {
  const first = phrases.find(({ phrase }) => phrase.includes(' '))
  return first !== undefined && OF_LATENESS.test(first.phrase)
}

export function driverLines({ n, r2, drivers }: Drivers['facts']): string[] {
  return [
    `What goes with the score of ${n} answers about delivered orders (R² ${r2.toFixed(3)}):`,
    ...drivers.map(driverLine),
  ]
}

function driverLine({ fact, having, weight, interval, difference, isTold }: FactDriver): string {
  const [low, high] = interval.map((one) => one.toFixed(3))
  return (
    `  ${fact.value}: weight ${weight.toFixed(3)} [${low}, ${high}], ${having} answers, ` +
    `${difference.toFixed(1)} points${isTold ? '' : ' (may be noise)'}`
  )
}

export function phraseLines(phrases: readonly KeyPhrase[], most: number): string[] {
  return [
    'What bad answers say more often than good ones:',
    ...phrases
      .slice(0, most)
      .map(({ phrase, inA, inB, g2 }) => `  ${phrase}: ${inA} and ${inB}, G² ${g2.toFixed(0)}`),
  ]
}
