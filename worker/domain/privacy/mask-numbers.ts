import { isSaidPhone, judgeNumber, type Candidate, type NumberKind } from './judge-number.ts'
import { LOOK_BACK, hintBefore, type NumberHint } from './words-before.ts'

/** Decimal digits of ASCII, Arabic, Persian and full width: their last four bits are their value. */
const DIGIT = '[0-9٠-٩۰-۹０-９]'
/** A bracket and a + before the first digit. */
const LONGEST_LEAD = 3
const BETWEEN = '[ \\u00a0\\u202f().\\/\\u2010-\\u2014-]'
const DATE =
  '(?<![\\d.])(?:\\d{1,2}\\.\\d{1,2}\\.(?:\\d{4}|\\d{2})|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[/-]\\d{1,2}[/-]\\d{4})(?!\\d|\\.\\d)'

const IBAN = '(?<![\\p{L}\\p{N}])[a-z]{2}\\d{2}(?: ?\\d{4}){3,6}(?: ?\\d{1,3})?(?!\\d)'

/** Pages, accounts and dates, which are left alone; or digits with what may stand between them. */
const RUN = new RegExp(
  `(?:https?://|www\\.)\\S+|${IBAN}|${DATE}|([+(]{0,${LONGEST_LEAD}}${DIGIT}(?:${BETWEEN}{0,3}(?!${DATE})${DIGIT})*)`,
  'giu',
)
const GROUP = new RegExp(`${DIGIT}+`, 'gu')

/** No number looked for has more or fewer. */
const MOST_DIGITS = 19
const MOST_GROUPS = 8
const FEWEST_DIGITS = 9

interface Group {
  digits: string
  start: number
  end: number
}

/** A run of digits and what stands around it. */
interface Run {
  text: string
  groups: Group[]
  before: string
  after: string
}

interface Found {
  kind: NumberKind
  /** The group behind the number. */
  next: number
}

/** Replaces phone, card and PESEL numbers. Each run of digits is read from left to right. */
export function maskNumbers(text: string): { text: string; masked: number } {
  let masked = 0
  const result = text.replace(RUN, (whole: string, digits: string | undefined, offset: number) => {
    const groups = digits ? groupsOf(digits) : []
    if (groups.reduce((sum, { digits }) => sum + digits.length, 0) < FEWEST_DIGITS) return whole
    const end = offset + whole.length
    const before = text.slice(Math.max(0, offset - LOOK_BACK), offset)
    const found = maskRun({ text: whole, groups, before, after: text.slice(end, end + 8) })
    masked += found.masked
    return found.text
  })
  return { text: result, masked }
}

function groupsOf(run: string): Group[] {
  return Array.from(run.matchAll(GROUP), ({ 0: digits, index }) => ({
    digits: Array.from(digits, (digit) => (digit.codePointAt(0) ?? 0) & 15).join(''),
    start: index,
    end: index + digits.length,
  }))
}

function maskRun(run: Run): { text: string; masked: number } {
  const { text, groups } = run
  let result = ''
  let masked = 0
  let written = 0
  let first = 0
  let hint = hintBefore(run.before)
  while (first < groups.length) {
    const found = findNumber(run, first, hint)
    if (found) {
      const end = groups[found.next - 1]?.end ?? text.length
      result += `${text.slice(written, startOf(text, groups[first], end))}[${found.kind}]`
      written = end
      masked += 1
    }
    first = found?.next ?? first + 1
    hint = found ? null : hintWithin(run, first)
  }
  return { text: result + text.slice(written), masked }
}

/** Digits that hang on others by a dash, a dot or a stroke are a part of a longer code. */
function hintWithin({ text, groups }: Run, first: number): NumberHint {
  const gap = text.slice(groups[first - 1]?.end, groups[first]?.start)
  return /\s/.test(gap) ? null : 'code'
}

/** A + belongs to the number, and a bracket if it is closed within. */
function startOf(text: string, group: Group | undefined, end: number): number {
  const start = group?.start ?? 0
  const lead = text.slice(Math.max(0, start - LONGEST_LEAD), start)
  const own = text.slice(start, end).includes(')') ? /[+(]*$/ : /\+*$/
  return start - (own.exec(lead)?.[0].length ?? 0)
}

/** The longest number that begins with this group; what is surely one comes first. */
function findNumber(run: Run, first: number, hint: NumberHint): Found | null {
  const candidates = candidatesAt(run, first, hint)
  for (const { candidate, next } of candidates) {
    const kind = judgeNumber(candidate)
    if (kind) return { kind, next }
  }
  const phone = candidates.find(({ candidate }) => isSaidPhone(candidate))
  return phone ? { kind: 'phone', next: phone.next } : null
}

/** What can be one number from this group on, the longest first. */
function candidatesAt({ text, groups, after }: Run, first: number, hint: NumberHint) {
  const found: { candidate: Candidate; next: number }[] = []
  const plus = first === 0 && /^[(+]*\+/.test(text)
  const parts: string[] = []
  const separators: string[] = []
  let digits = ''
  for (const [index, group] of groups.slice(first, first + MOST_GROUPS).entries()) {
    const next = first + index + 1
    digits += group.digits
    if (digits.length > MOST_DIGITS) break
    if (index > 0) separators.push(text.slice(groups[next - 2]?.end, group.start))
    parts.push(group.digits)
    if (digits.length < FEWEST_DIGITS) continue
    const number = { digits, groups: [...parts], separators: [...separators], plus }
    const rest = next < groups.length ? text.slice(group.end, group.end + 8) : after
    found.push({ candidate: { number, hint, after: rest }, next })
  }
  return found.toReversed()
}
