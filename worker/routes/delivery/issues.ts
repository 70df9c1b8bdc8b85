import { Hono } from 'hono'
import {
  issueChangeSchema,
  issueQuerySchema,
  type IssueItem,
  type IssuePage,
} from '#contract/delivery/issues.ts'
import {
  confirmFault,
  findIssue,
  listIssues,
  type StoredIssue,
} from '#worker/db/delivery/issues.ts'
import { AppError } from '#worker/errors.ts'
import { can, may } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { readJson, validate } from '#worker/http/validate.ts'

const BODY_BYTES = 1024

/** What went wrong with deliveries: figures for all, orders for those who may see people. */
export const issues = new Hono<AppEnv>()
  .get('/delivery/issues', may('figures:read'), validate('query', issueQuerySchema), async (c) => {
    const { issues: found, next } = await listIssues(c.get('db'), c.req.valid('query'))
    const people = can(c, 'people:read')
    return c.json({ issues: found.map((one) => toItem(one, people)), next } satisfies IssuePage)
  })
  .patch('/delivery/issues/:id', may('cases:work'), async (c) => {
    const { fault } = await readJson(c.req.raw, issueChangeSchema, BODY_BYTES)
    const db = c.get('db')
    const known = await findIssue(db, c.req.param('id'))
    if (!known) throw new AppError('not_found', 'There is no such issue.')
    const changed = await confirmFault(db, known, fault)
    return c.json(toItem(changed, can(c, 'people:read')) satisfies IssueItem)
  })

function toItem(issue: StoredIssue, people: boolean): IssueItem {
  const { id, type, carrier, orderId, openedAt, seenAt, saidAt, confirmedAt, fault } = issue
  const { days, closedAt } = issue
  const order = people && orderId !== '' ? orderId : null
  const times = { openedAt, seenAt, saidAt, confirmedAt, closedAt }
  return { id, type, carrier, order, fault, days, ...times }
}
