import type { CaseStep } from '#contract/cases/cases.ts'
import type { caseEvents, cases } from '#worker/db/schema/act/cases.ts'
import { timeOrderedId } from '#worker/domain/ids.ts'
import { takeStep, type CaseFacts } from '#worker/domain/cases/step.ts'
import { AGENTS, DEMO_DESK, type Agent } from '#scripts/demo/act/desk.ts'
import type { Random } from '#scripts/demo/model/random.ts'
import { DEMO_TIMEZONE } from '#scripts/demo/site/demo-site.ts'

export type CaseRow = Omit<typeof cases.$inferSelect, 'siteId'>
export type EventRow = Omit<typeof caseEvents.$inferSelect, 'siteId'>

export const DEMO_TIME = { ...DEMO_DESK.hours, timezone: DEMO_TIMEZONE }
const PEOPLE = new Map(AGENTS.map(({ id, name }) => [id as string, name as string]))

/** A case that its steps are taken on, with what its story tells of them. */
export interface Making {
  row: CaseRow
  events: EventRow[]
}

/** Ten bytes of chance, for an id. */
export function seedOf(random: Random): Uint8Array {
  return Uint8Array.from({ length: 10 }, () => Math.floor(random.next() * 256))
}

/** Takes a step as the dashboard would, unless it lies after the end of the data or cannot be taken. */
export function take(
  { row, events }: Making,
  step: CaseStep,
  { at, by, random, end }: { at: number; by: Agent; random: Random; end: number },
): boolean {
  if (at > end || at < row.changedAt) return false
  const facts: CaseFacts = row
  const stepped = takeStep(facts, step, { now: at, time: DEMO_TIME, me: by, people: PEOPLE })
  if ('refused' in stepped) return false
  if (step.do !== 'note' && Object.keys(stepped.changes).length === 0) return false
  Object.assign(row, stepped.changes, { seq: row.seq + 1, changedAt: at })
  const { do: kind, ...told } = step
  const isNote = step.do === 'note'
  events.push({
    caseId: row.id,
    id: timeOrderedId(at, seedOf(random)),
    at,
    actorKind: 'user',
    actorId: by.id,
    actorName: by.name,
    kind,
    details: isNote ? {} : told,
    note: isNote ? step.text : null,
  })
  return true
}

/** What a case begins with, as `openCase` stores it. */
export const AT_FIRST = {
  state: 'new',
  list: 'open',
  owner: '',
  ownerName: '',
  team: '',
  issueId: null,
  snoozedUntil: null,
  resolvedAt: null,
  closedAt: null,
  cause: null,
  action: null,
  costMinor: null,
  currency: null,
  claimRef: null,
  dismissal: null,
  reopened: 0,
  escalatedAt: null,
  escalation: 0,
  raisedAt: null,
  wakeAt: null,
  askAgainAt: null,
  askAgain: '',
  askedAt: null,
  seq: 1,
} as const satisfies Partial<CaseRow>
