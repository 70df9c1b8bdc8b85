import { Hono, type Context } from 'hono'
import {
  linkDecisionSchema,
  type AnswerLinks,
  type LinkDecisionBody,
} from '#contract/cases/links.ts'
import type { Case } from '#contract/cases/story.ts'
import { readerQuerySchema } from '#contract/names.ts'
import { findCase, type ListedCase } from '#worker/db/cases/list.ts'
import { findIssue } from '#worker/db/delivery/issues.ts'
import { findOrderIds } from '#worker/db/delivery/order-story.ts'
import { decideLink, linkCase } from '#worker/db/links/decide.ts'
import { leavingOf, readAnswerLinks } from '#worker/db/links/read.ts'
import { issueOf } from '#worker/domain/cases/open-case.ts'
import { afterDecision, findOrder } from '#worker/domain/delivery/linking/decide.ts'
import { AppError } from '#worker/errors.ts'
import { can, may } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { readJson, validate } from '#worker/http/validate.ts'
import { shownLinks } from './shown-links.ts'
import { wholeCase } from './whole-case.ts'

const BODY_BYTES = 2048

/** What answers and cases hang together with, and what somebody says of it. */
export const caseLinks = new Hono<AppEnv>()
  .get('/answers/:id/links', may('cases:work'), async (c) =>
    c.json((await linksOf(c, c.req.param('id'))) satisfies AnswerLinks),
  )
  .put('/answers/:id/links', may('cases:work'), async (c) => {
    const wish = await readJson(c.req.raw, linkDecisionSchema, BODY_BYTES)
    await decide(c, c.req.param('id'), wish)
    return c.json((await linksOf(c, c.req.param('id'))) satisfies AnswerLinks)
  })
  .put('/cases/:id/links', may('cases:work'), validate('query', readerQuerySchema), async (c) => {
    const wish = await readJson(c.req.raw, linkDecisionSchema, BODY_BYTES)
    const row = await caseOf(c, c.req.param('id'))
    await (row.answerId === null ? decideByHand(c, row, wish) : decide(c, row.answerId, wish))
    const after = await caseOf(c, row.id)
    return c.json((await wholeCase(c, after, c.req.valid('query').lang)) satisfies Case)
  })

async function caseOf(c: Context<AppEnv>, id: string): Promise<ListedCase> {
  const row = await findCase(c.get('db'), id)
  if (!row) throw new AppError('not_found', 'There is no such case.')
  return row
}

async function storedLinks(c: Context<AppEnv>, answer: string) {
  const stored = await readAnswerLinks(c.get('db'), answer)
  if (!stored) throw new AppError('not_found', 'There is no such answer.')
  return stored
}

async function linksOf(c: Context<AppEnv>, answer: string): Promise<AnswerLinks> {
  return shownLinks(c, await storedLinks(c, answer))
}

async function decide(c: Context<AppEnv>, answerId: string, wish: LinkDecisionBody): Promise<void> {
  const db = c.get('db')
  const stored = await storedLinks(c, answerId)
  if (stored.version !== wish.version) throw decidedMeanwhile()
  const { kept, cases, version } = stored
  const isKept = kept.some((one) => one.kind === wish.kind && one.target === wish.target)
  const { id: target, type } = await targetOf(c, wish, isKept)
  const decision = { kind: wish.kind, target, state: wish.state }
  const others = kept.filter((one) => one.target !== target)
  const after = afterDecision(kept, decision, {
    found: findOrder({ ...stored, kept: others }),
    ...leavingOf(stored),
  })
  const done = await decideLink(db, {
    answerId,
    version,
    decision,
    kept,
    after,
    cases,
    issueType: type,
    named: issueOf(stored.choices) ?? '',
  })
  if (!done) throw decidedMeanwhile()
}

/** A case without an answer has an order and nothing else. */
async function decideByHand(
  c: Context<AppEnv>,
  row: ListedCase,
  wish: LinkDecisionBody,
): Promise<void> {
  if (wish.kind === 'issue' || wish.state === 'rejected')
    throw new AppError('conflict', 'Only the answer of a case is linked so; this case has none.')
  if (`${row.seq}` !== wish.version) throw decidedMeanwhile()
  const { id } = await targetOf(c, wish, wish.state === 'none')
  if (!(await linkCase(c.get('db'), row, wish.state === 'linked' ? id : '')))
    throw decidedMeanwhile()
}

/** What is meant; what is linked already may be gone by now, and can still be let go. */
async function targetOf(c: Context<AppEnv>, { kind, target }: LinkDecisionBody, isKept: boolean) {
  const db = c.get('db')
  const unknown = (reason: string) =>
    new AppError('invalid', `The ${kind} cannot be linked.`, [{ field: 'target', reason }])
  if (kind === 'issue') {
    const issue = await findIssue(db, target)
    if (!issue && !isKept) throw unknown('is not there')
    return { id: target, type: issue?.type ?? ('' as const) }
  }
  if (!can(c, 'people:read'))
    throw new AppError('forbidden', 'Orders are for those who may see people.')
  if (isKept) return { id: target, type: '' as const }
  const [id, second] = await findOrderIds(db, target.replace(/^#/, ''))
  if (id === undefined) throw unknown('is not there')
  if (second !== undefined) throw unknown('is the name of several orders: give its id')
  return { id, type: '' as const }
}

function decidedMeanwhile(): AppError {
  return new AppError('conflict', 'Somebody has decided about these links meanwhile. Look again.')
}
