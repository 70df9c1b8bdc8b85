import type { CaseStep } from '#contract/cases/cases.ts'
import type { CaseActionTaken } from '#contract/cases/words.ts'
import type { IssueType } from '#contract/delivery/words.ts'
import type { Random } from '#scripts/demo/model/random.ts'
import type { DemoCarrier } from '#scripts/demo/model/parcels.ts'

type Odds<Item> = [Item, number][]

const ACTIONS: Partial<Record<IssueType, Odds<CaseActionTaken>>> = {
  late: [
    ['apology', 50],
    ['voucher', 34],
    ['refund', 10],
    ['carrier_claim', 6],
  ],
  stalled: [
    ['apology', 25],
    ['replacement', 30],
    ['refund', 25],
    ['carrier_claim', 20],
  ],
  damaged: [
    ['replacement', 52],
    ['refund', 30],
    ['carrier_claim', 18],
  ],
  missing_item: [
    ['replacement', 75],
    ['refund', 25],
  ],
  wrong_item: [
    ['replacement', 75],
    ['refund', 25],
  ],
  delivered_not_received: [
    ['replacement', 40],
    ['refund', 30],
    ['carrier_claim', 30],
  ],
}
const OTHERWISE: Odds<CaseActionTaken> = [
  ['apology', 62],
  ['voucher', 26],
  ['none', 12],
]

/** How a case is resolved. @param value of the order, in the smallest unit of its currency */
export function resolution(
  random: Random,
  {
    issue,
    carrier,
    value,
    year,
  }: {
    issue: IssueType
    carrier: DemoCarrier
    value: number
    year: string
  },
): Extract<CaseStep, { do: 'resolve' }> {
  const odds = ACTIONS[issue] ?? OTHERWISE
  const action = drawn(random, odds)
  const isClaim = action === 'carrier_claim' || (issue === 'damaged' && random.chance(0.3))
  const claim = `${carrier.toUpperCase()}-RK-${year}-${random.between(10_000, 99_999)}`
  const cost = costOf(random, action, value)
  return {
    do: 'resolve',
    cause: issue,
    action,
    ...(cost > 0 ? { costMinor: cost } : {}),
    ...(isClaim ? { claimRef: claim } : {}),
    askAgain: !random.chance(0.12),
  }
}

function costOf(random: Random, action: CaseActionTaken, value: number): number {
  if (action === 'voucher') return random.pick([1500, 2000, 3000])
  if (action === 'refund') return random.chance(0.7) ? value : Math.round(value / 200) * 100
  return action === 'replacement' ? Math.round((value * 0.62) / 100) * 100 + 1199 : 0
}

/** What somebody who ticked no kind of issue turns out to mean. */
const MEANT: Odds<IssueType> = [
  ['missing_item', 24],
  ['poor_packaging', 20],
  ['wrong_item', 14],
  ['misplaced_handover', 14],
  ['delivered_not_received', 10],
  ['damaged', 10],
  ['other', 8],
]
const BY_CHIP: Partial<Record<string, IssueType>> = {
  rude: 'carrier_conduct',
  locker_full: 'pickup_point_problem',
}

/**
 * What an agent finds a case to be about.
 * @param isLate whether its parcel was late when the customer spoke
 */
export function foundIssue(
  random: Random,
  { choices, isLate, hasWords }: { choices: readonly string[]; isLate: boolean; hasWords: boolean },
): IssueType {
  const chip = choices.map((code) => BY_CHIP[code]).find(Boolean)
  if (chip) return chip
  const meant = drawn(random, MEANT)
  if (isLate) return 'late'
  // What somebody wrote is not to be contradicted.
  return hasWords ? 'other' : meant
}

function drawn<Item>(random: Random, odds: Odds<Item>): Item {
  const [item] = odds[random.weighted(odds.map(([, weight]) => weight))] ?? odds[0] ?? []
  if (item === undefined) throw new RangeError('Nothing to draw from')
  return item
}
