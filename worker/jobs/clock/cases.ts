import type { Desk } from '#contract/cases/desk.ts'
import { changeOf } from '#worker/db/cases/change-of.ts'
import type { CaseChange } from '#worker/db/cases/change.ts'
import { storingAsk } from '#worker/db/clock/asks.ts'
import { tickCases, wakingCases, type Resting, type WakingCase } from '#worker/db/clock/cases.ts'
import type { ClockState } from '#worker/db/clock/state.ts'
import type { ActingDb } from '#worker/db/connect.ts'
import { planAsk } from '#worker/domain/clock/plan-ask.ts'
import { nextTick, tickCase, type TickBy } from '#worker/domain/clock/tick-case.ts'
import { ASK_QUERIES, canAsk, claimed, type ClockJob } from './asking.ts'

const DAY_MS = 86_400_000
/** Cases of one step, and its queries without those of asks. */
const MOST = 15
const STEP_QUERIES = 6
/** So long after the resolution nobody is asked any more who could not be asked before. */
const LATE_DAYS = 30

/** What the desk says, and what is known of asking. */
interface Setting {
  desk: Desk
  state: ClockState
}

/**
 * Does what is due of cases: they wake, are overdue, become more urgent, and their customers are asked
 * again. What breaks off is done by the next run, and two at once do it once.
 * @returns whether nothing is left to do for now
 */
export async function tickDue(db: ActingDb, job: ClockJob, setting: Setting): Promise<boolean> {
  const { now } = db.actor
  const { desk } = setting
  const by = {
    now,
    time: { ...desk.hours, timezone: job.timezone },
    escalations: desk.escalations,
  }
  while (job.room() >= STEP_QUERIES) {
    const rows = await wakingCases(db, { now, most: MOST })
    if (rows.length === 0) return true
    const changes: CaseChange[] = []
    const resting: Resting[] = []
    const asking: WakingCase[] = []
    for (const row of rows) {
      const decided = decide(row, by, setting)
      if (decided === 'ask') asking.push(row)
      else if ('changes' in decided) changes.push(decided)
      else resting.push(decided)
    }
    await tickCases(db, { changes, resting })
    for (const row of asking) {
      if (job.room() < ASK_QUERIES) return false
      await askAgain(db, job, { row, ...setting })
    }
  }
  return false
}

function decide(
  row: WakingCase,
  by: TickBy,
  { desk, state }: Setting,
): CaseChange | Resting | 'ask' {
  const tick = tickCase(row, by)
  if (tick) {
    const wakeAt = nextTick({ ...row, ...tick.changes }, by)
    const { changes, details } = tick
    return { ...changeOf(row, { kind: tick.kind, origin: state.origin }), changes, details, wakeAt }
  }
  const { id, seq, askAgainAt } = row
  if (row.askAgain !== 'due' || row.resolvedAt === null)
    return { id, seq, wakeAt: nextTick(row, by), askAgainAt }
  // Its order was forgotten.
  if (row.orderId === '') return skipped(row, { why: 'no-order' }, state)
  const { at, look } = planAsk(
    { ...row, resolvedAt: row.resolvedAt, chosenAt: askAgainAt },
    { ...desk, now: by.now },
  )
  if (at === null || at > by.now) return { id, seq, wakeAt: look, askAgainAt: at }
  if (state.again !== null && canAsk(state)) return 'ask'
  const isLate = by.now > Math.max(at, row.resolvedAt) + LATE_DAYS * DAY_MS
  return { id, seq, wakeAt: isLate ? null : by.now + DAY_MS, askAgainAt: at }
}

function skipped(row: WakingCase, details: { why: string }, { origin }: ClockState): CaseChange {
  const changes = { askAgain: 'skipped' as const, askAgainAt: null }
  return { ...changeOf(row, { kind: 'skip_ask', origin }), changes, details, wakeAt: null }
}

/** Asks the customer of a case how it went, or says in its story why not. */
async function askAgain(
  db: ActingDb,
  job: ClockJob,
  { row, desk, state }: Setting & { row: WakingCase },
): Promise<void> {
  const { now } = db.actor
  const { again: scale, origin } = state
  if (scale === null || desk.againSurvey === null) return
  const { id, seq, orderId, carrier, code, lang, emailHash, customerRef } = row
  const result = await claimed(db, job, {
    kind: 'again',
    about: [id, row.reopened],
    caseId: id,
    surveyId: desk.againSurvey,
    scale,
    orderId,
    carrier,
    code,
    lang,
    emailHash,
    customerRef,
  })
  if ('withheld' in result) {
    const { reason, until } = result.withheld
    const isOver = until === null || until > (row.resolvedAt ?? 0) + LATE_DAYS * DAY_MS
    const changes = isOver ? [skipped(row, { why: reason }, state)] : []
    const resting = isOver ? [] : [{ id, seq, wakeAt: until, askAgainAt: until }]
    await tickCases(db, { changes, resting })
    return
  }
  const change = changeOf(row, { kind: 'ask', origin })
  const changes = { askAgain: 'asked' as const, askedAt: now, askAgainAt: null }
  await tickCases(
    db,
    { changes: [{ ...change, changes, wakeAt: null }], resting: [] },
    storingAsk(db, result.ask, seq),
  )
}
