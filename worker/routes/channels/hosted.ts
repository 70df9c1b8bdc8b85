import { Hono, type Context } from 'hono'
import { pageQuerySchema, type PageQuery } from '#contract/channels/codes.ts'
import { LIMITS } from '#contract/words.ts'
import { hostedPage, plainPage } from '#worker/domain/channels/hosted-page.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { readForm, validate } from '#worker/http/validate.ts'
import { openCode, type OpenCode } from './open-code.ts'
import { chosenOf, sendPage, takeForm } from './page.ts'

const STATUS = { unknown: 404, over: 410, paused: 404 } as const

/** The page of a short code, for print, mails, messages and kiosks. Looking at it writes nothing. */
export const hosted = new Hono<AppEnv>()
  .get('/q/:code', validate('query', pageQuerySchema), async (c) => show(c, c.req.valid('query')))
  // A printed square is smaller in capitals.
  .get('/Q/:code', validate('query', pageQuerySchema), async (c) => show(c, c.req.valid('query')))
  .post('/q/:code', validate('query', pageQuerySchema), async (c) => {
    const form = await readForm(c.req.raw, LIMITS.answerBytes)
    const { lang } = pageQuerySchema.parse({ lang: form.get('lang') ?? undefined })
    const open = await openCode(c, { ...c.req.valid('query'), ...(lang ? { lang } : {}) })
    if (open.is !== 'open') return said(c, open)
    return await takeForm(c, form, { question: open.question, token: null })
  })

type Open = Extract<OpenCode, { is: 'open' }>

async function show(c: Context<AppEnv>, query: PageQuery): Promise<Response> {
  const open = await openCode(c, query)
  return open.is === 'open' ? sendPage(c, pageOf(open, query), 200) : said(c, open)
}

function said(c: Context<AppEnv>, { is, speech }: Exclude<OpenCode, Open>): Response {
  return sendPage(c, plainPage(is, speech), STATUS[is])
}

function pageOf({ code, site, question }: Open, query: PageQuery): string {
  const { kiosk: device } = query
  return hostedPage({
    siteName: site.name,
    path: `/q/${code.code}`,
    question,
    chosen: chosenOf(question, query),
    kiosk: device === undefined ? null : { ...code.kiosk, name: device || code.name },
    answer: { id: crypto.randomUUID(), at: Date.now() },
    recipient: null,
  })
}
