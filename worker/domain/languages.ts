/** Languages that are looked at of one header: nobody reads more, and the header may be long. */
const MOST_ACCEPTED = 10
const TAG = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/

/**
 * The languages that a reader wants names in, the dearest first.
 * @param asked named by the reader; else what the header `Accept-Language` says counts
 * @param own the site's language, which stands last
 */
export function wishedLanguages(
  { asked, accepted }: { asked: string | undefined; accepted: string | null },
  own: string,
): string[] {
  return [...(asked === undefined ? acceptedLanguages(accepted ?? '') : [asked]), own]
}

/**
 * The text in the first of the languages that it exists in, `pl` also for `pl-PL`; null if in none.
 * Languages differ by more than the case of their letters.
 */
export function textIn(texts: Record<string, string>, languages: string[]): string | null {
  const byTag = new Map(Object.entries(texts).map(([tag, text]) => [tag.toLowerCase(), text]))
  for (const language of languages) {
    const tag = language.toLowerCase()
    const text = byTag.get(tag) ?? byTag.get(tag.split('-')[0] ?? '')
    if (text !== undefined) return text
  }
  return null
}

/** `pl, en;q=0.5` by weight; what stands first wins a tie, and a weight of 0 is "never". */
export function acceptedLanguages(header: string): string[] {
  return header
    .split(',', MOST_ACCEPTED)
    .map((part) => {
      const [tag = '', ...parameters] = part.split(';').map((word) => word.trim())
      const weight = parameters.find((word) => word.startsWith('q='))?.slice(2)
      return { tag, weight: weight === undefined ? 1 : Number(weight) }
    })
    .filter(({ tag, weight }) => TAG.test(tag) && weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag)
}
