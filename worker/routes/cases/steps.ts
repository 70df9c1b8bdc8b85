import { Hono, type Context } from 'hono'
import {
  bulkStepSchema,
  bulkUndoSchema,
  caseStepBodySchema,
  type BulkReport,
  type CaseFilter,
  type CaseStep,
} from '#contract/cases/cases.ts'
import type { Case } from '#contract/cases/story.ts'
import { listMembers } from '#worker/db/accounts/users.ts'
import { changeOf, factsOf } from '#worker/db/cases/change-of.ts'
import { changeCases, readBulk, type CaseChange } from '#worker/db/cases/change.ts'
import { readDesk } from '#worker/db/cases/desk.ts'
import { findCase, findCases, listCases } from '#worker/db/cases/list.ts'
import { seeMentions } from '#worker/db/cases/mentions.ts'
import type { CaseRow } from '#worker/db/cases/rows.ts'
import { ownSite } from '#worker/db/site/sites.ts'
import { takeStep, type StepRefusal, type Stepping } from '#worker/domain/cases/step.ts'
import { AppError, type ErrorCode } from '#worker/errors.ts'
import { may } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { publicOrigin } from '#worker/http/origin.ts'
import { readJson } from '#worker/http/validate.ts'
import { deliverSoon, promiseDelivery } from '#worker/jobs/outbox/soon.ts'
import { selectionOf } from './cases.ts'
import { wholeCase } from './whole-case.ts'

const BODY_BYTES = 32_768
/** Cases that one piece of a bulk step changes. */
const PIECE = 50

/** What is done to cases: one step of one, or of all that match. */
export const caseSteps = new Hono<AppEnv>()
  .post('/cases/steps', may('cases:work'), async (c) => {
    const wish = await readJson(c.req.raw, bulkStepSchema, BODY_BYTES)
    const db = c.get('db')
    const by = await steppingOf(c)
    const { ids, bulk, cursor } = wish
    const { rows, next } = ids
      ? { rows: await findCases(db, ids), next: null }
      : await matching(c, wish.filter, cursor)
    const decided = rows.map((row) => decide(row, wish.step, by))
    const changes = decided.flatMap((change) => (change && !('refused' in change) ? [change] : []))
    const changed = await changeTold(c, changes, bulk)
    return c.json({
      changed: changed.size,
      skipped: rows.length - changed.size,
      next,
    } satisfies BulkReport)
  })
  .post('/cases/undo', may('cases:work'), async (c) => {
    const { bulk, cursor = '' } = await readJson(c.req.raw, bulkUndoSchema, BODY_BYTES)
    const db = c.get('db')
    const origin = publicOrigin(c)
    const page = await readBulk(db, bulk, { after: cursor, limit: PIECE })
    const rows = await findCases(
      db,
      page.map(({ caseId }) => caseId),
    )
    const then = new Map(page.map(({ caseId, ...was }) => [caseId, was]))
    const changes = rows.flatMap((row): CaseChange[] => {
      const was = then.get(row.id)
      // Somebody has gone on with it: theirs stays.
      if (!was || was.seq !== row.seq) return []
      return [{ ...changeOf(row, { kind: 'undo', origin }), changes: was.before }]
    })
    const changed = await changeTold(c, changes)
    const next = page.length === PIECE ? (page.at(-1)?.caseId ?? null) : null
    return c.json({
      changed: changed.size,
      skipped: page.length - changed.size,
      next,
    } satisfies BulkReport)
  })
  .post('/cases/:id/seen', may('cases:work'), async (c) => {
    const row = await findCase(c.get('db'), c.req.param('id'))
    if (!row) throw new AppError('not_found', 'There is no such case.')
    await seeMentions(c.get('db'), row.id)
    return c.body(null, 204)
  })
  .post('/cases/:id/steps', may('cases:work'), async (c) => {
    const { step, seq } = await readJson(c.req.raw, caseStepBodySchema, BODY_BYTES)
    const db = c.get('db')
    const row = await findCase(db, c.req.param('id'))
    if (!row) throw new AppError('not_found', 'There is no such case.')
    const by = await steppingOf(c)
    if (row.seq !== seq) throw changedMeanwhile()
    const change = decide(row, step, by)
    if (change && 'refused' in change) throw refusal(change.refused, step)
    if (change && (await changeTold(c, [change])).size === 0) throw changedMeanwhile()
    const now = change ? await findCase(db, row.id) : row
    if (!now) throw new AppError('not_found', 'There is no such case.')
    return c.json((await wholeCase(c, now, undefined)) satisfies Case)
  })

