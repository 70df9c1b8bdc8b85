import { expect } from 'vitest'
import type { ImportReport } from '#contract/imports.ts'

/**
 * Every answer of every row is accepted, a duplicate, rejected or skipped.
 * @param width answers that the map finds in a row
 */
export function expectCounted(report: ImportReport, width = 1): ImportReport {
  const { rows, accepted, duplicate, rejectedCount, skipped } = report
  expect(accepted + duplicate + rejectedCount + skipped).toBe(rows * width)
  return report
}
