import { protectAnswer } from '#worker/domain/answers/protect.ts'
import type { StampedAnswer } from '#worker/domain/answers/stamped-answer.ts'
import type { Fault, FileRow } from '#worker/domain/imports/file/rows.ts'
import type { dateHints } from '#worker/domain/imports/date-hints.ts'
import type { ColumnMap, MappedAnswer } from '#worker/domain/imports/map/column-map.ts'
import type { ImportCounts } from '#worker/domain/imports/import-report.ts'
import type { misfitWatch } from '#worker/domain/imports/misfits.ts'
import type { Pseudonyms } from '#worker/domain/privacy/pseudonym.ts'
import { checkRow, type CheckedRow } from '#worker/domain/imports/row/check-row.ts'
import { firstOfEach, settleBatch, type Outcome } from '#worker/domain/imports/settle.ts'
import { bodyText, idText, stampRow } from '#worker/domain/imports/stamp-row.ts'
import type { ImportStore } from '#worker/domain/imports/store.ts'
import type { SurveyBook } from '#worker/domain/imports/survey-book.ts'
import type { ImportTarget, TargetSurvey } from '#worker/domain/imports/target.ts'

/** What is made of a row with the deployment's secret. */
export interface RowSecrets extends Pseudonyms {
  /** Tells a repeated row from another one under the same id. */
  body: (text: string) => Promise<string>
  /** At least 10 bytes for an answer's id. */
  seed: (text: string) => Promise<Uint8Array>
}

export interface BatchTools {
  target: ImportTarget
  map: ColumnMap
  book: SurveyBook
  /** Null: rows are only checked. */
  store: ImportStore | null
  counts: ImportCounts
  hints: ReturnType<typeof dateHints>
  /** Null: scores off their scale are refused one by one. */
  misfits: ReturnType<typeof misfitWatch> | null
  secrets: RowSecrets
  /** Unix milliseconds. */
  now: number
}

interface ReadyRow {
  line: number
  row: CheckedRow
  survey: TargetSurvey
  body: string
}
/** `unread` is a row whose answers are not even known. */
type Entry = ReadyRow | { line: number; faults: Fault[] } | { line: number; unread: Fault }

const MOST_ROWS = 500
/** D1 takes 2 MB a parameter; UTF-8 and a second round of escapes make at most 3 bytes of a unit. */
const MOST_BYTES = 900_000
const BYTES_A_UNIT = 3
/** Stamps that a row gets besides its own text. */
const STAMPS = 400

/** Collects answers until they fill one statement, then stores them and counts what became of each. */
export function rowBatch(tools: BatchTools) {
  const { map, counts, misfits } = tools
  let entries: Entry[] = []
  let bytes = 0

  async function flush(): Promise<void> {
    const batch = entries
    entries = []
    bytes = 0
    misfits?.check()
    await storeBatch(batch, tools)
  }

  async function addEntry(entry: Entry): Promise<void> {
    const size = 'body' in entry ? entry.body.length * BYTES_A_UNIT + STAMPS : 0
    if (entries.length >= MOST_ROWS || bytes + size > MOST_BYTES) await flush()
    entries.push(entry)
    bytes += size
  }

  return {
    flush,
    async add(fileRow: FileRow): Promise<void> {
      const { line } = fileRow
      counts.row()
      if ('fault' in fileRow) return await addEntry({ line, unread: fileRow.fault })
      if (fileRow.warning) counts.warn(line, fileRow.warning)
      for (const answer of map.read(line, fileRow.cells))
        if (answer === 'skipped') counts.skip()
        else await addEntry(checkEntry(line, answer, tools))
    },
  }
}

function checkEntry(
  line: number,
  answer: MappedAnswer,
  { target, book, counts, hints, misfits, now }: BatchTools,
): Entry {
  hints.look(answer)
  const checked = checkRow(answer, { target, now })
  if ('faults' in checked) return { line, faults: checked.faults }
  const { row, warnings } = checked
  const fit = book.fit(row)
  misfits?.add(row, 'faults' in fit && fit.faults.some(({ field }) => field === 'score'))
  if ('faults' in fit) return { line, faults: fit.faults }
  for (const warning of warnings) counts.warn(line, warning)
  return { line, row, survey: fit.survey, body: bodyText(row) }
}

async function storeBatch(entries: Entry[], tools: BatchTools): Promise<void> {
  const { store, counts } = tools
  const ready = entries.filter((entry) => 'row' in entry)
  const outcomes = (store ? await storeRows(ready, store, tools) : ready.map(accepted)).values()
  for (const entry of entries) {
    if ('unread' in entry) {
      counts.rejectRow(entry.line, entry.unread)
      continue
    }
    // One outcome a ready row, in their order.
    const outcome = 'faults' in entry ? entry.faults : outcomes.next().value
    if (outcome === 'accepted') counts.accept()
    else if (outcome === 'duplicate') counts.repeat()
    else counts.reject(entry.line, [outcome ?? []].flat())
  }
}

function accepted(): Outcome {
  return 'accepted'
}

async function storeRows(
  ready: ReadyRow[],
  store: ImportStore,
  tools: BatchTools,
): Promise<Outcome[]> {
  const answers = await Promise.all(ready.map((entry) => stamp(entry, tools)))
  for (const change of tools.book.takeChanges()) await store.saveSurvey(change)
  return await settle(answers, store)
}

async function stamp(
  { row, survey, body }: ReadyRow,
  { target, secrets, now }: BatchTools,
): Promise<StampedAnswer> {
  const [seed, bodyHash] = await Promise.all([
    secrets.seed(idText(row, target.siteKey)),
    secrets.body(body),
  ])
  return await protectAnswer(stampRow(row, { target, survey, seed, bodyHash, now }), {
    maskComments: target.maskComments,
    names: secrets,
  })
}

async function settle(answers: StampedAnswer[], store: ImportStore): Promise<Outcome[]> {
  const first = firstOfEach(answers)
  if (first.size === 0) return []
  const added = await store.insert([...first.values()])
  const others = [...first.values()].filter(({ claimedId }) => !added.has(claimedId))
  const there = others.length > 0 ? await store.findHashes(others) : new Map<string, string>()
  return settleBatch(answers, {
    isNew: (id) => added.has(id),
    storedHash: (id) => (added.has(id) ? first.get(id)?.bodyHash : there.get(id)),
  })
}
