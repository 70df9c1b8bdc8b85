import { ISSUES, type IssueType } from '#contract/delivery/words.ts'
import type { deliveryIssues } from '#worker/db/schema/act/orders.ts'
import { dayCount } from '#worker/domain/days.ts'
import { timeOrderedId } from '#worker/domain/ids.ts'
import { USUAL_STALL_DAYS } from '#worker/domain/delivery/stalled.ts'
import { sha256 } from '#scripts/support/hash.ts'
import type { Shipped } from './ship.ts'

export type IssueRow = Omit<typeof deliveryIssues.$inferSelect, 'siteId'>

const DAY_MS = 86_400_000

/** What tracking saw of a parcel by the end of the data, as messages of its carrier make issues. */
export function seenIssues(shipped: Shipped, end: number): IssueRow[] {
  const { order, events, deliveredAt } = shipped
  const { promised, arrives } = order.parcel
  const rows = new Map<IssueType, IssueRow>()
  for (const { i, t } of events) if (i && !rows.has(i)) rows.set(i, issueOf(shipped, i, t))
  const days = dayCount(promised, arrives) - 1
  if (deliveredAt <= end && days > 0) {
    const late = rows.get('late') ?? issueOf(shipped, 'late', deliveredAt)
    rows.set('late', { ...late, days })
  }
  const stalledAt = stallOf(shipped, end)
  if (stalledAt !== null && !rows.has('late'))
    rows.set('stalled', issueOf(shipped, 'stalled', stalledAt))
  const closedAt = deliveredAt <= end ? deliveredAt : null
  return [...rows.values()].map((row) => ({ ...row, closedAt }))
}

/** An issue of a parcel that tracking saw. @param at Unix milliseconds */
function issueOf({ order, code }: Shipped, type: IssueType, at: number): IssueRow {
  return {
    id: idOf({ order }, type, at),
    type,
    carrier: order.parcel.carrier,
    code,
    orderId: order.ref,
    openedAt: at,
    seenAt: at,
    saidAt: null,
    confirmedAt: null,
    fault: ISSUES[type].fault,
    days: null,
    closedAt: null,
    toldIn: null,
  }
}

function idOf({ order }: Pick<Shipped, 'order'>, type: IssueType, at: number): string {
  return timeOrderedId(at, sha256(`${order.ref} ${type}`))
}

/** When nothing had been heard of it for as long as counts as a stall; null for never. */
function stallOf({ events }: Shipped, end: number): number | null {
  for (const [index, { t }] of events.entries()) {
    const since = t + USUAL_STALL_DAYS * DAY_MS
    const isLast = index === events.length - 1
    if (
      isLast
        ? since <= end && events.at(-1)?.s !== 'delivered'
        : (events[index + 1]?.t ?? 0) > since
    )
      return since
  }
  return null
}

/**
 * Notes that a customer told of an issue, whether tracking has seen it or not.
 * @param of the issues of its order, which it is added to
 */
export function sayIssue(
  of: IssueRow[],
  shipped: Shipped,
  { type, at }: { type: IssueType; at: number },
): IssueRow {
  const known = of.find((row) => row.type === type)
  if (known) {
    // Said first: then the customer opened it.
    if (at < known.openedAt) Object.assign(known, { id: idOf(shipped, type, at), openedAt: at })
    known.saidAt = Math.min(known.saidAt ?? at, at)
    return known
  }
  const said = { ...issueOf(shipped, type, at), seenAt: null, saidAt: at }
  of.push(said)
  return said
}
