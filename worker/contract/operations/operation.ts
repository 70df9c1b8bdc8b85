import type * as z from 'zod'
import type { Permission } from '#contract/rights.ts'

/** One operation of the API, as /openapi.json describes it. */
export interface Operation {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** As the router has it, with `:name` for parameters. */
  path: string
  summary: string
  /**
   * Who may call it. `page`: any page of the web, no credentials · `none`: anybody from the
   * dashboard's own origin · `person`: somebody signed in, for what is their own · `guest`: the
   * cookie of a share link · `key`: any secret key, and nobody else · a permission: a session or secret key that has it.
   */
  needs: 'page' | 'none' | 'person' | 'guest' | 'key' | Permission
  query?: z.ZodType
  body?: { type: string; schema: z.ZodType }
  /** Status → schema of the answer; null where there is no body. */
  answers: Record<number, z.ZodType | null>
  /** What the answer is, where it is no JSON: a file. */
  file?: 'text/csv' | 'application/x-ndjson' | 'text/html'
}

/** A body or answer of JSON. */
export function json<Schema extends z.ZodType>(schema: Schema) {
  return { type: 'application/json', schema } as const
}
