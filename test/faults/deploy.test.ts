import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import type { Session, SignInWays } from '#contract/accounts/accounts.ts'
import { localDatabaseFile, openLocalDatabase } from '#scripts/support/local-database.ts'
import { findFreePort } from '#scripts/support/ports.ts'
import { ROOT, stopTool, toolEnvironment } from '#scripts/support/run-tool.ts'
import { serve } from '#scripts/support/serve.ts'
import { withTemporary } from '#test/bench/support/temporary.ts'
import { openAccount, type StubAccount } from './support/stub-account.ts'

const CODE = 'seven green parcels'

/** Runs `npm run deploy` on the account, with the build that is there. */
async function deploy(account: StubAccount, ...options: string[]) {
  const tool = spawn('node', ['scripts/deploy.ts', '--built', ...options], {
    cwd: ROOT,
    env: { ...toolEnvironment(), ...account.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [tool.stdout, tool.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const [code] = (await once(tool, 'close')) as [number | null]
  return { code, output }
}

/** The file of the local database in a folder, made but empty. */
async function makeDatabaseFile(state: string): Promise<string> {
  const { directory, close } = await openLocalDatabase(state)
  await directory.session.prepare('SELECT 1').all()
  await close()
  return await localDatabaseFile(state)
}

const json = { 'content-type': 'application/json' }

/** Comes in as the first owner of a running deployment. @returns what the session says */
async function setUp(base: string): Promise<Session> {
  const ways = await (await fetch(`${base}/api/sign-in`)).json()
  expect((ways as SignInWays).setUp).toBe('ready')
  const site = { name: 'Sklep', timezone: 'Europe/Warsaw' }
  const body = JSON.stringify({ code: CODE, email: 'ada@shop.example', name: 'Ada', site })
  const made = await fetch(`${base}/api/set-up`, { method: 'POST', body, headers: json })
  expect(made.status).toBe(204)
  const cookie = made.headers.get('set-cookie')?.split(';')[0] ?? ''
  return (await (await fetch(`${base}/api/session`, { headers: { cookie } })).json()) as Session
}

test('from an empty account to a signed-in owner without a terminal, and a second deploy changes nothing', async () => {
  await withTemporary(async (state) => {
    const file = await makeDatabaseFile(state)
    const account = await openAccount(file)
    const first = await deploy(account, '--jurisdiction', 'eu')
    expect(first.code, first.output).toBe(0)
    expect(account.unknown).toEqual([])
    expect(account.databases).toMatchObject([{ name: 'wayfelt', jurisdiction: 'eu' }])
    expect(account.secrets.get('WAYFELT_SECRET')).toMatch(/^[0-9a-f]{64}$/)
    const binding = account.uploads.at(-1)?.bindings.find(({ name }) => name === 'DB')
    expect(binding?.id, 'never an id that somebody else may have').toBe(account.databases[0]?.uuid)
    expect(account.uploads.at(-1)?.keep_bindings).toContain('plain_text')
    // Tables are there before the code that reads them.
    const steps = account.changes.map((change) => change.split(' ')[0])
    expect(steps[0]).toBe('database')
    expect(steps.lastIndexOf('sql')).toBeLessThan(steps.indexOf('worker', steps.indexOf('files')))

    // What the deployer chose in the form of the button, and what the platform keeps.
    account.secrets.set('WAYFELT_SETUP', CODE)
    await mkdir(state, { recursive: true })
    const kept = Array.from(account.secrets, ([name, value]) => `${name}="${value}"\n`).join('')
    await writeFile(join(state, 'secret.env'), kept)
    const port = await findFreePort()
    const server = await serve(port, state)
    let session: Session
    try {
      session = await setUp(`http://localhost:${port}`)
    } finally {
      const end = once(server, 'exit')
      stopTool(server)
      await end
    }
    expect(session).toMatchObject({ role: 'owner', site: { name: 'Sklep' } })

    const before = { secrets: new Map(account.secrets), changes: account.changes.length }
    const second = await deploy(account)
    expect(second.code, second.output).toBe(0)
    expect(account.unknown).toEqual([])
    expect(account.secrets).toEqual(before.secrets)
    expect(account.databases).toHaveLength(1)
    expect(account.changes.slice(before.changes)).toEqual(['worker'])
    const database = new DatabaseSync(file)
    expect(database.prepare('SELECT email FROM users').all()).toEqual([
      { email: 'ada@shop.example' },
    ])
    database.close()

    const late = await deploy(account, '--jurisdiction', 'us')
    expect(late.code).toBe(1)
    expect(late.output.trim()).toMatch(/^The database wayfelt is there already, .*docs\/deploy\.md/)
    expect(account.changes.slice(before.changes)).toEqual(['worker'])
    await account.close()
  })
})

test('a secret that cannot be listed is not made a second time, and nothing is deployed', async () => {
  await withTemporary(async (state) => {
    const account = await openAccount(join(state, 'database.sqlite'))
    account.broken.push('secrets')
    const { code, output } = await deploy(account)
    expect(code).toBe(1)
    expect(output).toContain('secret list')
    expect(account.secrets.size).toBe(0)
    expect(account.uploads).toEqual([])
    await account.close()
  })
})
