import type { Cell, Fault } from '#worker/domain/imports/file/rows.ts'

/** Reads the cells of one row and remembers what is wrong with them. */
export interface CellReader {
  /** The text as it stands, byte for byte; '' if there is none. */
  text(field: string, cell: Cell, longest: number): string
  /** As `text`, but without the white space around it, and without a spreadsheet's `="…"`. */
  word(field: string, cell: Cell, longest?: number): string
  refuse(field: string, reason: string): void
  faults: Fault[]
}

/** The rules for texts are those of `textSchema` in the contract. */
export function cellReader(): CellReader {
  const faults: Fault[] = []
  const refuse = (field: string, reason: string) => void faults.push({ field, reason })

  function text(field: string, cell: Cell, longest: number): string {
    if (Array.isArray(cell)) {
      refuse(field, 'must be a text, not a list')
      return ''
    }
    const value = cell === null ? '' : String(cell)
    if (value.length > longest) refuse(field, `must not be longer than ${longest} characters`)
    if (!value.isWellFormed()) refuse(field, 'lone surrogate: this text has no UTF-8 form')
    if (value.includes('\0')) refuse(field, 'NUL character: not allowed in text')
    return value
  }

  return {
    text,
    word: (field, cell, longest = 1000) => text(field, unwrap(cell), longest),
    refuse,
    faults,
  }
}

function unwrap(cell: Cell): Cell {
  if (typeof cell !== 'string') return cell
  const word = cell.trim()
  return /^="([^"]*)"$/.exec(word)?.[1] ?? word
}
