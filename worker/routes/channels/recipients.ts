import { Hono, type Context } from 'hono'
import type { MailBlock } from '#contract/channels/codes.ts'
import {
  newRecipientListSchema,
  recipientLinksSchema,
  recipientMailQuerySchema,
  recipientPlanSchema,
  recipientRemindersSchema,
  type RecipientList,
  type RecipientLists,
  type RecipientResult,
} from '#contract/channels/recipients.ts'
import { type RecipientOutcome, RECIPIENT_LIMITS } from '#contract/channels/words.ts'
import { listAskedSurveys } from '#worker/db/channels/codes.ts'
import { grantAsks, planAsks } from '#worker/db/channels/recipients/grant.ts'
import {
  countLists,
  countOptOuts,
  createList,
  endList,
  findList,
  listLists,
  type ListCounts,
  type ListRow,
} from '#worker/db/channels/recipients/lists.ts'
import { remind } from '#worker/db/channels/recipients/remind.ts'
import { loadCollector } from '#worker/db/collect/collector.ts'
import type { ActingDb } from '#worker/db/connect.ts'
import { ownSite } from '#worker/db/site/sites.ts'
import { hostedQuestion } from '#worker/domain/channels/hosted-config.ts'
import { recipientBlock } from '#worker/domain/channels/mail-block.ts'
import { grantedOutcome, remindedOutcome } from '#worker/domain/channels/recipients/outcomes.ts'
import { localDay } from '#worker/domain/days.ts'
import { AppError } from '#worker/errors.ts'
import { may } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { publicOrigin } from '#worker/http/origin.ts'
import { readJson, validate } from '#worker/http/validate.ts'
import { askedSurvey, readRows } from './recipient-rows.ts'
import { linkOf } from './recipient-links.ts'
import { reserveFreeCode } from './reserve-code.ts'

const DAY_MS = 86_400_000

/** People who are asked one by one, as the site's people manage them. No address is kept. */
export const recipients = new Hono<AppEnv>()
  .get('/recipients', may('site:manage'), async (c) => {
    const db = c.get('db')
    const [lists, optOuts] = await Promise.all([listLists(db), countOptOuts(db)])
    return c.json({ lists: lists.map(toItem), optOuts } satisfies RecipientLists)
  })
  .post('/recipients', may('site:manage'), async (c) => {
    const { survey, channel, name, days } = await readJson(c.req.raw, newRecipientListSchema, 4096)
    const db = c.get('db')
    if (!(await listAskedSurveys(db)).some(({ id }) => id === survey)) throw noSuchSurvey()
    if ((await countLists(db)) >= RECIPIENT_LIMITS.lists)
      throw new AppError('conflict', `A site keeps at most ${RECIPIENT_LIMITS.lists} lists.`)
    const code = await reserveFreeCode(c.get('own'))
    const endsAt = db.actor.now + days * DAY_MS
    const made = await createList(db, { code, surveyId: survey, channel, name, endsAt })
    return c.json(toItem({ ...made, ...NOBODY }) satisfies RecipientList, 201)
  })
  .post('/recipients/plan', may('site:manage'), async (c) => {
    const body = await readJson(c.req.raw, recipientPlanSchema, RECIPIENT_LIMITS.bytes)
    const { channel, rows } = body
    const db = c.get('db')
    const survey = await askedSurvey(c, body.survey)
    if (!survey) throw noSuchSurvey()
    const { candidates, left } = await readRows(c, rows, { channel, survey })
    const judged = await planAsks(db, candidates, survey)
    const told = judged.map(({ line, verdict }) => ({ line, outcome: verdict, listed: null }))
    return c.json((await resultOf(c, null, [...left, ...told])) satisfies RecipientResult)
  })
  .post('/recipients/:code/links', may('site:manage'), async (c) => {
    const { rows } = await readJson(c.req.raw, recipientLinksSchema, RECIPIENT_LIMITS.bytes)
    const db = c.get('db')
    const list = await openList(db, c.req.param('code'))
    const survey = await liveSurvey(c, list)
    const { candidates, left } = await readRows(c, rows, { channel: list.channel, survey })
    const lines = rows.map(({ line }) => line)
    const judged = await grantAsks(db, candidates, {
      ...survey,
      list,
      day: localDay(survey.now, survey.timezone),
      lines: { first: Math.min(...lines), last: Math.max(...lines) },
    })
    const told = judged.map((one) => {
      const outcome = grantedOutcome(one)
      return { line: one.line, outcome, listed: one.line }
    })
    return c.json((await resultOf(c, list, [...left, ...told])) satisfies RecipientResult)
  })
  .post('/recipients/:code/reminders', may('site:manage'), async (c) => {
    const body = await readJson(c.req.raw, recipientRemindersSchema, RECIPIENT_LIMITS.bytes)
    const { run, days, rows } = body
    const db = c.get('db')
    const list = await openList(db, c.req.param('code'))
    const survey = await liveSurvey(c, list)
    const { candidates, left } = await readRows(c, rows, { channel: list.channel, survey })
    const askedUntil = survey.now - days * DAY_MS
    const found = await remind(db, candidates, { ...survey, list, run, askedUntil })
    const told = found.map((one) => {
      const outcome = remindedOutcome(one, { run, askedUntil })
      return { line: one.line, outcome, listed: one.listed }
    })
    return c.json((await resultOf(c, list, [...left, ...told])) satisfies RecipientResult)
  })
  .get(
    '/recipients/:code/mail',
    may('site:manage'),
    validate('query', recipientMailQuerySchema),
    async (c) => {
      const db = c.get('db')
      const { surveyId, channel } = await knownList(db, c.req.param('code'))
      const site = await loadCollector(db, await ownSite(c.get('own')))
      const { lang = site.language } = c.req.valid('query')
      const survey = site.surveys.get(surveyId)
      const question = survey
        ? hostedQuestion(
            { ...site, paused: false },
            { survey: { ...survey, state: 'live' as const }, channel },
            [lang, site.language],
          )
        : null
      if (!question) throw noSuchSurvey()
      return c.json(recipientBlock(question) satisfies MailBlock)
    },
  )
  .delete('/recipients/:code', may('site:manage'), async (c) => {
    const db = c.get('db')
    await endList(db, await knownList(db, c.req.param('code')))
    return c.body(null, 204)
  })

