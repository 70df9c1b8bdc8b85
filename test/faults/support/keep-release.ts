import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { bundleWorker } from '#test/bench/support/bundle.ts'
import { listMigrations } from '#scripts/support/migrate.ts'
import { ROOT } from '#scripts/support/run-tool.ts'
import { runScript } from '#scripts/support/run-script.ts'

/**
 * Keeps the Worker as it is now, with the names of its migrations, for the drills of the next release:
 * `npm run keep-release`, when one has been made.
 */
await runScript(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'wayfelt-release-'))
  const { script } = await bundleWorker('worker/index.ts', folder)
  const into = join(ROOT, 'test', 'faults', 'previous-release')
  await writeFile(join(into, 'worker.js.gz'), gzipSync(await readFile(script), { level: 9 }))
  const list = JSON.stringify(await listMigrations(), null, 2)
  await writeFile(join(into, 'migrations.json'), `${list}\n`)
  await rm(folder, { recursive: true })
})
