import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, constants, readFile } from 'node:fs/promises'
import { importMapSchema, type ImportMap, type ImportReport } from '#contract/imports.ts'
import type { SiteViews } from '#worker/db/connect.ts'
import { importStore, loadImportTarget } from '#worker/db/imports.ts'
import { namedFormat } from '#worker/domain/imports/file/format.ts'
import { runImport } from '#worker/domain/imports/run-import.ts'
import type { ImportStore } from '#worker/domain/imports/store.ts'
import { makeDue } from '#worker/db/site/due-sites.ts'
import { ownSite } from '#worker/db/site/sites.ts'
import { siteHashes } from '#worker/secrets/site-hashes.ts'
import { patiently } from './patiently.ts'
import { Refusal } from './run-script.ts'

export interface FileImport {
  file: string
  map: ImportMap
  dryRun: boolean
  /** The server's root secret: local files have their ids and addresses hashed as it would. */
  secret: string
  /** Unix milliseconds. */
  now: number
  onProgress?: (rows: number) => void
}

/**
 * Imports a file into a site, with the code that `POST /api/import/answers` runs.
 * @throws Refusal if the file cannot be read
 */
export async function importFile(
  { own, db }: SiteViews,
  options: FileImport,
): Promise<ImportReport> {
  const { file, now, secret: root, ...rest } = options
  await access(file, constants.R_OK).catch(() => {
    throw new Refusal(`Cannot read ${file}: check the path.`)
  })
  const site = await ownSite(own)
  const report = await runImport({
    ...rest,
    job: randomUUID(),
    chunks: createReadStream(file, { highWaterMark: 256 * 1024 }),
    format: namedFormat(file),
    piece: null,
    target: await loadImportTarget(db, site),
    store: patientStore(importStore(db, now)),
    secrets: siteHashes(root, db.siteId),
    now,
  })
  if (report.accepted > 0 && !options.dryRun) await makeDue(own, now)
  return report
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
    insert: (answers) => patiently(() => store.insert(answers)),
    findHashes: (answers) => patiently(() => store.findHashes(answers)),
  }
}
