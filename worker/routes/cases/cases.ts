import { Hono, type Context } from 'hono'
import {
  casesQuerySchema,
  newCaseSchema,
  type CaseChanges,
  type CaseFilter,
  type CasesPage,
} from '#contract/cases/cases.ts'
import { PRIORITIES } from '#contract/cases/words.ts'
import type { Case } from '#contract/cases/story.ts'
import { readerQuerySchema } from '#contract/names.ts'
import { listMembers } from '#worker/db/accounts/users.ts'
import { readDesk } from '#worker/db/cases/desk.ts'
import { countCases, findCase, lastChange, listCases } from '#worker/db/cases/list.ts'
import type { CaseSelection } from '#worker/db/cases/look.ts'
import { unreadMentions } from '#worker/db/cases/mentions.ts'
import type { CasePeople } from '#contract/cases/story.ts'
import { AppError } from '#worker/errors.ts'
import { may } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { readJson, validate } from '#worker/http/validate.ts'
import { meOf, toItems } from './case-items.ts'
import { openByHand } from './open-by-hand.ts'
import { wholeCase } from './whole-case.ts'

const BODY_BYTES = 4096

/** The inbox: cases, and one of them with all that stands beside it. */
export const cases = new Hono<AppEnv>()
  .get('/cases', may('cases:work'), validate('query', casesQuerySchema), async (c) => {
    const started = performance.now()
    const db = c.get('db')
    const { sort, cursor, limit, lang, ...filter } = c.req.valid('query')
    const page = { sort, limit, before: cursor, now: db.actor.now }
    const [{ cases: rows, next, looked }, counted, unread] = await Promise.all([
      listCases(db, selectionOf(c, filter), page),
      countCases(db, meOf(c)),
      unreadMentions(db, meOf(c)),
    ])
    const items = await toItems(c, rows, { lang, unread })
    const counts = { ...counted, mentions: unread.size }
    const meta = { rowsRead: db.meter.rowsRead, ms: Math.round(performance.now() - started) }
    return c.json({ cases: items, next, looked, counts, meta } satisfies CasesPage)
  })
  .get('/cases/changes', may('cases:work'), async (c) =>
    c.json((await lastChange(c.get('db'))) satisfies CaseChanges),
  )
  .get('/case-people', may('cases:work'), async (c) => {
    const [members, { desk }] = await Promise.all([
      listMembers(c.get('own')),
      readDesk(c.get('db')),
    ])
    const people = members
      .filter(({ role }) => role !== 'viewer')
      .map(({ id, name }) => ({ id, name }))
    const { teams, currency } = desk
    return c.json({ people, teams, me: meOf(c), currency } satisfies CasePeople)
  })
  .get('/cases/:id', may('cases:work'), validate('query', readerQuerySchema), async (c) => {
    const row = await findCase(c.get('db'), c.req.param('id'))
    if (!row) throw new AppError('not_found', 'There is no such case.')
    return c.json((await wholeCase(c, row, c.req.valid('query').lang)) satisfies Case)
  })
  .post('/cases', may('cases:work'), async (c) => {
    const wish = await readJson(c.req.raw, newCaseSchema, BODY_BYTES)
    const row = await openByHand(c, wish)
    return c.json((await wholeCase(c, row, undefined)) satisfies Case, 201)
  })

/** What a filter asks for, with `me` and `nobody` as they are stored. */
export function selectionOf(c: Context<AppEnv>, filter: CaseFilter): CaseSelection {
  const { list, owner, stage, priority, overdue, snoozed, mentioned, ...same } = filter
  const owners: Record<string, string> = { me: meOf(c) ?? '-', nobody: '' }
  return {
    ...same,
    list,
    owner: owner === undefined ? undefined : (owners[owner] ?? owner),
    stageId: stage,
    priority: priority === undefined ? undefined : PRIORITIES.indexOf(priority),
    isOverdue: overdue === '1',
    mentioned: mentioned === undefined ? undefined : (meOf(c) ?? '-'),
    isSnoozed: snoozed === '1' || list !== 'open',
  }
}
