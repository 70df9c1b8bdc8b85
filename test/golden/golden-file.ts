import * as z from 'zod'
import { mismatch } from './compare.ts'
import { REGISTRY } from './registry.ts'

/** Where a case names no tolerance of its own. */
const DEFAULT_TOLERANCE = 1e-9

const caseSchema = z.object({
  id: z.string(),
  fn: z.string(),
  in: z.unknown(),
  expect: z.json(),
  tol: z.number().nonnegative().default(DEFAULT_TOLERANCE),
})
const fileSchema = z.object({ cases: z.array(z.unknown()).min(1) })

export interface GoldenReport {
  readonly passed: number
  readonly failed: number
  /** One line for each case that failed. */
  readonly lines: string[]
}

/** Runs every case of a golden file's text; text that is no such file counts as one failure. */
export function runGoldenFile(text: string): GoldenReport {
  const file = readCases(text)
  if ('problem' in file) return { passed: 0, failed: 1, lines: [file.problem] }
  const lines = file.cases.flatMap((entry, i) => runCase(entry, i) ?? [])
  return { passed: file.cases.length - lines.length, failed: lines.length, lines }
}

function readCases(text: string): { cases: unknown[] } | { problem: string } {
  try {
    return fileSchema.parse(JSON.parse(text))
  } catch (error) {
    return { problem: `not a golden file: ${oneLine(error)}` }
  }
}

/** The line that says what is wrong with a case, or null where it holds. */
function runCase(entry: unknown, index: number): string | null {
  const parsed = caseSchema.safeParse(entry)
  if (!parsed.success) return `case ${index + 1}: malformed: ${oneLine(parsed.error)}`
  const { id, fn, in: input, expect, tol } = parsed.data
  const call = REGISTRY.get(fn)
  if (!call) return `${id}: unknown fn ${JSON.stringify(fn)}`
  try {
    const got = call(input)
    if (!mismatch({ expected: expect, got, tolerance: tol })) return null
    return `${id}: expected ${JSON.stringify(expect)}, got ${JSON.stringify(got)}`
  } catch (error) {
    return `${id}: expected ${JSON.stringify(expect)}, got an error: ${oneLine(error)}`
  }
}

function oneLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, ' ')
}
