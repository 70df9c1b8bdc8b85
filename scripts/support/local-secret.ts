import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { ROOT } from './run-tool.ts'

/**
 * The files with a local server's settings: its own root secret, made once and kept beside its
 * database, and `.dev.vars` where somebody has one.
 * @param state the folder that wrangler calls `--persist-to`
 */
export async function settingsFiles(state: string): Promise<string[]> {
  const own = await ensureSecretFile(state)
  const vars = resolve(ROOT, '.dev.vars')
  return existsSync(vars) ? [own, vars] : [own]
}

/** The root secret of the local server, for scripts that store what it would store. */
export async function localSecret(state: string): Promise<string> {
  const text = await readFile(await ensureSecretFile(state), 'utf8')
  return text.replace('WAYFELT_SECRET=', '').trim()
}

async function ensureSecretFile(state: string): Promise<string> {
  const folder = resolve(ROOT, state)
  const file = join(folder, 'secret.env')
  if (existsSync(file)) return file
  await mkdir(folder, { recursive: true })
  const line = `WAYFELT_SECRET=${randomBytes(32).toString('hex')}\n`
  // Two scripts at once must agree: the first file stays.
  await writeFile(file, line, { mode: 0o600, flag: 'wx' }).catch(() => undefined)
  return file
}
