import type { ImportPreview, ImportRun, PreviewColumn } from '#contract/import-runs.ts'
import type { ImportReport } from '#contract/imports.ts'

export function makeImport(overrides: Partial<ImportRun> = {}): ImportRun {
  return {
    id: 7,
    target: 'answers',
    state: 'done',
    file: 'reviews.csv',
    namespace: null,
    by: 'Marta',
    madeAt: Date.parse('2026-11-20T12:00:00Z'),
    endedAt: null,
    rows: 1210,
    accepted: 1204,
    duplicate: 3,
    rejected: 2,
    skipped: 1,
    undone: 0,
    ...overrides,
  }
}

export function makeColumn(
  name: string,
  looks: PreviewColumn['looks'] = 'text',
  samples: string[] = ['a', 'b'],
): PreviewColumn {
  return { name, looks, samples }
}

/** A form with a time, two ratings and a comment. */
export function makePreview(overrides: Partial<ImportPreview> = {}): ImportPreview {
  return {
    file: { format: 'csv', charset: 'windows-1250', separator: ';' },
    columns: [
      makeColumn('When', 'time', ['2026-10-01 10:00']),
      makeColumn('Shop', 'score', ['5', '4']),
      makeColumn('Recommend', 'score', ['9', '10']),
      makeColumn('Why', 'text', ['fast']),
    ],
    dates: null,
    isOwn: false,
    kept: null,
    ...overrides,
  }
}

export function makeReport(overrides: Partial<ImportReport> = {}): ImportReport {
  return {
    job: 'job',
    dryRun: false,
    file: { format: 'csv', charset: 'utf-8', separator: ';' },
    rows: 10,
    accepted: 7,
    duplicate: 1,
    skipped: 1,
    rejectedCount: 1,
    rejected: [{ line: 4, field: 'score', reason: 'must be a whole number' }],
    warnedCount: 0,
    warned: [],
    suggestions: [],
    ignoredColumns: [],
    createdSurveys: [],
    next: null,
    notice: null,
    ...overrides,
  }
}
