import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, constants, readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { importMapSchema, NO_MAP, type ImportMap, type ImportReport } from '#contract/imports.ts'
import type { Charset, Separator } from '#contract/words.ts'
import { actingDb, type SiteViews } from '#worker/db/connect.ts'
import { beginImport, notePiece, pieceOf } from '#worker/db/imports/runs.ts'
import { importStore, loadImportTarget } from '#worker/db/imports/store.ts'
import { namedFormat } from '#worker/domain/imports/file/format.ts'
import { runImport } from '#worker/domain/imports/run-import.ts'
import { dryStore, type ImportStore } from '#worker/domain/imports/store.ts'
import { makeDue } from '#worker/db/site/due-sites.ts'
import { ownSite } from '#worker/db/site/sites.ts'
import { keptMap } from '#worker/secrets/kept-map.ts'
import { siteHashes } from '#worker/secrets/site-hashes.ts'
import { patiently, politely } from './patiently.ts'
import { Refusal } from './run-script.ts'

/** What a file is said to be; what is left out is told by its content. */
export interface FileAsked {
  charset?: Charset | undefined
  separator?: Separator | undefined
  /** Stands before every `answer_id`. */
  namespace?: string | undefined
  /** `reject` takes the rows whose score fits its question even where the column does not. */
  misfits?: 'refuse' | 'reject' | undefined
}

export interface FileImport extends FileAsked {
  file: string
  /** The file is read once for each. */
  maps: ImportMap[]
  dryRun: boolean
  /** The server's root secret: local files have their ids and addresses hashed as it would. */
  secret: string
  /** Unix milliseconds. */
  now: number
  onProgress?: (rows: number) => void
}

/**
 * Imports a file into a site, with the code that `POST /api/import/answers` runs. The whole file is
 * checked before its first row lands; the dry run of several maps says what they do together.
 * @returns a report for each map
 * @throws Refusal if the file cannot be read, or the database is busy for too long
 */
export async function importFile(
  { own, db }: SiteViews,
  options: FileImport,
): Promise<ImportReport[]> {
  const { file, maps, dryRun, now, secret: root } = options
  await access(file, constants.R_OK).catch(() => {
    throw new Refusal(`Cannot read ${file}: check the path.`)
  })
  const site = await patiently(() => ownSite(own))
  const loadTarget = () => patiently(() => loadImportTarget(db, site))
  const acting = actingDb(own, db.siteId, {
    kind: 'system',
    id: 'import',
    name: 'npm run import',
    now,
  })
  const pretended = await loadTarget()
  const job = (map: ImportMap) => ({
    job: randomUUID(),
    chunks: createReadStream(file, { highWaterMark: 256 * 1024 }),
    format: namedFormat(file),
    charset: options.charset ?? null,
    separator: options.separator ?? null,
    map,
    namespace: options.namespace ?? null,
    misfits: options.misfits ?? 'refuse',
    dryRun,
    piece: null,
    secrets: siteHashes(root, db.siteId),
    now,
  })
  const dry = dryStore(patientStore(importStore(db, 0, now)), pretended)
  const reports: ImportReport[] = []
  for (const map of maps) {
    const { onProgress } = options
    const shown = onProgress ? { onProgress } : {}
    if (dryRun) {
      reports.push(await runImport({ ...job(map), ...shown, target: pretended, store: dry }))
      continue
    }
    await runImport({ ...job(map), target: await loadTarget(), store: null })
    const told = { file: basename(file), namespace: options.namespace ?? null }
    const kept = await keptMap(map === NO_MAP ? null : map)
    const id = await patiently(() => beginImport(acting, { ...told, map: kept }, true))
    const store = patientStore(importStore(db, id, now))
    const target = await loadTarget()
    const report = await runImport({ ...job(map), ...shown, target, store })
    reports.push(report)
    await patiently(() => notePiece(acting, id, { ...pieceOf(report), isLogged: false }))
  }
  const accepted = reports.reduce((sum, report) => sum + report.accepted, 0)
  if (accepted > 0 && !dryRun) await patiently(() => makeDue(own, now))
  return reports
}

/** Reads a map file. @throws Refusal if there is none or it is no map */
export async function readMap(file: string): Promise<ImportMap> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Refusal(`Cannot read the map ${file}: check the path.`)
  })
  const result = importMapSchema.safeParse(parseJson(text))
  if (result.success) return result.data
  const [issue] = result.error.issues
  const where = issue && issue.path.length > 0 ? `at ${issue.path.join('.')}: ` : ''
  throw new Refusal(`${file} is not a map file; ${where}${issue?.message ?? 'see docs/import.md'}`)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function patientStore(store: ImportStore): ImportStore {
  return {
    saveSurvey: (change) => patiently(() => store.saveSurvey(change)),
    insert: (answers) => politely(() => patiently(() => store.insert(answers))),
    findHashes: (answers) => patiently(() => store.findHashes(answers)),
  }
}
