import type { StampedAnswer } from '#worker/domain/answers/stamped-answer.ts'
import type { answerLinks } from '#worker/db/schema/act/cases.ts'
import { ruleFor } from '#worker/domain/cases/rules.ts'
import { localDay } from '#worker/domain/days.ts'
import { DEMO_RULES } from '#scripts/demo/act/desk.ts'
import { sayIssue, type IssueRow } from '#scripts/demo/act/issues.ts'
import { startOf, type Shipped } from '#scripts/demo/act/ship.ts'
import type { Strike } from '#scripts/demo/model/parcels.ts'
import type { Random } from '#scripts/demo/model/random.ts'
import { DEMO_TIMEZONE } from '#scripts/demo/site/demo-site.ts'
import { askAgain, type AskedAgain } from './ask-again.ts'
import type { Making } from './case-maker.ts'
import { BY_HAND } from './notes.ts'
import { openByHand, openByRule, type Place } from './open.ts'
import { foundIssue } from './outcome.ts'
import { leaveOpen, workOn } from './work.ts'

export type LinkRow = Omit<typeof answerLinks.$inferSelect, 'siteId'>

/** What cases are made of. */
export interface CaseSources {
  answers: readonly StampedAnswer[]
  /** By order. */
  parcels: ReadonlyMap<string, Shipped>
  /** Issues of each order, which what is said is added to. */
  issues: Map<string, IssueRow[]>
  /** What orders cost, by order. */
  values: ReadonlyMap<string, number>
  strike: Strike
  /** Of the data, Unix milliseconds. */
  end: number
}

export interface MadeCases {
  cases: Making[]
  links: LinkRow[]
  /** What asking again rests on, by case. */
  asked: Map<string, AskedAgain>
}

/** Opens the cases of the year in the order of time, and works on each of them. */
export function makeCases(random: Random, sources: CaseSources): MadeCases {
  const { answers, parcels, end } = sources
  const before = new Set<string>()
  const made: MadeCases = { cases: [], links: [], asked: new Map() }
  const placeOf = (ref: string): Place => {
    const shipped = parcels.get(ref) ?? null
    const isSecond = namesOf(ref, shipped).some((name) => before.has(name))
    return { number: made.cases.length + 1, isSecond, shipped }
  }
  const byOrder = Map.groupBy(answers, ({ orderRef }) => orderRef ?? '')
  const calls = callsOf(random, sources)
  const openings = [
    ...answers
      .filter((answer) => ruleFor(DEMO_RULES, answer) !== null)
      .map((answer) => ({ at: answer.receivedAt, answer })),
    ...calls.map((call) => ({ at: call.at, call })),
  ].toSorted((a, b) => a.at - b.at)
  for (const opening of openings) {
    const making =
      'answer' in opening
        ? openByRule(random, opening.answer, placeOf)
        : openByHand(random, opening.call, {
            ...placeOf(opening.call.shipped.order.ref),
            shipped: opening.call.shipped,
          })
    if (!making) continue
    const answer = 'answer' in opening ? opening.answer : null
    finish(random, making, { ...sources, answer, made, of: byOrder.get(making.row.orderId) ?? [] })
    made.cases.push(making)
    if (making.row.state !== 'dismissed')
      for (const name of namesOf(making.row.orderId, parcels.get(making.row.orderId) ?? null))
        before.add(name)
  }
  for (const making of made.cases) leaveOpen(random, making, end)
  return made
}

/** An order, and its customer. */
function namesOf(ref: string, shipped: Shipped | null): string[] {
  return ref === '' ? [] : [ref, ...(shipped ? [shipped.order.who.respondent] : [])]
}

type Finishing = CaseSources & {
  answer: StampedAnswer | null
  made: MadeCases
  /** Answers of its order. */
  of: readonly StampedAnswer[]
}

/** Works on a case, and notes what it says of its order: links, the issue, and what came after it. */
function finish(random: Random, making: Making, given: Finishing): void {
  const { row } = making
  const { answer, parcels, issues, values, strike, end, made } = given
  const shipped = parcels.get(row.orderId)
  const lateFrom = shipped ? startOf(shipped.order.parcel.promised) + 86_400_000 : 0
  const isLate = shipped
    ? Math.min(shipped.deliveredAt, row.openedAt) >= lateFrom && shipped.deliveredAt >= lateFrom
    : false
  const found = foundIssue(random, {
    choices: answer?.choices ?? [],
    isLate,
    hasWords: answer?.comment != null,
  })
  const issue = row.issue === '' ? found : row.issue
  const isBusy = localDay(row.openedAt, DEMO_TIMEZONE) >= strike.from
  const value = values.get(row.orderId) ?? 10_000
  // Nobody has said yet which of the customer's orders it is about: it waits for that.
  if (answer?.customerRef == null)
    workOn(random, making, {
      issue,
      carrier: shipped?.order.parcel.carrier ?? 'dpd',
      value,
      isBusy,
      end,
    })
  if (shipped && row.issue !== '') {
    const of = issues.get(row.orderId) ?? []
    issues.set(row.orderId, of)
    const said = sayIssue(of, shipped, { type: row.issue, at: row.openedAt })
    row.issueId = said.id
    if (row.resolvedAt !== null) {
      said.closedAt = Math.max(said.closedAt ?? 0, row.resolvedAt)
      said.confirmedAt ??= row.resolvedAt
    }
  }
  if (answer) made.links.push(...linksOf(answer, making))
  const asked = askAgain(random, row, { answers: given.of, end })
  made.asked.set(row.id, asked)
  if (asked.answerId !== null)
    made.links.push({
      ...LINKED,
      answerId: asked.answerId,
      kind: 'case',
      target: row.id,
      at: row.askAgainAt ?? row.changedAt,
    })
}

const LINKED = { method: 'token', confidence: 1, state: 'linked', byName: '' } as const

function linksOf({ id }: StampedAnswer, { row }: Making): LinkRow[] {
  const link = { ...LINKED, answerId: id, at: row.openedAt }
  return [
    ...(row.orderId === '' ? [] : [{ ...link, kind: 'order' as const, target: row.orderId }]),
    ...(row.issueId === null ? [] : [{ ...link, kind: 'issue' as const, target: row.issueId }]),
  ]
}

/** Calls and letters about parcels that were delivered, spread over the year. */
function callsOf(random: Random, { parcels, end }: CaseSources) {
  const delivered = [...parcels.values()].filter(
    ({ deliveredAt }) => deliveredAt < end - 86_400_000,
  )
  if (delivered.length === 0) return []
  return Array.from({ length: BY_HAND.length * 3 }, (_, index) => {
    const [title, issue] = BY_HAND[index % BY_HAND.length] ?? ['', 'other' as const]
    const shipped = random.pick(delivered)
    return { title, issue, shipped, at: shipped.deliveredAt + random.between(1, 20) * 3_600_000 }
  }).filter(({ at }) => at < end)
}
