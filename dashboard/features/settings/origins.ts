import { LIMITS } from '#contract/words.ts'
import { linesOf } from '#dashboard/kit/forms/read.ts'
import { t } from './words.ts'

/** Origins as the API takes them: a bare `https://shop.example/` loses its slash. */
export function originsOf(text: string): string[] {
  return [...new Set(linesOf(text).map(asOrigin))]
}

function asOrigin(line: string): string {
  return /^https?:\/\/[^/?#]+\/$/i.test(line) ? line.slice(0, -1).toLowerCase() : line
}

/** Why these lines cannot be the origins of a site; undefined when they can. */
export function checkOrigins(text: string): string | undefined {
  const lines = originsOf(text)
  if (lines.length > LIMITS.origins) return t('form.tooMany', { n: LIMITS.origins })
  const at = lines.findIndex((line) => !isOrigin(line))
  if (at < 0) return undefined
  return t('site.origins.bad', { text: lines[at] ?? '' })
}

/** `null` is the origin of what is closed off, such as a checkout's extension. */
function isOrigin(text: string): boolean {
  if (text === 'null') return true
  const url = URL.parse(text)
  return url !== null && /^https?:$/.test(url.protocol) && url.origin === text
}
