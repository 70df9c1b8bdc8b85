import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { PageQuery } from '#contract/channels/codes.ts'
import { answerBodySchema } from '#contract/collect/answers.ts'
import { CHOICE_KINDS } from '#contract/words.ts'
import { stepsOf } from '#worker/domain/channels/answer-steps.ts'
import { plainPage, type HostedPage } from '#worker/domain/channels/hosted-page.ts'
import type { HostedQuestion } from '#worker/domain/channels/hosted-config.ts'
import { answerOfForm } from '#worker/domain/channels/no-script-form.ts'
import type { Caller } from '#worker/domain/collect/ignore.ts'
import { AppError } from '#worker/errors.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { parse } from '#worker/http/validate.ts'
import { callerOf } from '#worker/routes/collect/caller.ts'
import { takeAnswer } from '#worker/routes/collect/take-answer.ts'

/* What all hosted pages have in common. */

const HEADERS = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types wayfelt-hosted",
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  vary: 'accept-language',
}

/** Answers with a page that nobody keeps, indexes or frames. */
export function sendPage(c: Context<AppEnv>, html: string, status: ContentfulStatusCode): Response {
  return c.html(html, status, HEADERS)
}

/** What a link chooses, where its question has such an answer. */
export function chosenOf(
  { survey, strings }: HostedQuestion,
  { s, c }: PageQuery,
): HostedPage['chosen'] {
  const wanted = CHOICE_KINDS.includes(survey.kind) ? c : s
  return stepsOf(survey, strings).find(({ value }) => value === wanted)?.value ?? null
}

/** Takes the form of a page without scripts, on the same way as every answer. */
export async function takeForm(
  c: Context<AppEnv>,
  form: URLSearchParams,
  { question, token }: { question: HostedQuestion; token: string | null },
): Promise<Response> {
  const url = new URL(c.req.path, c.req.url).href
  try {
    const sent = { ...answerOfForm(form, { question, url }), ...(token ? { token } : {}) }
    const taken = await takeAnswer(c, parse(answerBodySchema, sent), formCaller(c))
    const { survey, strings } = question
    const say = taken.status === 202 ? 'uncounted' : { text: survey.thanks ?? strings.thanks }
    return sendPage(c, plainPage(say, question), 200)
  } catch (error) {
    if (!(error instanceof AppError) || !['invalid', 'conflict'].includes(error.code)) throw error
    return sendPage(c, plainPage('uncounted', question), error.code === 'invalid' ? 422 : 409)
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
