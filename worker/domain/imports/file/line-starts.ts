import type { Charset } from '#contract/words.ts'
import { unitOf } from '#worker/domain/imports/file/encoding.ts'

const LF = 10
const CR = 13

/**
 * Remembers at which byte each line of a file starts, while its bytes come by. Text tells no bytes:
 * broken UTF-8 becomes a character of another length, but a line break is always itself.
 */
export function lineStarts() {
  /** Byte of the start of line `first`, then of the lines after it. */
  let starts = [0]
  let first = 1
  let size = 0
  let afterCr = false
  /** First byte of a UTF-16 unit. */
  let half = 0

  return {
    /** @param crEnds whether a CR alone ends a line, as in CSV */
    add(
      bytes: Uint8Array,
      { charset, crEnds }: { charset: Charset | null; crEnds: boolean },
    ): void {
      const unit = unitOf(charset)
      for (let index = 0; index < bytes.length; index += 1) {
        const byte = bytes[index] ?? 0
        const end = size + index + 1
        if (end % unit !== 0) {
          half = byte
          continue
        }
        const code =
          unit === 1 ? byte : charset === 'utf-16le' ? half + 256 * byte : 256 * half + byte
        // The LF of a CRLF: the line starts after it, not between.
        if (code === LF && afterCr) starts[starts.length - 1] = end
        else if (code === LF || (code === CR && crEnds)) starts.push(end)
        afterCr = code === CR && crEnds
      }
      size += bytes.length
    },
    /** Lines before this one will not be asked for any more. */
    forgetBefore(line: number): void {
      if (line <= first) return
      starts = starts.slice(line - first)
      first = line
    },
    /** A line that has not come by yet starts where the bytes end. */
    byteOf: (line: number): number => starts[line - first] ?? size,
  }
}
