import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { JourneyList } from '#contract/journey.ts'
import type { KeyReceipt } from '#contract/site/keys.ts'
import { ROOT } from '#scripts/support/run-tool.ts'
import { signInBy } from './support/answering.ts'
import { takeLink } from './support/links.ts'

const run = promisify(execFile)
const base = inject('base')
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wayfelt-audit-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

/** The script as a person runs it. @returns its code and what it printed */
async function node(parameters: string[], env: Record<string, string> = {}) {
  try {
    const { stdout } = await run(process.execPath, parameters, {
      cwd: ROOT,
      env: { ...process.env, ...env },
    })
    return { code: 0, said: stdout }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, said: `${stdout}${stderr}` }
  }
}

test('every figure of the demo’s page is counted again by a script that shares nothing with it', async () => {
  const owner = await signInBy(takeLink('audit'))
  const made = await owner('/api/keys', {
    name: 'Audit',
    kind: 'secret',
    scopes: ['figures:read', 'answers:export'],
  })
  const { plain: key } = (await made.json()) as KeyReceipt
  const { site } = (await (await owner('/api/journeys')).json()) as JourneyList
  const to = site.answered?.last ?? site.today
  const from = new Date(Date.parse(to) - 27 * 86_400_000).toISOString().slice(0, 10)
  const audit = async (...more: string[]) => {
    const asked = ['scripts/audit.ts', base, '--from', from, '--to', to, '--out', folder]
    const taken = await node([...asked, ...more], { WAYFELT_KEY: key })
    expect(taken).toMatchObject({ code: 0 })
    return await node([join(folder, 'audit.js'), join(folder, 'bundle.sqlite')])
  }
  for (const more of [[], ['--kind', 'nps', '--compare', 'year'], ['--channel', 'email']]) {
    const { code, said } = await audit(...more)
    expect(said).toMatch(/: (\d{2,}) figures counted again from \d{2,} answers, 0 differ/)
    expect(code).toBe(0)
  }

  // One answer less, and it notices.
  await audit()
  const db = new DatabaseSync(join(folder, 'bundle.sqlite'))
  db.exec(`DELETE FROM answers WHERE rowid = (SELECT MIN(rowid) FROM answers WHERE period = 'now')`)
  const columns = db.prepare('SELECT * FROM answers LIMIT 1').get()
  db.close()
  const { code, said } = await node([join(folder, 'audit.js'), join(folder, 'bundle.sqlite')])
  expect(code).toBe(1)
  expect(said).toMatch(/differs: stage \S+, n: the page says \d+, the answers \d+/)
  // Nothing in it tells people apart.
  expect(Object.keys(columns ?? {})).toEqual([
    'period',
    'stage',
    'touchpoint',
    'scale',
    'score',
    'channel',
    'segment',
    'persona',
  ])
}, 120_000)

test('without a key, or with one that may not, it says what to do', async () => {
  const asked = ['scripts/audit.ts', base, '--from', '2026-01-01', '--to', '2026-01-31']
  expect(await node(asked, { WAYFELT_KEY: '' })).toMatchObject({
    code: 1,
    said: expect.stringContaining('Settings › Keys') as string,
  })
  expect(await node(asked, { WAYFELT_KEY: 'wf_sk_unknown' })).toMatchObject({
    code: 1,
    said: expect.stringContaining('/api/journeys answered 401') as string,
  })
})
