import type { FieldError, Problem } from '#contract/problem.ts'

type Refusal = Partial<Problem> & { status: number; retryAfter?: number | null }

/** An error that the API answered with. */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  readonly requestId: string | null
  /** Fields that were refused, by their path in the body: `origins[2]`. */
  readonly fields: FieldError[]
  /** Seconds to wait before another try; null where the API does not say. */
  readonly retryAfter: number | null

  constructor({ status, code, detail, requestId, fields, retryAfter }: Refusal) {
    super(detail ?? '')
    this.name = 'ApiError'
    this.status = status
    this.code = code ?? `http_${status}`
    this.requestId = requestId ?? null
    this.fields = fields ?? []
    this.retryAfter = retryAfter ?? null
  }
}

/** The server could not be reached at all. */
export class OfflineError extends Error {
  override name = 'OfflineError'
}

/** True when the session is over: the reader has to sign in. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof ApiError && error.status === 401
}

/** True when the API refused because another tab has switched to another site. */
export function isSiteChanged(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'site_changed'
}

/** True where the API answered with this status. */
export function isStatus(error: unknown, status: number): boolean {
  return error instanceof ApiError && error.status === status
}
