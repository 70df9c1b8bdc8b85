/** One thing wrong with a row. `field` is our name of the column, or `row`. */
export interface Fault {
  field: string
  reason: string
}

/** A value as the file has it. CSV knows texts only; NDJSON may also hold these. */
export type Cell = string | number | boolean | null | readonly string[]

/**
 * One row of the file under its own column names, or why it could not be read. `warning` is what
 * seems wrong with a row that can be read.
 */
export type FileRow =
  | { line: number; cells: ReadonlyMap<string, Cell>; warning?: Fault }
  | { line: number; fault: Fault }

/** Turns text, in pieces of any size, into rows. */
export interface RowReader {
  /** The rows that are complete now. @throws AppError `invalid` when no row can be read at all */
  push(text: string): FileRow[]
  /**
   * The rest, once there is no more text.
   * @param isWhole whether a last line without an end is a row, as it is at the end of a file
   */
  end(isWhole?: boolean): FileRow[]
  /** Line on which the next row starts; null inside one that was given up for its length. */
  line(): number | null
  /** Line after the one that names the columns; null while that is not known. */
  head(): number | null
  /** Between the cells of a row; null for NDJSON and while it is not known. */
  separator(): string | null
}

/** A longer row is refused, so that one open quote cannot pull the whole file into memory. */
export const LONGEST_ROW = 256 * 1024

/** What the decoder puts where bytes are no UTF-8: no decoded text can hold it. */
export const BROKEN = '\uDC80'
export const NOT_UTF8 = 'has bytes that are not UTF-8; save the file as UTF-8, or name its encoding'
