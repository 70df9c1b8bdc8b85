import { Hono, type Context } from 'hono'
import {
  mailQuerySchema,
  newCodeSchema,
  type CodeItem,
  type CodeList,
  type MailBlock,
} from '#contract/channels/codes.ts'
import { LIMITS } from '#contract/words.ts'
import {
  countCodes,
  createCode,
  endCode,
  findCode,
  listAskedSurveys,
  listCodes,
  type Code,
} from '#worker/db/channels/codes.ts'
import { loadCollector } from '#worker/db/collect/collector.ts'
import type { ActingDb } from '#worker/db/connect.ts'
import { ownSite } from '#worker/db/site/sites.ts'
import { hostedQuestion } from '#worker/domain/channels/hosted-config.ts'
import { mailBlock } from '#worker/domain/channels/mail-block.ts'
import { AppError } from '#worker/errors.ts'
import { may } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { publicOrigin } from '#worker/http/origin.ts'
import { readJson, validate } from '#worker/http/validate.ts'
import { nowKnown } from './open-code.ts'
import { reserveFreeCode } from './reserve-code.ts'

/** Short codes, as the site's people manage them. */
export const codes = new Hono<AppEnv>()
  .get('/codes', may('site:manage'), async (c) => {
    const db = c.get('db')
    const [site, all, surveys] = await Promise.all([
      ownSite(c.get('own')),
      listCodes(db),
      listAskedSurveys(db),
    ])
    const list = all.map((code) => toItem(c, code))
    return c.json({ codes: list, surveys, language: site.language } satisfies CodeList)
  })
  .post('/codes', may('site:manage'), async (c) => {
    const { survey, channel, name, kiosk } = await readJson(c.req.raw, newCodeSchema, 4096)
    const db = c.get('db')
    const known = await listAskedSurveys(db)
    if (!known.some(({ id }) => id === survey))
      throw new AppError('invalid', 'There is no such survey that was published.', [
        { field: 'survey', reason: 'no such survey' },
      ])
    if ((await countCodes(db)) >= LIMITS.codes)
      throw new AppError('conflict', `A site has at most ${LIMITS.codes} codes. End some first.`)
    const code = await reserveFreeCode(c.get('own'))
    const made = await createCode(db, { code, surveyId: survey, channel, name, kiosk })
    nowKnown(code)
    return c.json(toItem(c, made) satisfies CodeItem, 201)
  })
  .delete('/codes/:code', may('site:manage'), async (c) => {
    const db = c.get('db')
    await endCode(db, await knownCode(db, c.req.param('code')))
    return c.body(null, 204)
  })
  .get('/codes/:code/mail', may('site:manage'), validate('query', mailQuerySchema), async (c) => {
    const db = c.get('db')
    const code = await knownCode(db, c.req.param('code'))
    const { surveyId, channel } = code
    const site = await loadCollector(db, await ownSite(c.get('own')))
    const { lang = site.language } = c.req.valid('query')
    const survey = site.surveys.get(surveyId)
    const asked = survey && { survey: { ...survey, state: 'live' as const }, channel }
    const question = asked
      ? hostedQuestion({ ...site, paused: false }, asked, [lang, site.language])
      : null
    if (!question) throw new AppError('not_found', 'There is no such survey.')
    return c.json(mailBlock(question, linkOf(c, code)) satisfies MailBlock)
  })

async function knownCode(db: ActingDb, code: string): Promise<Code> {
  const known = await findCode(db, code)
  if (!known) throw new AppError('not_found', 'There is no such code.')
  return known
}

function linkOf(c: Context<AppEnv>, { code }: Code): string {
  return `${publicOrigin(c)}/q/${code}`
}

function toItem(c: Context<AppEnv>, item: Code): CodeItem {
  const { code, surveyId: survey, channel, name, kiosk, madeAt, madeByName, endedAt } = item
  const link = linkOf(c, item)
  return { code, survey, channel, name, kiosk, madeAt, maker: madeByName, endedAt, link }
}
