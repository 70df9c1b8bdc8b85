import { Hono, type Context } from 'hono'
import type { CaseRule } from '#contract/cases/rules.ts'
import {
  dryRunSchema,
  rulesBodySchema,
  type DryRunReport,
  type RulesView,
} from '#contract/cases/rules-api.ts'
import { listMembers } from '#worker/db/accounts/users.ts'
import { changeRules, readDesk } from '#worker/db/cases/desk.ts'
import { readJudged } from '#worker/db/cases/judged.ts'
import { listJourneys } from '#worker/db/journey/maps.ts'
import { neverTrue, ruleFor } from '#worker/domain/cases/rules.ts'
import { idBounds } from '#worker/domain/ids.ts'
import { AppError } from '#worker/errors.ts'
import { may } from '#worker/http/actor.ts'
import { forgetCollector } from '#worker/http/collector-cache.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { readJson } from '#worker/http/validate.ts'

const BODY_BYTES = 262_144
const DRY_DAYS = 30
const DAY_MS = 86_400_000
/** Answers that one piece of a dry run looks at. */
const PIECE = 5000

/** Rules that open cases by themselves. */
export const caseRules = new Hono<AppEnv>()
  .get('/case-rules', may('cases:work'), async (c) => c.json(await view(c)))
  .put('/case-rules', may('site:manage'), async (c) => {
    const { rules, seq } = await readJson(c.req.raw, rulesBodySchema, BODY_BYTES)
    const db = c.get('db')
    const owners = await ownersOf(c, rules)
    if (!(await changeRules(db, { rules, owners }, seq)))
      throw new AppError('conflict', 'Somebody has changed the rules meanwhile. Read them again.')
    forgetCollector(db.siteId)
    return c.json(await view(c))
  })
  .post('/case-rules/dry-run', may('site:manage'), async (c) => {
    const { rules, cursor } = await readJson(c.req.raw, dryRunSchema, BODY_BYTES)
    const db = c.get('db')
    const { first } = idBounds(db.actor.now - DRY_DAYS * DAY_MS, db.actor.now)
    const answers = await readJudged(db, { after: cursor ?? first, limit: PIECE })
    const byRule: Record<string, number> = {}
    for (const answer of answers) {
      const found = ruleFor(rules, answer)
      if (found) byRule[found.rule.id] = (byRule[found.rule.id] ?? 0) + 1
    }
    return c.json({
      answers: answers.length,
      cases: Object.values(byRule).reduce((sum, n) => sum + n, 0),
      byRule,
      next: answers.length === PIECE ? (answers.at(-1)?.id ?? null) : null,
    } satisfies DryRunReport)
  })

async function view(c: Context<AppEnv>): Promise<RulesView> {
  const db = c.get('db')
  const [{ rules, rulesSeq }, journeys] = await Promise.all([readDesk(db), listJourneys(db)])
  const stageOf = new Map(
    journeys.flatMap(({ stages }) =>
      stages.flatMap((stage) => stage.touchpoints.map(({ id }) => [id, stage.id] as const)),
    ),
  )
  const never = rules.flatMap((rule) =>
    neverTrue(rule, stageOf).map((found) => ({ rule: rule.id, ...found })),
  )
  return { rules, seq: rulesSeq, neverTrue: never }
}

/** Names of those whom the rules give cases to. @throws AppError `invalid` for who is none of the site */
async function ownersOf(c: Context<AppEnv>, rules: CaseRule[]): Promise<Record<string, string>> {
  const members = await listMembers(c.get('own'))
  const names = new Map(
    members.filter(({ role }) => role !== 'viewer').map(({ id, name }) => [id, name]),
  )
  const wanted = rules.flatMap(({ owner }, at) => (owner === null ? [] : [{ owner, at }]))
  const strangers = wanted.filter(({ owner }) => !names.has(owner))
  if (strangers.length > 0)
    throw new AppError(
      'invalid',
      'Choose somebody of this site who may work on cases.',
      strangers.map(({ at }) => ({ field: `rules.${at}.owner`, reason: 'is nobody of this site' })),
    )
  return Object.fromEntries(wanted.map(({ owner }) => [owner, names.get(owner) ?? '']))
}
