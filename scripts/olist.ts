import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { actingDb, type SiteViews } from '#worker/db/connect.ts'
import { countStep } from '#worker/db/delivery/costs/count-step.ts'
import { beginCosts, readCosts } from '#worker/db/delivery/costs/runs.ts'
import { startCosts } from '#worker/domain/delivery/figures/cost-run.ts'
import { importFile, readMap } from './support/import-file.ts'
import { STATE, withLocalDatabase } from './support/local-database.ts'
import { localSecret } from './support/local-secret.ts'
import { readCsv, writeCsv } from './support/olist/csv-files.ts'
import { agrees, compare, goldenSchema } from './support/olist/golden.ts'
import { BUCKETS, JOINED_COLUMNS, joinReviews } from './support/olist/join.ts'
import { olistMessages, type OlistFiles } from './support/olist/messages.ts'
import { costLines, saidSeenLines } from './support/olist/print-deliveries.ts'
import {
  disagreeing,
  histogramsOf,
  readDeliveries,
  readHistogram,
} from './support/olist/read-deliveries.ts'
import { tellOrders } from './support/olist/tell-orders.ts'
import { ensureOlistSite, OLIST_TIMEZONE } from './support/olist/olist-site.ts'
import { checkLines, tableLines } from './support/olist/tables.ts'
import {
  driverLines,
  findDrivers,
  findPhrases,
  isLateFirst,
  isOfLateness,
  phraseLines,
} from './support/olist/understand.ts'
import { reportLines } from './support/print-report.ts'
import { ROOT } from './support/run-tool.ts'
import { Refusal, runScript } from './support/run-script.ts'

const JOINED = join(ROOT, '.wayfelt/olist-joined.csv')
const MAP = join(ROOT, 'docs/olist-map.json')
const GOLDEN = join(ROOT, 'test/golden/golden-olist.json')

/**
 * Joins the public Olist files, tells of the orders and parcels and imports the reviews, all of it twice,
 * and checks the rollups against known figures, then the same figures by what the product made of the
 * orders. Last: what bad answers go with, and what they say.
 */
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
  const file = async (name: string) => await readCsv(join(folder, `olist_${name}_dataset.csv`))
  const files = { orders, customers: await file('customers'), items: await file('order_items') }
  await withLocalDatabase(async (directory) => {
    const now = Date.now()
    const site = await ensureOlistSite(directory, now)
    // Orders first: an answer that comes later finds its own.
    await tell(site, files, now)
    await importAndCheck(site, now)
    await checkDeliveries(site, now)
  })
})

async function importAndCheck(site: SiteViews, now: number): Promise<void> {
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
  await check(histograms)
}

/** Compares histograms by bucket with the known figures, and says what differs. */
async function check(histograms: Map<string, number[]>): Promise<void> {
  const golden = goldenSchema.parse(JSON.parse(await readFile(GOLDEN, 'utf8')))
  const checks = compare(golden, (bucket) => histograms.get(bucket) ?? [])
  for (const line of [...tableLines(histograms), ...checkLines(checks)]) console.log(line)
  if (!checks.every(agrees)) process.exitCode = 1
}

/** Orders and parcels, told as a shop tells them. */
async function tell(site: SiteViews, files: OlistFiles, now: number): Promise<void> {
  const secret = await localSecret(STATE)
  for (const time of ['First', 'Second']) {
    let news = 0
    for (const message of olistMessages(files)) {
      const isNew = await tellOrders(site.db, message, { secret, timezone: OLIST_TIMEZONE, now })
      news += Number(isNew)
    }
    console.log(`${time} time: ${news} new messages of ${files.orders.length} orders.`)
    if (time === 'Second' && news > 0) process.exitCode = 1
  }
}

/** What the product makes of orders, parcels and answers together. */
async function checkDeliveries(site: SiteViews, now: number): Promise<void> {
  await closedIsSeen()
  const deliveries = await readDeliveries(site.db, OLIST_TIMEZONE)
  console.log('By the orders, parcels and issues that were stored:')
  await check(histogramsOf(deliveries))
  const odd = disagreeing(deliveries)
  if (odd.length > 0) {
    console.log(`${odd.length} orders are late by one figure and not by the other: ${odd[0]}`)
    process.exitCode = 1
  }
  for (const line of saidSeenLines(deliveries)) console.log(line)
  await countCosts(site, now)

  await closedIsSeen()
  const drivers = await findDrivers(site.db)
  const phrases = findPhrases(deliveries)
  for (const line of [...driverLines(drivers), ...phraseLines(phrases, 8)]) console.log(line)
  const isLate = isLateFirst(drivers) && isOfLateness(phrases)
  console.log(`Lateness is ${isLate ? '' : 'NOT '}the first driver and the first phrase.`)
  if (!isLate) process.exitCode = 1
}

/** Computing keeps the loop from seeing that the database closed an idle connection. */
async function closedIsSeen(): Promise<void> {
  await setImmediate()
  await setImmediate()
}

async function countCosts({ own, db }: SiteViews, now: number): Promise<void> {
  const actor = { kind: 'system', id: 'olist', name: 'npm run olist', now } as const
  const acting = actingDb(own, db.siteId, actor)
  let stored = await beginCosts(acting, startCosts({ delivery: 'delivery', later: [] }))
  while (stored.run) {
    await countStep(acting, stored, OLIST_TIMEZONE)
    stored = (await readCosts(db)) ?? stored
  }
  if (stored.result) for (const line of costLines(stored.result)) console.log(line)
}
