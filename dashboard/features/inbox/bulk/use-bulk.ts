import { useState } from 'preact/hooks'
import type { BulkReport, CaseItem, CaseStepInput } from '#contract/cases/cases.ts'
import { filterOf, type InboxView } from '#dashboard/features/inbox/list/address.ts'
import { call } from '#dashboard/kit/api/call.ts'

/** How far a step for many has come. */
export type BulkState =
  | { kind: 'none' }
  | { kind: 'running' | 'undoing'; changed: number }
  | { kind: 'done'; changed: number; skipped: number; bulk: string }
  | { kind: 'undone'; changed: number; skipped: number }
  | { kind: 'failed'; error: Error; changed: number; bulk: string }

/** Most ids of one call; the API takes 200. */
const IDS = 200

interface Selection {
  ids: ReadonlySet<string>
  /** All that match the list, also those that are not on screen. */
  isAll: boolean
  /** Where a span begins. */
  last: string | null
}
const NOTHING: Selection = { ids: new Set(), isAll: false, last: null }

/** Rows that are selected, and what is done to all of them. */
export function useBulk(view: InboxView, onChanged: () => void) {
  const [selection, setSelection] = useState(NOTHING)
  const [state, setState] = useState<BulkState>({ kind: 'none' })
  const { ids, isAll } = selection
  const select = (next: Selection) => {
    setSelection(next)
    setState({ kind: 'none' })
  }
  async function run(step: CaseStepInput) {
    await stepAll({ view, step, ids: isAll ? null : [...ids] }, setState)
    setSelection(NOTHING)
    onChanged()
  }
  async function undo(bulk: string) {
    await undoAll(bulk, setState)
    onChanged()
  }
  return {
    some: ids.size > 0,
    size: ids.size,
    isAll,
    state,
    has: (id: string) => isAll || ids.has(id),
    /** @param toHere all from the row before, too */
    toggle: (one: CaseItem, cases: readonly CaseItem[], toHere = false) =>
      select(toggled(selection, { one, cases, toHere })),
    clear: () => select(NOTHING),
    selectAll: (cases: readonly CaseItem[]) =>
      select({ ids: new Set(cases.map(({ id }) => id)), isAll: true, last: null }),
    run: (step: CaseStepInput) => void run(step),
    undo: (bulk: string) => void undo(bulk),
  }
}
export type Bulk = ReturnType<typeof useBulk>

function toggled(
  { ids, last }: Selection,
  { one, cases, toHere }: { one: CaseItem; cases: readonly CaseItem[]; toHere: boolean },
): Selection {
  const from = cases.findIndex(({ id }) => id === last)
  const to = cases.findIndex(({ id }) => id === one.id)
  const isSpan = toHere && from >= 0
  const span = isSpan ? cases.slice(Math.min(from, to), Math.max(from, to) + 1) : [one]
  const next = new Set(ids)
  for (const { id } of span) {
    if (isSpan || !ids.has(id)) next.add(id)
    else next.delete(id)
  }
  return { ids: next, isAll: false, last: one.id }
}

type Tell = (state: BulkState) => void

async function stepAll(
  { view, step, ids }: { view: InboxView; step: CaseStepInput; ids: string[] | null },
  tell: Tell,
): Promise<void> {
  const bulk = crypto.randomUUID()
  const wish = { filter: filterOf(view), step, bulk }
  const pieces = ids === null ? [{}] : piecesOf(ids).map((piece) => ({ ids: piece }))
  const sum = { changed: 0, skipped: 0 }
  tell({ kind: 'running', changed: 0 })
  try {
    for (const piece of pieces)
      await inPieces(
        (cursor) => call('POST /api/cases/steps', { body: { ...wish, ...piece, ...cursor } }),
        (report) => {
          add(sum, report)
          tell({ kind: 'running', changed: sum.changed })
        },
      )
    tell({ kind: 'done', ...sum, bulk })
  } catch (cause) {
    tell({ kind: 'failed', error: asError(cause), changed: sum.changed, bulk })
  }
}

async function undoAll(bulk: string, tell: Tell): Promise<void> {
  const sum = { changed: 0, skipped: 0 }
  tell({ kind: 'undoing', changed: 0 })
  try {
    await inPieces(
      (cursor) => call('POST /api/cases/undo', { body: { bulk, ...cursor } }),
      (report) => {
        add(sum, report)
        tell({ kind: 'undoing', changed: sum.changed })
      },
    )
    tell({ kind: 'undone', ...sum })
  } catch (cause) {
    tell({ kind: 'failed', error: asError(cause), changed: sum.changed, bulk })
  }
}

async function inPieces(
  piece: (cursor: { cursor?: string }) => Promise<BulkReport>,
  onReport: (report: BulkReport) => void,
): Promise<void> {
  let cursor: string | null = null
  do {
    const report: BulkReport = await piece(cursor === null ? {} : { cursor })
    onReport(report)
    cursor = report.next
  } while (cursor !== null)
}

function add(sum: { changed: number; skipped: number }, { changed, skipped }: BulkReport): void {
  sum.changed += changed
  sum.skipped += skipped
}

function piecesOf(ids: string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / IDS) }, (_, at) =>
    ids.slice(at * IDS, (at + 1) * IDS),
  )
}

function asError(cause: unknown): Error {
  return cause instanceof Error ? cause : new Error(String(cause))
}
