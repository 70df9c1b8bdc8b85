const LONGEST = 1000

/**
 * Origin and path of a page as it may be stored: the query and the hash may hold personal data, and
 * parts of the path that do are masked. Null if it is no web page.
 */
export function storedAddress(url: string): string | null {
  const parsed = URL.parse(url)
  if (!parsed || !/^https?:$/.test(parsed.protocol)) return null
  const path = parsed.pathname.split('/').map(maskSegment).join('/')
  return (parsed.origin + path).slice(0, LONGEST)
}

/** Nine digits and more, with at most a sign between them: numbers of orders, phones and cards. */
const LONG_NUMBER = /\p{N}(?:[ .()+-]{0,2}\p{N}){8,}/u
const HEX_TOKEN = /^(?=.*\d)[0-9a-f-]{16,}$/i
const TOKEN_LENGTH = 20
/** Where letters and digits, or small letters and capitals, change as they do not in words. */
const CHANGES = /[a-z](?=[A-Z\d])|[A-Z](?=\d)|\d(?=[A-Za-z])/g
/** In a random text two of five letters are such a change, in a product's name one of twenty. */
const CHANGES_A_LETTER = 0.2
const MOST_ENCODINGS = 3

function maskSegment(segment: string): string {
  const text = decoded(segment).normalize('NFKC')
  if (text.includes('@')) return '[mail]'
  if (isToken(text)) return '[token]'
  return LONG_NUMBER.test(text) ? '[number]' : segment
}

/** Session ids, one-time links, hashes, UUIDs: long, and no words. */
function isToken(text: string): boolean {
  if (HEX_TOKEN.test(text) && /[a-f]/i.test(text)) return true
  const changes = text.match(CHANGES)?.length ?? 0
  return text.length >= TOKEN_LENGTH && changes >= text.length * CHANGES_A_LETTER
}

/** A segment without its percent signs, also where it was encoded more than once. */
function decoded(segment: string): string {
  let text = segment
  for (let times = 0; times < MOST_ENCODINGS && text.includes('%'); times += 1) {
    try {
      text = decodeURIComponent(text)
    } catch {
      return text
    }
  }
  return text
}
