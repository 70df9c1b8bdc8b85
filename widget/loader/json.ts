/** Bytes of a body that the server takes. It stands here since the build inlines what is imported. */
export const LARGEST = 8192

/**
 * JSON as the server takes it: without what no database keeps (NUL, halves of an emoji), without
 * empty texts, and whatever toJSON the page has given to arrays.
 */
export function json(value: object): string {
  // The holder still has the value as it was before a toJSON got at it.
  return JSON.stringify(value, function clean(this: Record<string, unknown>, name: string) {
    const own = this[name]
    return typeof own === 'string' ? own.replace(/[\0\p{Cs}]/gu, '') || undefined : own
  })
}
