import { Hono, type Context } from 'hono'
import { pageQuerySchema, type PageQuery } from '#contract/channels/codes.ts'
import { LIMITS } from '#contract/words.ts'
import { optOut } from '#worker/db/channels/recipients/people.ts'
import { hostedPage, optOutPage, plainPage } from '#worker/domain/channels/hosted-page.ts'
import { formatLink, recipientToken } from '#worker/domain/channels/recipients/link.ts'
import { forgetCollector } from '#worker/http/collector-cache.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { readForm, validate } from '#worker/http/validate.ts'
import { openLink, type OpenLink } from './open-recipient.ts'
import { chosenOf, sendPage, takeForm } from './page.ts'
import { linkOf } from './recipient-links.ts'

const STATUS = { unknown: 404, gone: 410, over: 410, paused: 404, answered: 200 } as const

/** The pages of one recipient: the question, and where they opt out. Looking at them writes nothing. */
export const recipientPage = new Hono<AppEnv>()
  .get('/q/:code/:link', validate('query', pageQuerySchema), async (c) => {
    const query = c.req.valid('query')
    const open = await openLink(c, query)
    return open.is === 'open' ? sendPage(c, await questionPage(c, open, query), 200) : said(c, open)
  })
  .post('/q/:code/:link', validate('query', pageQuerySchema), async (c) => {
    const form = await readForm(c.req.raw, LIMITS.answerBytes)
    const { lang } = pageQuerySchema.parse({ lang: form.get('lang') ?? undefined })
    const open = await openLink(c, { ...c.req.valid('query'), ...(lang ? { lang } : {}) })
    if (open.is !== 'open') return said(c, open)
    const token = await tokenOf(c, open)
    return await takeForm(c, form, { question: open.question, token })
  })
  .get('/q/:code/:link/optout', validate('query', pageQuerySchema), async (c) => {
    const open = await openLink(c, c.req.valid('query'))
    if (!('recipient' in open)) return said(c, open)
    const { path } = await linkOf(c, open.list, open.recipient.line)
    const siteName = open.site?.name ?? ''
    return sendPage(c, optOutPage(`${path}/optout`, { siteName, ...open.speech }), 200)
  })
  // Whoever holds the link may say so: a mail program posts here at one click (RFC 8058).
  .post('/q/:code/:link/optout', validate('query', pageQuerySchema), async (c) => {
    const open = await openLink(c, c.req.valid('query'))
    if (!('recipient' in open)) return said(c, open)
    await optOut(open.db, open, Date.now())
    // Pages of the shop are told from now on to ask before they ask.
    if (!open.site?.hasOptOuts) forgetCollector(open.db.siteId)
    return sendPage(c, plainPage('optedOut', open.speech), 200)
  })

type Open = Extract<OpenLink, { is: 'open' }>

function said(c: Context<AppEnv>, { is, speech }: Exclude<OpenLink, Open>): Response {
  return sendPage(c, plainPage(is === 'gone' ? 'over' : is, speech), STATUS[is])
}

async function questionPage(c: Context<AppEnv>, open: Open, query: PageQuery): Promise<string> {
  const { question, site, list, recipient } = open
  const { path } = await linkOf(c, list, recipient.line)
  return hostedPage({
    siteName: site.name,
    path,
    question,
    chosen: chosenOf(question, query),
    kiosk: null,
    answer: { id: crypto.randomUUID(), at: Date.now() },
    recipient: { token: await tokenOf(c, open), optOut: `${path}/optout` },
  })
}

async function tokenOf(c: Context<AppEnv>, { list, recipient: { line } }: Open): Promise<string> {
  const { signature } = await linkOf(c, list, line)
  return recipientToken(list.code, formatLink({ line, signature }))
}
