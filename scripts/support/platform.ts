import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { Refusal } from './run-script.ts'
import { ROOT, runTool, toolEnvironment } from './run-tool.ts'

const SECRET = 'WAYFELT_SECRET'

/** Where data of a D1 may be kept: chosen when it is made, and never again. */
export const JURISDICTIONS = ['eu', 'us', 'fedramp'] as const
export type Jurisdiction = (typeof JURISDICTIONS)[number]

/**
 * Makes the deployment's database, unless it is there.
 * @throws Refusal if it is there and a jurisdiction is asked for that can no longer be given
 */
export async function ensureDatabase(jurisdiction: Jurisdiction | undefined): Promise<void> {
  const { name, id } = await databaseOf()
  if (id !== undefined || (await isMade(name))) {
    if (jurisdiction === undefined) return
    throw new Refusal(
      `The database ${name} is there already, and a jurisdiction is given only to a new one: deploy without --jurisdiction, or see docs/deploy.md for moving.`,
    )
  }
  const where = jurisdiction === undefined ? [] : ['--jurisdiction', jurisdiction]
  await runTool('wrangler', ['d1', 'create', name, ...where])
}

/** Where the deployment answers, if the environment or wrangler.toml says it. */
export async function publicOrigin(): Promise<string | undefined> {
  const { vars } = await readSettings()
  return process.env['PUBLIC_ORIGIN'] ?? (vars as { PUBLIC_ORIGIN?: string }).PUBLIC_ORIGIN
}

async function readSettings() {
  // Wrangler reads its environment when it is loaded.
  const { unstable_readConfig: readConfig } = await import('wrangler')
  return readConfig({ config: `${ROOT}/wrangler.toml` })
}

/** The database that wrangler.toml binds. */
async function databaseOf(): Promise<{ name: string; id: string | undefined }> {
  const [database] = (await readSettings()).d1_databases
  if (!database?.database_name) throw new Refusal('wrangler.toml names no database for DB.')
  return { name: database.database_name, id: database.database_id }
}

async function isMade(name: string): Promise<boolean> {
  const list = await runTool('wrangler', ['d1', 'list', '--json'])
  const databases: unknown = JSON.parse(list.slice(list.indexOf('[')))
  return Array.isArray(databases) && databases.some((one: { name?: unknown }) => one.name === name)
}

/**
 * Gives the deployment its root secret, once. It is never shown and never replaced: signing keys and
 * the hashes of e-mail addresses hang on it.
 */
export async function ensureSecret(): Promise<void> {
  if (await hasSecret()) return
  await runAloud(['secret', 'put', SECRET], `${randomBytes(32).toString('hex')}\n`)
}

/**
 * Whether the deployment has its secret. A Worker that does not exist yet has none; any other failure
 * ends here, since a second secret would orphan everything that hangs on the first.
 */
async function hasSecret(): Promise<boolean> {
  const list = await runTool('wrangler', ['secret', 'list']).catch((error: unknown) => {
    if (/Worker "[^"]+" not found|does not exist|10007/.test(String(error))) return '[]'
    throw error
  })
  return list.includes(`"${SECRET}"`)
}

/**
 * Runs wrangler where its words and questions are seen.
 * @param input what it reads; by default what is typed
 * @throws Refusal if it fails, after it has said why
 */
export async function runAloud(parameters: string[], input?: string): Promise<void> {
  const child = spawn('wrangler', parameters, {
    cwd: ROOT,
    env: toolEnvironment(),
    stdio: [input === undefined ? 'inherit' : 'pipe', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
  child.stdin?.end(input)
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0)
    throw new Refusal(`wrangler ${parameters.slice(0, 2).join(' ')} failed, see above.`)
}
