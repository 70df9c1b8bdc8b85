import type { Desk } from '#contract/cases/desk.ts'
import { changeOf } from '#worker/db/cases/change-of.ts'
import type { CaseChange } from '#worker/db/cases/change.ts'
import { storingAsk } from '#worker/db/clock/asks.ts'
import { tickCases, wakingCases, type Resting, type WakingCase } from '#worker/db/clock/cases.ts'
import type { ClockState } from '#worker/db/clock/state.ts'
import { notingHand } from '#worker/db/clock/trials.ts'
import type { ActingDb } from '#worker/db/connect.ts'
import { planAsk } from '#worker/domain/clock/plan-ask.ts'
import { nextTick, tickCase, type TickBy } from '#worker/domain/clock/tick-case.ts'
import { isRunning } from '#worker/domain/clock/trial.ts'
import {
  aboutAgain,
  ASK_QUERIES,
  canAsk,
  claimed,
  dealt,
  type ClockJob,
  type Dealt,
} from './asking.ts'

const DAY_MS = 86_400_000
/** Cases of one step, and its queries without those of asks. */
const MOST = 15
const STEP_QUERIES = 7
/** So long after the resolution nobody is asked any more who could not be asked before. */
const LATE_DAYS = 30

/** What the desk says, and what is known of asking. */
interface Setting {
  desk: Desk
  state: ClockState
  /** What the running trial draws, by case; none without one. */
  draws?: Map<string, Dealt>
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
    const draws = await drawsFor(db, job, { rows, state: setting.state })
    for (const row of rows) {
      const decided = decide(row, by, { ...setting, draws })
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

/** Draws for those of whom nothing is planned yet, while a trial runs and customers can be asked. */
async function drawsFor(
  db: ActingDb,
  { root }: ClockJob,
  { rows, state }: { rows: WakingCase[]; state: ClockState },
): Promise<Map<string, Dealt>> {
  const { trial, again } = state
  if (!trial || !isRunning(trial) || again === null || !canAsk(state)) return new Map()
  const cases = rows.filter(({ askAgain, askAgainAt }) => askAgain === 'due' && askAgainAt === null)
  return await dealt(db, trial, { root, cases })
}

function decide(
  row: WakingCase,
  by: TickBy,
  { desk, state, draws }: Setting,
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
  const draw = draws?.get(id) ?? null
  const { at, look, drawn } = planAsk(
    { ...row, resolvedAt: row.resolvedAt, chosenAt: askAgainAt },
    { ...desk, now: by.now, draw },
  )
  // It is stored before it is acted on, so that what follows cannot be drawn another time.
  if (draw && drawn !== undefined) {
    const { trial, key, days } = draw
    return {
      id,
      seq,
      wakeAt: at,
      askAgainAt: at,
      drawn: { id, seq, trial, key, days, since: drawn },
    }
  }
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
    ...aboutAgain(row),
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
  await tickCases(db, { changes: [{ ...change, changes, wakeAt: null }], resting: [] }, [
    ...storingAsk(db, result.ask, seq),
    ...(state.trial ? [notingHand(db, result.ask.key, id)] : []),
  ])
}