const NOBODY: ListCounts = { asked: 0, answered: 0, reminded: 0 }

function noSuchSurvey(): AppError {
  return new AppError('invalid', 'There is no such survey that was published.', [
    { field: 'survey', reason: 'no such survey' },
  ])
}

async function knownList(db: ActingDb, code: string): Promise<ListRow> {
  const list = await findList(db, code)
  if (!list) throw new AppError('not_found', 'There is no such list.')
  return list
}

async function openList(db: ActingDb, code: string): Promise<ListRow> {
  const list = await knownList(db, code)
  if (list.endsAt <= db.actor.now)
    throw new AppError('conflict', 'This list is over. Begin another one.')
  return list
}

/** The survey of a list, which must be asked now: links that lead to no question would use up asks. */
async function liveSurvey(c: Context<AppEnv>, { surveyId }: ListRow) {
  const survey = await askedSurvey(c, surveyId)
  if (survey?.state === 'live') return survey
  throw new AppError('conflict', 'The survey of this list is not live. Publish or resume it first.')
}

/** What became of rows, in their order, with the links of those who are asked. */
async function resultOf(
  c: Context<AppEnv>,
  list: ListRow | null,
  rows: ToldRow[],
): Promise<RecipientResult> {
  const all = rows.map(async ({ line, outcome, listed = null }) => {
    if (outcome !== 'ready' || !list || listed === null)
      return { line, outcome, link: null, optOut: null }
    const link = publicOrigin(c) + (await linkOf(c, list, listed)).path
    return { line, outcome, link, optOut: `${link}/optout` }
  })
  return { rows: (await Promise.all(all)).toSorted((a, b) => a.line - b.line) }
}

interface ToldRow {
  line: number
  outcome: RecipientOutcome
  /** The line that its link is made of; null or none for no link. */
  listed?: number | null
}

function toItem(list: ListRow & ListCounts): RecipientList {
  const { code, surveyId: survey, channel, name, madeAt, madeByName: maker, endsAt } = list
  const { asked, answered, reminded } = list
  return { code, survey, channel, name, madeAt, maker, endsAt, asked, answered, reminded }
}
