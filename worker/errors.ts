import type { FieldError } from '#contract/problem.ts'

export const ERROR_CODES = [
  'malformed_json',
  'invalid',
  'too_large',
  'unsupported_media_type',
  'unauthenticated',
  'wrong_origin',
  'not_found',
  'conflict',
  'too_many',
  'not_migrated',
  'busy',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

/** An expected failure. `detail` is for people and says what to do; it never quotes internals. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly fields: FieldError[]

  constructor(code: ErrorCode, detail: string, fields: FieldError[] = []) {
    super(detail)
    this.name = 'AppError'
    this.code = code
    this.fields = fields
  }
}
