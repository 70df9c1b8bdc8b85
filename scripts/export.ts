import { DatabaseSync } from 'node:sqlite'
import { parseArgs } from 'node:util'
import { writeBundle, type ExportedSite } from './bundle/write-bundle.ts'
import { localDatabaseFile } from './support/local-database.ts'
import { refuseKey } from './support/find-site.ts'
import { Refusal, runScript } from './support/run-script.ts'

/** `npm run export -- --site KEY --out DIR`: everything of a site, without secrets. */
await runScript(async () => {
  const { values } = parseArgs({ options: { site: { type: 'string' }, out: { type: 'string' } } })
  if (!values.out) throw new Refusal('Usage: npm run export -- --site KEY --out DIR')
  const database = new DatabaseSync(await localDatabaseFile(), { readOnly: true })
  try {
    const site = findSite(database, values.site)
    const { files } = await writeBundle({ database, ...site }, values.out)
    for (const [table, { rows }] of Object.entries(files))
      if (rows > 0) console.log(`${table}  ${rows}`)
    console.log(
      `${site.name} (${site.key}) is in ${values.out}. It holds personal data: keep it so.`,
    )
  } finally {
    database.close()
  }
})

/** The site behind its key. @throws Refusal that names the keys there are */
function findSite(database: DatabaseSync, key: string | undefined): Omit<ExportedSite, 'database'> {
  const sites = database
    .prepare('SELECT id, key, name FROM sites WHERE ended_at IS NULL ORDER BY id')
    .all() as unknown as Omit<ExportedSite, 'database'>[]
  return (
    sites.find((site) => site.key === key) ??
    refuseKey(
      key,
      sites.map((site) => site.key),
    )
  )
}
