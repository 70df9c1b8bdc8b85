import { Hono, type Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { pageQuerySchema, type PageQuery } from '#contract/channels/codes.ts'
import { answerBodySchema } from '#contract/collect/answers.ts'
import { LIMITS } from '#contract/words.ts'
import { stepsOf } from '#worker/domain/channels/answer-steps.ts'
import { hostedPage, plainPage, type HostedPage } from '#worker/domain/channels/hosted-page.ts'
import type { HostedQuestion } from '#worker/domain/channels/hosted-config.ts'
import { answerOfForm } from '#worker/domain/channels/no-script-form.ts'
import type { Caller } from '#worker/domain/collect/ignore.ts'
import { AppError } from '#worker/errors.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { parse, readForm, validate } from '#worker/http/validate.ts'
import { callerOf } from '#worker/routes/collect/caller.ts'
import { takeAnswer } from '#worker/routes/collect/take-answer.ts'
import { openCode, type OpenCode } from './open-code.ts'

const HEADERS = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types wayfelt-hosted",
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  vary: 'accept-language',
}
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
    return open.is === 'open' ? await answered(c, open.question, form) : said(c, open)
  })

type Open = Extract<OpenCode, { is: 'open' }>

async function show(c: Context<AppEnv>, query: PageQuery): Promise<Response> {
  const open = await openCode(c, query)
  return open.is === 'open' ? page(c, pageOf(open, query), 200) : said(c, open)
}

function said(c: Context<AppEnv>, { is, speech }: Exclude<OpenCode, Open>): Response {
  return page(c, plainPage(is, speech), STATUS[is])
}

function page(c: Context<AppEnv>, html: string, status: ContentfulStatusCode): Response {
  return c.html(html, status, HEADERS)
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
  })
}

/** What a link chooses, where its question has such an answer. */
function chosenOf({ survey, strings }: HostedQuestion, { s, c }: PageQuery): HostedPage['chosen'] {
  const wanted = survey.kind === 'pain_point' ? c : s
  return stepsOf(survey, strings).find(({ value }) => value === wanted)?.value ?? null
}

/** Takes the form of a page without scripts, on the same way as every answer. */
async function answered(
  c: Context<AppEnv>,
  question: HostedQuestion,
  form: URLSearchParams,
): Promise<Response> {
  const url = new URL(c.req.path, c.req.url).href
  try {
    const body = parse(answerBodySchema, answerOfForm(form, { question, url }))
    const taken = await takeAnswer(c, body, formCaller(c))
    const { survey, strings } = question
    const say = taken.status === 202 ? 'uncounted' : { text: survey.thanks ?? strings.thanks }
    return page(c, plainPage(say, question), 200)
  } catch (error) {
    if (!(error instanceof AppError) || !['invalid', 'conflict'].includes(error.code)) throw error
    return page(c, plainPage('uncounted', question), error.code === 'invalid' ? 422 : 409)
  }
}

/**
 * Who sends a form. A page that tells no referrer sends it without its origin, so what browsers say of
 * the page it comes from counts: only our own, or a program that says nothing.
 */
function formCaller(c: Context<AppEnv>): Caller {
  const caller = callerOf(c)
  const from = c.req.header('sec-fetch-site')
  if (from === 'same-origin') return { ...caller, origin: caller.ownOrigin }
  const isSilent = from === undefined && (caller.origin === null || caller.origin === 'null')
  if (isSilent) return { ...caller, origin: null }
  // A site may list `null`, and means its checkout by that: no form of who knows what page.
  const isNamed = caller.origin !== null && caller.origin !== 'null'
  return { ...caller, origin: isNamed ? caller.origin : 'unnamed' }
}
