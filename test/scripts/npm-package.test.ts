import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, symlink, writeFile, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROOT } from '#scripts/support/run-tool.ts'

const run = promisify(execFile)
let folder = ''
const inside = (name: string) => join(folder, name)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wayfelt-npm-'))
  await run('node', ['scripts/build-npm.ts', inside('built')], { cwd: ROOT })
  await mkdir(inside('node_modules'))
  await symlink(inside('built'), inside('node_modules/wayfelt'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const OPTIONS = "{ host: 'https://hello.shop.example', site: 'wf_pk_1' }"

test('a server imports the package by its name and calls it without a page', async () => {
  await writeFile(
    inside('server.mjs'),
    `import { load } from 'wayfelt'\nload(${OPTIONS})('track', 'order')\nconsole.log('fine')`,
  )
  expect((await run('node', [inside('server.mjs')])).stdout).toBe('fine\n')
})

test('its types know every command, and no other', async () => {
  const lines = (good: boolean) =>
    good
      ? [
          "w('identify', { token: 't' })",
          "w('show', 's', { target: '#x' })",
          "w('on', 'shown', () => {})",
        ]
      : ["w('identity', {})", "w('consent', 'yes')", "w('on', 'hidden', () => {})"]
  const check = async (name: string, good: boolean) => {
    await writeFile(
      inside(name),
      `import { load } from 'wayfelt'\nconst w = load(${OPTIONS})\n${lines(good).join('\n')}\n`,
    )
    const flags = ['--ignoreConfig', '--noEmit', '--strict', '--module', 'nodenext', '--types', '']
    const tsc = join(ROOT, 'node_modules/.bin/tsc')
    return await run(tsc, [...flags, inside(name)], { cwd: folder }).then(
      () => [],
      ({ stdout }: { stdout: string }) => stdout.match(/\.mts\(\d+/g),
    )
  }
  expect(await check('good.mts', true)).toEqual([])
  expect(await check('bad.mts', false)).toEqual(['.mts(3', '.mts(4', '.mts(5'])
})

test('it is small', async () => {
  expect(brotliCompressSync(await readFile(inside('built/index.js'))).length).toBeLessThan(700)
})
