import { parseArgs } from 'node:util'
import { siteKeySchema } from '#contract/schemas.ts'
import { DEMO_KEY } from '#contract/words.ts'
import { ensureDemoSite, seedDemo, yesterday } from './demo/seed-demo.ts'
import { withLocalDatabase } from './support/local-database.ts'
import { Refusal, runScript } from './support/run-script.ts'

const USAGE =
  'Usage: npm run seed -- [--site KEY] [--orders N] [--days N] [--seed N] [--until YYYY-MM-DD]'

/** Loads deterministic demo data; makes the demo site if it is not there. */
await runScript(async () => {
  const { values } = parseArgs({
    options: {
      site: { type: 'string', default: DEMO_KEY },
      orders: { type: 'string', default: '12000' },
      days: { type: 'string', default: '365' },
      seed: { type: 'string', default: '1' },
      until: { type: 'string', default: yesterday(Date.now()) },
    },
  })
  const key = siteKeySchema.safeParse(values.site)
  if (!key.success) throw new Refusal(`${values.site} is no site key: they look like ${DEMO_KEY}.`)
  const options = {
    orders: toWhole('orders', values.orders, 1_000_000),
    days: toWhole('days', values.days, 3650),
    seed: toWhole('seed', values.seed, Number.MAX_SAFE_INTEGER),
    until: toPastDay(values.until),
  }
  await withLocalDatabase(async (directory) => {
    const started = performance.now()
    const site = await ensureDemoSite(directory, Date.now(), {
      key: key.data,
      until: options.until,
    })
    const { answers, added, cells, orders, cases } = await seedDemo(site, options)
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    console.log(
      `${added} answers added (${answers} in all, ${cells} cells with displays) to ${key.data}, ` +
        `${orders} orders and ${cases} cases, ${options.days} days until ${options.until}, in ${seconds} s`,
    )
  })
})

function toWhole(name: string, text: string, most: number): number {
  const number = Number(text)
  if (/^\d+$/.test(text) && number <= most && (number > 0 || name === 'seed')) return number
  throw new Refusal(`--${name} must be a whole number up to ${most}.\n${USAGE}`)
}

/** Answers from the future would stand on every chart's right end. */
function toPastDay(text: string): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
  if (isDay && text <= yesterday(Date.now())) return text
  throw new Refusal(`--until must be a day before today, as 2026-10-31.\n${USAGE}`)
}
