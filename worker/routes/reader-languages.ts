import type { Context } from 'hono'
import { wishedLanguages } from '#worker/domain/languages.ts'
import type { AppEnv } from '#worker/http/env.ts'

/**
 * The languages that names are wanted in, the dearest first: `lang` of the query, else the browser's,
 * then the site's own. An answer that depends on the browser's says so to what may keep it.
 */
export function languagesOf(c: Context<AppEnv>, asked: string | undefined, own: string): string[] {
  if (asked === undefined) c.header('vary', 'accept-language', { append: true })
  return wishedLanguages({ asked, accepted: c.req.header('accept-language') ?? null }, own)
}