/** Makes changes, and sends what other systems are to be told of them. */
async function changeTold(c: Context<AppEnv>, changes: CaseChange[], bulk?: string) {
  const db = c.get('db')
  if (changes.length > 0) await promiseDelivery(c.env.DB, db.siteId, db.actor.now)
  const changed = await changeCases(db, changes, bulk)
  if (changed.size > 0) c.executionCtx.waitUntil(deliverSoon(c.env, db.siteId))
  return changed
}

/** Who steps, and where the dashboard is. */
type Stepper = Stepping & { origin: string }

async function steppingOf(c: Context<AppEnv>): Promise<Stepper> {
  const { now, id, name } = c.get('db').actor
  const [{ desk }, { timezone }, members] = await Promise.all([
    readDesk(c.get('db')),
    ownSite(c.get('own')),
    listMembers(c.get('own')),
  ])
  const agents = members.filter(({ role }) => role !== 'viewer')
  return {
    now,
    time: { ...desk.hours, timezone },
    me: { id, name },
    people: new Map(agents.map((member) => [member.id, member.name])),
    origin: publicOrigin(c),
  }
}

/** What a step makes of a case; null where it is that way already. */
function decide(
  row: CaseRow,
  step: CaseStep,
  by: Stepper,
): CaseChange | { refused: StepRefusal } | null {
  const stepped = takeStep(factsOf(row), step, by)
  if ('refused' in stepped) return stepped
  const isSame = Object.keys(stepped.changes).length === 0
  if (isSame && step.do !== 'note') return null
  return {
    ...changeOf(row, { kind: step.do, origin: by.origin }),
    ...toldOf(step, by),
    changes: stepped.changes,
  }
}

/** What the story of the case tells of a step. */
function toldOf(
  step: CaseStep,
  { people }: Stepping,
): Pick<CaseChange, 'details' | 'note' | 'mentions'> {
  if (step.do === 'note') {
    const mentions = [...new Set(step.mentions)].map((id) => ({ id, name: people.get(id) ?? '' }))
    return { details: {}, note: step.text, mentions }
  }
  const { do: _, ...details } = step
  const named = step.do === 'assign' && step.owner !== null ? people.get(step.owner) : undefined
  return { details: named === undefined ? details : { owner: named }, note: null, mentions: [] }
}

async function matching(c: Context<AppEnv>, filter: CaseFilter, cursor: string | undefined) {
  const db = c.get('db')
  const page = { sort: 'newest' as const, limit: PIECE, before: cursor, now: db.actor.now }
  const { cases, next } = await listCases(db, selectionOf(c, filter), page)
  return { rows: cases, next }
}

/** What a refused step is answered with: what to do about it, and by what it is told apart. */
const REFUSALS: Record<StepRefusal, [ErrorCode, string, string?]> = {
  'no-such-move': [
    'case_state',
    'The case cannot go there from where it is. Look at its `state`; reopen it first if it is done.',
  ],
  done: ['case_state', 'The case is done. Reopen it first.'],
  asked: ['case_state', 'The customer was asked already.'],
  'no-cause': ['case_incomplete', 'Say what caused it: send `cause`.'],
  'no-action': ['case_incomplete', 'Say what was done for the customer: send `action`.'],
  'no-reason': ['case_incomplete', 'Say why it is no case: send `reason`.'],
  'no-order': [
    'case_state',
    'No order belongs to the case, so nobody is known who could be asked.',
  ],
  nobody: ['invalid', 'Choose a colleague of this site who may work on cases.', 'is nobody here'],
  past: ['invalid', 'Choose a time that is still to come.', 'is over'],
}
const FIELD_OF: Partial<Record<CaseStep['do'], string>> = {
  assign: 'step.owner',
  note: 'step.mentions',
  snooze: 'step.until',
}

function refusal(refused: StepRefusal, step: CaseStep): AppError {
  const [code, detail, reason] = REFUSALS[refused]
  const field = FIELD_OF[step.do]
  return new AppError(code, detail, reason && field ? [{ field, reason }] : [])
}

function changedMeanwhile(): AppError {
  return new AppError(
    'case_changed',
    'Somebody has changed this case since the `seq` that you sent. Read it again, then send the step with its new `seq`.',
  )
}
