import type { FieldError } from '#contract/problem.ts'

export const ERROR_CODES = [
  'malformed_json',
  'invalid',
  'too_large',
  'unsupported_media_type',
  'unauthenticated',
  'forbidden',
  'wrong_origin',
  'not_found',
  'conflict',
  'case_changed',
  'case_state',
  'case_incomplete',
  'site_changed',
  'other_browser',
  'factor_needed',
  'too_many',
  'not_migrated',
  'not_configured',
  'busy',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

/** An expected failure. `detail` is for people and says what to do; it never quotes internals. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly fields: FieldError[]
  /** When to come again, in seconds; for `too_many`. */
  readonly retryAfter: number | null

  constructor(code: ErrorCode, detail: string, more: FieldError[] | { retryAfter: number } = []) {
    super(detail)
    this.name = 'AppError'
    this.code = code
    this.fields = Array.isArray(more) ? more : []
    this.retryAfter = Array.isArray(more) ? null : more.retryAfter
  }
}
