import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { fetchReleased, keepReleased } from '#scripts/support/keep-released.ts'

const DAY = 86_400_000
const NOW = Date.parse('2026-11-24T10:00:00Z')

test('C7: files of earlier releases stay in the next ones for 30 days, and new ones are left alone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'wayfelt-released-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const at = { dist: join(folder, 'dist'), kept: join(folder, 'kept') }
  const release = async (day: number, name: string) => {
    await rm(at.dist, { recursive: true, force: true })
    await mkdir(join(at.dist, 'w'), { recursive: true })
    await writeFile(join(at.dist, 'w', name), `of day ${day}`)
    await keepReleased(NOW + day * DAY, at)
    return (await readdir(join(at.dist, 'w'))).toSorted()
  }
  expect(await release(0, 'ui-1.js')).toEqual(['ui-1.js'])
  expect(await release(1, 'ui-2.js')).toEqual(['ui-1.js', 'ui-2.js'])
  expect(await release(20, 'ui-2.js')).toEqual(['ui-1.js', 'ui-2.js'])
  expect(await release(32, 'ui-3.js')).toEqual(['ui-2.js', 'ui-3.js'])
  expect(await readFile(join(at.dist, 'w', 'ui-2.js'), 'utf8')).toBe('of day 20')
})

/** Serves a folder as a deployment does. */
async function serveFolder(folder: string): Promise<string> {
  const server = createServer((request, response) => {
    readFile(join(folder, request.url ?? '')).then(
      (file) => response.end(file),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test('C7: a fresh checkout takes files of earlier releases from the running deployment, with their age', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'wayfelt-released-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const [running, fresh] = ['running', 'fresh'].map((name) => ({
    dist: join(folder, name, 'dist'),
    kept: join(folder, name, 'kept'),
  })) as [Record<'dist' | 'kept', string>, Record<'dist' | 'kept', string>]
  await mkdir(join(running.dist, 'w'), { recursive: true })
  await writeFile(join(running.dist, 'w', 'ui-1.js'), 'first')
  await keepReleased(NOW, running)
  const origin = await serveFolder(running.dist)

  await fetchReleased(origin, fresh)
  await mkdir(join(fresh.dist, 'w'), { recursive: true })
  await writeFile(join(fresh.dist, 'w', 'ui-2.js'), 'second')
  await keepReleased(NOW + DAY, fresh)
  expect((await readdir(join(fresh.dist, 'w'))).toSorted()).toEqual(['ui-1.js', 'ui-2.js'])
  await rm(fresh.dist, { recursive: true })
  await keepReleased(NOW + 30.5 * DAY, fresh)
  expect(await readdir(join(fresh.kept, 'w')), 'after its own 30 days').not.toContain('ui-1.js')
})

test('C7: a list names no file outside of what a release has, and a deployment without one is no fault', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'wayfelt-released-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const origin = await serveFolder(folder)
  const at = { dist: join(folder, 'dist'), kept: join(folder, 'kept') }
  await fetchReleased(origin, at)
  await fetchReleased(undefined, at)
  // A first deploy may name its address before anything answers there.
  await fetchReleased('http://127.0.0.1:9', at)
  const list = { '../evil.js': 1, 'w/../../evil.js': 1, '/etc/passwd': 1, 'index.html': 1 }
  await writeFile(join(folder, 'released.json'), JSON.stringify(list))
  await fetchReleased(origin, at)
  expect(await readdir(folder)).toEqual(['released.json'])
  await writeFile(join(folder, 'released.json'), JSON.stringify({ 'w/gone.js': 1 }))
  await expect(fetchReleased(origin, at)).rejects.toThrow('answered 404')
})
