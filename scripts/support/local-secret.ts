import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { ROOT } from './run-tool.ts'

/**
 * The files with a local server's settings: its own root secret, made once and kept beside its
 * database, and `.dev.vars` where somebody has one.
 * @param state the folder that wrangler calls `--persist-to`
 */
export async function settingsFiles(state: string): Promise<string[]> {
  const own = join(resolve(ROOT, state), 'secret.env')
  if (!existsSync(own)) {
    await mkdir(resolve(ROOT, state), { recursive: true })
    await writeFile(own, `WAYFELT_SECRET=${randomBytes(32).toString('hex')}\n`, { mode: 0o600 })
  }
  const vars = resolve(ROOT, '.dev.vars')
  return existsSync(vars) ? [own, vars] : [own]
}
