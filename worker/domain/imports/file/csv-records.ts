import { LONGEST_ROW } from '#worker/domain/imports/file/rows.ts'

/** One CSV record. `fault` tells why its cells cannot be trusted. */
export interface CsvRecord {
  /** 1-based line on which it starts, and the one after it. */
  line: number
  nextLine: number
  cells: string[]
  fault: string | null
}

interface Taken {
  cells: string[]
  fault: string | null
  /** Where the next record starts. */
  next: number
  /** Line breaks up to there, those inside quotes included. */
  lines: number
}

/** Small pieces are gathered first, so that a file that trickles in is not scanned again and again. */
const SCAN_AT_ONCE = 32 * 1024
const OPEN_QUOTE = 'opens a quote that is not closed, or is longer than 256 KB'
const AFTER_QUOTE = 'has text after a closing quote; a quote inside a quoted cell is written twice'

/**
 * Reads CSV records (RFC 4180; LF, CRLF or CR) from text in pieces of any size. A record that
 * breaks the rules is given back with its fault, and reading goes on with the next line.
 */
export function csvRecords(delimiter: string) {
  let rest = ''
  let line = 1
  let scanFrom = SCAN_AT_ONCE
  /** Inside a line that was given up for its length. */
  let skipping = false

  /** Where reading goes on. A CR at the very end stays: it may be the first half of CRLF. */
  function skipLine(at: number): number {
    const end = endOfLine(rest, at)
    const isCut = end === rest.length && rest.endsWith('\r')
    skipping = end === -1 || isCut
    if (!skipping) line += 1
    if (isCut) return rest.length - 1
    return skipping ? rest.length : end
  }

  function take(last: boolean): CsvRecord[] {
    const records: CsvRecord[] = []
    let at = skipping ? skipLine(0) : 0
    while (!skipping && at < rest.length) {
      if (rest[at] === '\n') {
        // An empty line: a file of nothing else must cost nothing.
        at += 1
        line += 1
        continue
      }
      const taken = takeRecord(rest, at, { delimiter, last })
      const end = taken ? taken.next : rest.length
      if (taken && isWhole(taken) && end - at <= LONGEST_ROW) {
        const { cells, fault, lines } = taken
        records.push({ line, nextLine: line + lines, cells, fault })
        line += lines
        at = end
      } else if (taken || end - at > LONGEST_ROW) {
        const fault = taken?.fault ?? OPEN_QUOTE
        records.push({ line, nextLine: line + 1, cells: [], fault })
        at = skipLine(at)
      } else break
    }
    rest = rest.slice(at)
    scanFrom = Math.max(SCAN_AT_ONCE, 2 * rest.length)
    return records
  }

  return {
    push(text: string): CsvRecord[] {
      rest += text
      return rest.length < scanFrom ? [] : take(false)
    },
    /** The records that are there. @param last whether the end of the text ends a record */
    end: (last: boolean) => take(last),
    /** Line on which the next record starts; null inside one that was given up. */
    line: () => (skipping ? null : line),
  }
}

/** The record that starts at `at`; null if its end is not there yet. */
function takeRecord(
  text: string,
  at: number,
  { delimiter, last }: { delimiter: string; last: boolean },
): Taken | null {
  const cells: string[] = []
  let lines = 1
  let index = at
  for (;;) {
    if (text[index] === '"') {
      const end = closingQuote(text, index)
      if (end === -1) return last ? { cells, fault: OPEN_QUOTE, next: at, lines } : null
      const cell = text.slice(index + 1, end)
      lines += countBreaks(cell)
      cells.push(cell.includes('"') ? cell.replaceAll('""', '"') : cell)
      index = end + 1
      if (!endsCell(text, index, delimiter)) {
        const next = endOfLine(text, index)
        if (!last && isOpenEnded(text, next)) return null
        return { cells, fault: AFTER_QUOTE, next: next === -1 ? text.length : next, lines }
      }
    } else {
      const start = index
      while (!endsCell(text, index, delimiter)) index += 1
      cells.push(text.slice(start, index))
    }
    if (index < text.length && text[index] === delimiter) {
      index += 1
      continue
    }
    const next = index >= text.length ? -1 : endOfLine(text, index)
    if (!last && isOpenEnded(text, next)) return null
    return { cells, fault: null, next: next === -1 ? text.length : next, lines }
  }
}

/**
 * Whether a record ends where it seems to. A quote that was never closed swallows the rows up to
 * the next quote: those are read again, from the line after the one that opened it.
 */
function isWhole({ fault, lines }: Taken): boolean {
  return fault === null || (fault === AFTER_QUOTE && lines === 1)
}

/** The quote that closes the one at `open`, or −1. */
function closingQuote(text: string, open: number): number {
  let quote = text.indexOf('"', open + 1)
  while (quote !== -1 && text[quote + 1] === '"') quote = text.indexOf('"', quote + 2)
  return quote
}

function endsCell(text: string, index: number, delimiter: string): boolean {
  if (index >= text.length) return true
  const character = text[index]
  return character === delimiter || character === '\n' || character === '\r'
}

/** Where the line after the one at `at` starts, or −1 if this line has no end. */
function endOfLine(text: string, at: number): number {
  for (let index = at; index < text.length; index += 1) {
    if (text[index] === '\n') return index + 1
    if (text[index] === '\r') return text[index + 1] === '\n' ? index + 2 : index + 1
  }
  return -1
}

/** Whether more text may move the end of a line: a CR at the very end may be half of a CRLF. */
function isOpenEnded(text: string, end: number): boolean {
  return end === -1 || (end === text.length && text.endsWith('\r'))
}

function countBreaks(cell: string): number {
  return cell.match(/\r\n|\n|\r/g)?.length ?? 0
}
