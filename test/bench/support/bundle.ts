import { readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { ROOT, runTool } from '#scripts/support/run-tool.ts'

/** A Worker as `wrangler deploy` would upload it. */
export interface BundledWorker {
  folder: string
  script: string
}

/** Compatibility settings of the deployed Worker. */
export interface Compatibility {
  compatibilityDate: string
  compatibilityFlags: string[]
}

/** What wrangler.toml says; a benchmark must run under the same rules. */
export async function readCompatibility(): Promise<Compatibility> {
  const config = await readSettings()
  const date = /^compatibility_date = "([\d-]+)"/m.exec(config)?.[1]
  const flags = /^compatibility_flags = \[(.*)\]/m.exec(config)?.[1]
  if (!date || flags === undefined) throw new Error('wrangler.toml names no compatibility')
  return {
    compatibilityDate: date,
    compatibilityFlags: Array.from(flags.matchAll(/"(\w+)"/g), ([, flag]) => flag ?? ''),
  }
}

/**
 * Bundles a Worker by wrangler's own build, minified as for a deploy, but without the assets, so
 * that nothing else has to be built first.
 * @param entry path from the project's folder
 * @param into an empty folder outside the project
 */
export async function bundleWorker(entry: string, into: string): Promise<BundledWorker> {
  const folder = join(into, basename(entry, '.ts'))
  const config = `${folder}.toml`
  // The settings of the build stand before the first table and in [alias]; the other tables name
  // assets and databases.
  const [settings = '', ...tables] = (await readSettings()).split(/^(?=\[)/m)
  const alias = tables.find((table) => table.startsWith('[alias]')) ?? ''
  await writeFile(
    config,
    settings.replace(/^main = .*$/m, () => `main = '${join(ROOT, entry)}'`) +
      alias.replaceAll('= "./', () => `= "${ROOT}/`),
  )
  await runTool('wrangler', ['deploy', '--dry-run', '--outdir', folder, '--config', config])
  return { folder, script: join(folder, basename(entry).replace(/ts$/, 'js')) }
}

async function readSettings(): Promise<string> {
  return await readFile(join(ROOT, 'wrangler.toml'), 'utf8')
}
