import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Problem } from '#contract/problem.ts'
import { AppError, type ErrorCode } from '#worker/errors.ts'

const ANSWERS: Record<ErrorCode, { status: ContentfulStatusCode; title: string }> = {
  malformed_json: { status: 400, title: 'Malformed JSON' },
  invalid: { status: 422, title: 'Invalid fields' },
  too_large: { status: 413, title: 'Too large' },
  unsupported_media_type: { status: 415, title: 'Unsupported media type' },
  unauthenticated: { status: 401, title: 'Not signed in' },
  forbidden: { status: 403, title: 'Not allowed' },
  wrong_origin: { status: 403, title: 'Wrong origin' },
  not_found: { status: 404, title: 'Not found' },
  conflict: { status: 409, title: 'Conflict' },
  case_changed: { status: 409, title: 'The case was changed meanwhile' },
  case_state: { status: 409, title: 'The case does not allow it now' },
  case_incomplete: { status: 409, title: 'The case lacks something' },
  site_changed: { status: 409, title: 'Another site is open' },
  other_browser: { status: 403, title: 'Another browser asked for this link' },
  factor_needed: { status: 403, title: 'Confirm that it is you' },
  too_many: { status: 429, title: 'Too many requests' },
  not_migrated: { status: 503, title: 'Database not migrated' },
  not_configured: { status: 503, title: 'Not set up' },
  busy: { status: 503, title: 'Busy' },
}

/** Database failures that pass by themselves, by the words D1 uses for them. */
const TRANSIENT =
  /overloaded|queued for too long|network connection lost|object to be reset|code was updated|transient issue|database is locked|SQLITE_BUSY|exceeded timeout|internal error; reference/i

/** Turns any thrown value into the one error body. What it does not know stays inside. */
export function answerError(error: Error, c: Context): Response {
  const known = asAppError(error)
  const requestId = c.req.header('cf-ray') ?? crypto.randomUUID()
  if (!known) console.error(JSON.stringify({ requestId, ...describeInternal(error) }))
  const { status, title } = known
    ? ANSWERS[known.code]
    : { status: 500 as const, title: 'Internal error' }
  const problem: Problem = {
    type: 'about:blank',
    title,
    status,
    code: known?.code ?? 'internal',
    detail:
      known?.message ??
      'Something failed on our side. Try again; if it happens again, report the request id.',
    requestId,
    ...(known && known.fields.length > 0 ? { fields: known.fields } : {}),
  }
  if (status === 503 || status === 429) c.header('retry-after', String(known?.retryAfter ?? 5))
  c.header('cache-control', 'no-store')
  return c.json(problem, status, { 'content-type': 'application/problem+json' })
}

/** What a log may hold: a failed query's message carries its parameters, and so personal data. */
function describeInternal(error: Error) {
  const reason = error.cause instanceof Error ? error.cause.message : error.message
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return { name: error.name, reason, frames: frames.slice(0, 8) }
}

function asAppError(error: Error): AppError | null {
  if (error instanceof AppError) return error
  if (error instanceof HTTPException && error.status === 413)
    return new AppError('too_large', 'The body is too large.')
  const text = `${error.message} ${error.cause instanceof Error ? error.cause.message : ''}`
  if (/no such (table|column)/i.test(text)) {
    return new AppError(
      'not_migrated',
      'The database is not up to date. Run `npm run migrate`, or `npm start` on your own machine.',
    )
  }
  if (TRANSIENT.test(text))
    return new AppError('busy', 'The database is busy for a moment. Send the same request again.')
  return null
}
