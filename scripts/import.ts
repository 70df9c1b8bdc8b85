import { parseArgs } from 'node:util'
import { siteByKey } from './support/find-site.ts'
import { importFile, readMap } from './support/import-file.ts'
import { withLocalDatabase } from './support/local-database.ts'
import { localSecret } from './support/local-secret.ts'
import { STATE } from './support/migrate.ts'
import { progressLine, reportLines } from './support/print-report.ts'
import { Refusal, runScript } from './support/run-script.ts'

const USAGE = 'Usage: npm run import -- FILE --site KEY [--map MAP.json] [--dry-run]'

await runScript(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      site: { type: 'string' },
      map: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
    },
  })
  const [file] = positionals
  if (!file || positionals.length > 1) throw new Refusal(USAGE)
  const map = values.map ? await readMap(values.map) : {}

  await withLocalDatabase(async (directory) => {
    const site = await siteByKey(directory, values.site)
    const started = performance.now()
    const progress = progressLine(process.stderr, started)
    const report = await importFile(site, {
      file,
      map,
      dryRun: values['dry-run'],
      secret: await localSecret(STATE),
      now: Date.now(),
      onProgress: progress.show,
    })
    progress.end()
    const rows = report.accepted + report.duplicate + report.rejectedCount
    const seconds = (performance.now() - started) / 1000
    for (const line of reportLines(report)) console.log(line)
    console.log(`${rows} rows in ${seconds.toFixed(1)} s, ${Math.round(rows / seconds)} rows/s`)
    if (report.accepted + report.duplicate === 0)
      throw new Refusal('No row of the file was valid: nothing was imported. Mend the lines above.')
  })
})
