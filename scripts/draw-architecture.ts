import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describeArchitecture } from './support/architecture/describe.ts'
import { runScript } from './support/run-script.ts'
import { ROOT } from './support/run-tool.ts'

/** Writes the table and the drawing of docs/architecture.md anew, from the imports as they are. */
await runScript(async () => {
  const page = join(ROOT, 'docs/architecture.md')
  const { table, drawing } = await describeArchitecture(await readFile(page, 'utf8'))
  await writeFile(page, table)
  await writeFile(join(ROOT, 'docs/architecture.svg'), drawing)
})
