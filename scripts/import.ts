import { parseArgs } from 'node:util'
import { importQuerySchema, NO_MAP } from '#contract/imports.ts'
import { siteByKey } from './support/find-site.ts'
import { importFile, readMap, type FileAsked } from './support/import-file.ts'
import { STATE, withLocalDatabase } from './support/local-database.ts'
import { localSecret } from './support/local-secret.ts'
import { patiently } from './support/patiently.ts'
import { progressLine, reportLines } from './support/print-report.ts'
import { Refusal, runScript } from './support/run-script.ts'

const USAGE =
  'Usage: npm run import -- FILE --site KEY [--map MAP.json …] [--namespace NAME] ' +
  '[--encoding NAME] [--separator CHARACTER] [--misfits reject] [--dry-run]'

const askedSchema = importQuerySchema
  .pick({ charset: true, separator: true, namespace: true, misfits: true })
  .strip()

await runScript(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      site: { type: 'string' },
      map: { type: 'string', multiple: true },
      namespace: { type: 'string' },
      encoding: { type: 'string' },
      separator: { type: 'string' },
      misfits: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
    },
  })
  const [file] = positionals
  if (!file || positionals.length > 1) throw new Refusal(USAGE)
  const maps = await Promise.all((values.map ?? []).map(readMap))
  const asked = readAsked(values)

  await withLocalDatabase(async (directory) => {
    const site = await patiently(() => siteByKey(directory, values.site))
    const started = performance.now()
    const progress = progressLine(process.stderr, started)
    const reports = await importFile(site, {
      ...asked,
      file,
      maps: maps.length > 0 ? maps : [NO_MAP],
      dryRun: values['dry-run'],
      secret: await localSecret(STATE),
      now: Date.now(),
      onProgress: progress.show,
    })
    progress.end()
    const rows = reports.reduce((sum, report) => sum + report.rows, 0)
    const seconds = (performance.now() - started) / 1000
    for (const line of reports.flatMap(reportLines)) console.log(line)
    console.log(`${rows} rows in ${seconds.toFixed(1)} s, ${Math.round(rows / seconds)} rows/s`)
    if (reports.every(({ accepted, duplicate }) => accepted + duplicate === 0))
      throw new Refusal('No row of the file was valid: nothing was imported. Mend the lines above.')
  })
})

/** What the file is said to be, in the words of the route. @throws Refusal for other words */
function readAsked({ encoding, ...values }: Record<string, unknown>): FileAsked {
  const asked = askedSchema.safeParse({ ...values, charset: encoding })
  if (asked.success) return asked.data
  const [issue] = asked.error.issues
  const name = String(issue?.path[0]).replace('charset', 'encoding')
  throw new Refusal(`--${name}: ${issue?.message ?? 'is not understood'}`)
}
