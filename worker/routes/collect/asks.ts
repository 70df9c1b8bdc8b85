import { Hono, type Context } from 'hono'
import { askBodySchema, type AskBody, type AskReply } from '#contract/collect/asks.ts'
import { LIMITS } from '#contract/words.ts'
import { askOf } from '#worker/db/collect/asks.ts'
import type { Collector } from '#worker/db/collect/collector.ts'
import { localDay } from '#worker/domain/days.ts'
import { hideReference } from '#worker/domain/privacy/pseudonym.ts'
import { ignoreCaller, ignoreState } from '#worker/domain/collect/ignore.ts'
import { AppError } from '#worker/errors.ts'
import { cachedCollector, collectorDb } from '#worker/http/collector-cache.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { limitCollecting } from '#worker/http/limits.ts'
import { openToPages } from '#worker/http/open-to-pages.ts'
import { readJson } from '#worker/http/validate.ts'
import { siteHashes } from '#worker/secrets/site-hashes.ts'
import { answerTokens } from '#worker/secrets/tokens/shop-tokens.ts'
import { answerIgnored, callerOf } from './caller.ts'
import { knowsCaller } from './known.ts'

const NOBODY: Person = { who: [], people: [] }
const GRANTED: AskReply = { granted: true, reason: null, until: null }

/** Whether somebody known may be asked now: one budget over all surveys, channels and devices. */
export const asks = new Hono<AppEnv>().use(openToPages).post('/asks', async (c) => {
  const body = await readJson(c.req.raw, askBodySchema, LIMITS.answerBytes)
  const now = Date.now()
  const caller = callerOf(c)
  const knows = (site: Collector) =>
    knowsCaller(site, caller) && site.surveys.get(body.survey)?.state === 'live'
  const site = await cachedCollector(c.env.DB, { key: body.site, now, knows })
  if (!site) return answerIgnored(c, 'unknown-site')
  const unwelcome = ignoreCaller(caller, site.origins)
  if (unwelcome) return answerIgnored(c, unwelcome)
  await limitCollecting(c, site, 1)
  const survey = site.surveys.get(body.survey)
  if (!survey)
    throw new AppError('invalid', 'This survey is not known here.', [
      { field: 'survey', reason: 'no such survey' },
    ])
  const paused = ignoreState(site.paused, survey.state)
  if (paused) return answerIgnored(c, paused)

  const isUnknown = site.honourGpc && c.req.header('sec-gpc') === '1'
  const person = isUnknown ? NOBODY : await personOf(c, site, body)
  // Who is not known has no budget, and leaves no trace.
  if (person.who.length === 0) return c.json(GRANTED)
  const { id = crypto.randomUUID(), channel } = body
  const { kind } = survey.definition
  const day = localDay(now, site.timezone)
  const asking = { id, ...person, at: now, survey: survey.id, kind, channel, day }
  const withheld = await askOf(collectorDb(c.env.DB, site), asking, site.askBudget)
  return c.json((withheld ? { granted: false, ...withheld } : GRANTED) satisfies AskReply)
})

/** All ways in which a person is known: keyed hashes, and what is stored of them with answers. */
interface Person {
  who: string[]
  people: string[]
}

/** Somebody as the page calls them, and as the shop has signed. */
async function personOf(
  c: Context<AppEnv>,
  site: Collector,
  { survey, respondent, token }: AskBody,
): Promise<Person> {
  const root = c.env.WAYFELT_SECRET
  const hashes = siteHashes(root, site.siteId)
  const touchpointId = site.surveys.get(survey)?.touchpointId ?? ''
  const references = token
    ? await answerTokens(root, site)(token, { touchpointId, instants: [Date.now()] })
    : null
  const isProved = references?.reference === 'verified'
  const known = [
    { kind: 'respondent' as const, text: respondent },
    { kind: 'customer' as const, text: isProved ? references.customerRef : null },
  ]
  const all = known.map(async ({ kind, text }) => {
    if (!text) return []
    const person = await hideReference(kind, text, hashes)
    return [{ person, mark: await hashes.mark(`${kind}\n${person}`) }]
  })
  const names = (await Promise.all(all)).flat()
  return {
    who: names.map(({ mark }) => mark),
    // An address with signs in front is stored in both its readings.
    people: names.flatMap(({ person }) => [person, ...person.split('+')]),
  }
}
