import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Directory } from '#worker/db/connect.ts'
import { importFile, readMap } from './support/import-file.ts'
import { withLocalDatabase } from './support/local-database.ts'
import { localSecret } from './support/local-secret.ts'
import { STATE } from './support/migrate.ts'
import { readCsv, writeCsv } from './support/olist/csv-files.ts'
import { agrees, compare, goldenSchema } from './support/olist/golden.ts'
import { BUCKETS, JOINED_COLUMNS, joinReviews } from './support/olist/join.ts'
import { ensureOlistSite } from './support/olist/olist-site.ts'
import { readHistogram } from './support/olist/read-histograms.ts'
import { checkLines, tableLines } from './support/olist/tables.ts'
import { reportLines } from './support/print-report.ts'
import { ROOT } from './support/run-tool.ts'
import { Refusal, runScript } from './support/run-script.ts'

const JOINED = join(ROOT, '.wayfelt/olist-joined.csv')
const MAP = join(ROOT, 'docs/olist-map.json')
const GOLDEN = join(ROOT, 'test/golden/golden-olist.json')

/** Joins the public Olist files, imports them twice, and checks the rollups against known figures. */
await runScript(async () => {
  const { positionals } = parseArgs({ allowPositionals: true })
  const [folder] = positionals
  if (!folder) throw new Refusal('Usage: npm run olist -- DIR (the folder of the Olist files)')

  const reviews = await readCsv(join(folder, 'olist_order_reviews_dataset.csv'))
  const orders = await readCsv(join(folder, 'olist_orders_dataset.csv'))
  const { rows, leftOut } = joinReviews(reviews, orders)
  await writeCsv(JOINED, { columns: JOINED_COLUMNS, rows })
  console.log(
    `${rows.length} reviews joined to their orders; ${leftOut} left out, whose order was neither ` +
      'delivered on a known day, shipped nor canceled.',
  )
  await withLocalDatabase(importAndCheck)
})

async function importAndCheck(directory: Directory): Promise<void> {
  const now = Date.now()
  const site = await ensureOlistSite(directory, now)
  const secret = await localSecret(STATE)
  const options = { file: JOINED, maps: [await readMap(MAP)], dryRun: false, secret, now }
  for (const time of ['First', 'Second']) {
    for (const report of await importFile(site, options)) {
      console.log(`${time} import: ${reportLines(report).join('\n')}`)
      if (time === 'Second' && report.accepted > 0) process.exitCode = 1
    }
  }

  const histograms = new Map<string, number[]>()
  for (const bucket of BUCKETS) histograms.set(bucket, await readHistogram(site.db, bucket))
  const golden = goldenSchema.parse(JSON.parse(await readFile(GOLDEN, 'utf8')))
  const checks = compare(golden, (bucket) => histograms.get(bucket) ?? [])
  for (const line of [...tableLines(histograms), ...checkLines(checks)]) console.log(line)
  if (!checks.every(agrees)) process.exitCode = 1
}
