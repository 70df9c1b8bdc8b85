import type { IssueType } from '#contract/delivery/words.ts'
import type { StampedAnswer } from '#worker/domain/answers/stamped-answer.ts'
import { caseOf } from '#worker/domain/cases/open-case.ts'
import { startTerms } from '#worker/domain/cases/start-terms.ts'
import { timeOrderedId } from '#worker/domain/ids.ts'
import { AGENTS, DEMO_DESK, DEMO_RULES } from '#scripts/demo/act/desk.ts'
import type { Shipped } from '#scripts/demo/act/ship.ts'
import type { Random } from '#scripts/demo/model/random.ts'
import { DEMO_TIMEZONE } from '#scripts/demo/site/demo-site.ts'
import { AT_FIRST, seedOf, type CaseRow, type Making } from './case-maker.ts'

const SITE = { rules: DEMO_RULES, owners: {}, desk: DEMO_DESK, timezone: DEMO_TIMEZONE }

/** Where a case lies among those before it. */
export interface Place {
  number: number
  isSecond: boolean
  /** Its order's parcel; null for none. */
  shipped: Shipped | null
}

/** The case that the demo's rules open for an answer; null for none. */
export function openByRule(
  random: Random,
  answer: StampedAnswer,
  placeOf: (isSecondOf: string) => Place,
): Making | null {
  const seeds = Uint8Array.of(...seedOf(random), ...seedOf(random))
  const opened = caseOf(answer, SITE, { random: seeds, now: answer.receivedAt, origin: '' })
  if (!opened) return null
  const { rule, orderRef, owner: _, link: __, eventId, openedBy, ...plain } = opened
  const place = placeOf(orderRef ?? '')
  const row = placed(
    {
      ...AT_FIRST,
      ...plain,
      issue: opened.issue ?? '',
      orderId: orderRef ?? '',
      ruleId: rule.id,
      openedByName: openedBy,
    },
    place,
  )
  const details = { rule: rule.name }
  return { row, events: [opening(row, { eventId, details, actor: ['system', rule.id] })] }
}

/** A case that somebody opened for an order after a call or a letter. */
export function openByHand(
  random: Random,
  { title, issue, at }: { title: string; issue: IssueType; at: number },
  place: Place & { shipped: Shipped },
): Making {
  const by = random.pick(AGENTS)
  const row = placed(
    {
      ...AT_FIRST,
      id: timeOrderedId(at, seedOf(random)),
      answerId: null,
      title,
      orderId: place.shipped.order.ref,
      issue,
      stageId: '',
      touchpointId: '',
      channel: '',
      segment: place.shipped.order.who.segment,
      scale: null,
      score: null,
      sentiment: null,
      ruleId: null,
      priority: 1,
      openedAt: at,
      openedByName: by.name,
      ...startTerms(at, DEMO_DESK, DEMO_TIMEZONE),
    },
    place,
  )
  const eventId = timeOrderedId(at, seedOf(random))
  return { row, events: [opening(row, { eventId, details: {}, actor: ['user', by.id] })] }
}

/** A second failure of one customer is urgent, whatever the rule says. */
function placed(
  row: Omit<CaseRow, 'number' | 'carrier' | 'code' | 'isSecond' | 'changedAt'>,
  { number, isSecond, shipped }: Place,
): CaseRow {
  return {
    ...row,
    number,
    carrier: shipped?.order.parcel.carrier ?? '',
    code: shipped?.code ?? '',
    isSecond: isSecond ? 1 : 0,
    priority: isSecond ? 3 : row.priority,
    changedAt: row.openedAt,
  }
}

function opening(
  { id, openedAt, openedByName }: CaseRow,
  {
    eventId,
    details,
    actor: [actorKind, actorId],
  }: {
    eventId: string
    details: Record<string, unknown>
    actor: [kind: string, id: string]
  },
): Making['events'][number] {
  return {
    caseId: id,
    id: eventId,
    at: openedAt,
    actorKind,
    actorId,
    actorName: openedByName,
    kind: 'opened',
    details,
    note: null,
  }
}
