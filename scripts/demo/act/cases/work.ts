import { PRIORITIES } from '#contract/cases/words.ts'
import type { IssueType } from '#contract/delivery/words.ts'
import { escalationLevel } from '#worker/domain/cases/clock.ts'
import { addBusinessMinutes } from '#worker/domain/cases/opening-hours.ts'
import { AGENTS, DEMO_DESK, TEAMS, type Agent } from '#scripts/demo/act/desk.ts'
import type { DemoCarrier } from '#scripts/demo/model/parcels.ts'
import type { Random } from '#scripts/demo/model/random.ts'
import { DEMO_TIME, take, type Making } from './case-maker.ts'
import { NOTES } from './notes.ts'
import { resolution } from './outcome.ts'

const DAY_MS = 86_400_000
const FRESH_MS = 5 * DAY_MS

/** What the work on a case depends on. */
export interface Work {
  /** What it turns out to be about. */
  issue: IssueType
  carrier: DemoCarrier
  /** Of the order, in the smallest unit of its currency. */
  value: number
  /** The desk has more to do than people: everything takes longer. */
  isBusy: boolean
  /** End of the data, Unix milliseconds. */
  end: number
}

/** Works on a case as the desk did until the end of the data: what would come later has not happened yet. */
export function workOn(random: Random, making: Making, work: Work): void {
  const { row } = making
  const by = random.pick(AGENTS)
  // What is urgent is not kept waiting.
  const pace = work.isBusy && row.priority < 3 ? 2 : 1
  let at = row.openedAt
  const later = (from: number, to: number) => {
    at = addBusinessMinutes(at, random.between(from, to) * pace, DEMO_TIME) ?? at
    return at
  }
  const step = (wish: Parameters<typeof take>[1]) =>
    take(making, wish, { at, by, random, end: work.end })

  // The work of the last days is not done.
  const isFresh = row.openedAt > work.end - FRESH_MS
  if (isFresh && random.chance(0.4)) return
  later(10, 240)
  // Some wait for somebody: nobody has looked at them at all.
  if (work.isBusy && random.chance(0.3)) later(200, 600)
  step({ do: 'take' })
  if (isFresh && random.chance(0.35)) return
  if (random.chance(0.04)) {
    later(5, 60)
    const reason = random.pick(['duplicate', 'mistake', 'not_ours', 'spam'] as const)
    step({ do: 'dismiss', reason })
    return
  }
  if (random.chance(0.35)) step({ do: 'team', team: random.pick(TEAMS) })
  if (row.issue !== work.issue) {
    later(2, 20)
    step({ do: 'issue', issue: work.issue })
  }
  if (random.chance(0.9)) {
    later(15, 300)
    step({ do: 'contacted' })
  }
  note(random, making, { at, by, work })
  waitFor(random, work, { step, later })
  later(30, 420)
  step({ do: 'resolve', ...ending(random, work, at) })
  afterwards(random, { making, work, by, resolvedAt: at })
}

function ending(random: Random, { issue, carrier, value }: Work, at: number) {
  const { do: _, ...how } = resolution(random, {
    issue,
    carrier,
    value,
    year: new Date(at).toISOString().slice(0, 4),
  })
  return how
}

/** Half of the issues need somebody else: then the clocks stand still. */
function waitFor(
  random: Random,
  { issue }: Work,
  {
    step,
    later,
  }: {
    step: (wish: Parameters<typeof take>[1]) => boolean
    later: (from: number, to: number) => number
  },
): void {
  const needsPhotos = issue === 'damaged' || issue === 'missing_item' || issue === 'wrong_item'
  if (!random.chance(0.45)) return
  later(5, 30)
  step({ do: 'wait', for: random.chance(needsPhotos ? 0.7 : 0.25) ? 'customer' : 'carrier' })
  later(400, 2400)
  step({ do: 'resume' })
}

function note(
  random: Random,
  making: Making,
  { at, by, work: { issue, end } }: { at: number; by: Agent; work: Work },
): void {
  const texts = NOTES[issue]
  const isWritten = random.chance(0.4)
  if (!texts || !isWritten) return
  const text = random.pick(texts)
  take(making, { do: 'note', text, mentions: [] }, { at: at + 60_000, by, random, end })
}

/** Most stay resolved and are closed after two weeks; a few customers come back. */
function afterwards(
  random: Random,
  {
    making,
    work,
    by,
    resolvedAt,
  }: {
    making: Making
    work: Work
    by: Agent
    resolvedAt: number
  },
): void {
  const { end } = work
  const step = (at: number, wish: Parameters<typeof take>[1]) =>
    take(making, wish, { at, by, random, end })
  if (!random.chance(0.07)) {
    if (random.chance(0.8)) step(resolvedAt + 14 * DAY_MS, { do: 'close' })
    return
  }
  const back = resolvedAt + random.between(2, 6) * DAY_MS
  step(back, { do: 'reopen' })
  const contact = addBusinessMinutes(back, random.between(30, 900), DEMO_TIME) ?? back
  step(contact, { do: 'contacted' })
  const over = addBusinessMinutes(contact, random.between(200, 1200), DEMO_TIME) ?? contact
  step(over, { do: 'resolve', ...ending(random, work, over) })
}

/** Cases that are old at the end of the data have become more urgent, and one in four of those that somebody has sleeps. */
export function leaveOpen(random: Random, { row, events }: Making, end: number): void {
  if (row.list === 'done') return
  // The clock looks at it when it first runs; what was overdue by then was raised.
  row.wakeAt = end
  row.raisedAt = row.dueAt !== null && row.dueAt <= end ? row.dueAt : null
  const term = row.terms.resolution
  const steps = DEMO_DESK.escalations
  const level = escalationLevel({ state: row.state, term }, steps, { now: end, time: DEMO_TIME })
  const reached = steps[level - 1]
  if (reached) {
    row.priority = Math.max(row.priority, PRIORITIES.indexOf(reached.priority))
    const minutes = reached.afterMinutes + term.pausedMinutes
    row.escalation = level
    row.escalatedAt = addBusinessMinutes(term.startedAt, minutes, DEMO_TIME)
  }
  if (row.list !== 'open' || row.owner === '' || !random.chance(0.25)) return
  const by = AGENTS.find(({ id }) => id === row.owner) ?? AGENTS[0]
  // Nine in the morning, two to five days on.
  const until = end + random.between(2, 5) * DAY_MS + 9 * 3_600_000
  take({ row, events }, { do: 'snooze', until }, { at: end, by, random, end })
}
