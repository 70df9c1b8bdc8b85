import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { keepReleased } from '#scripts/support/keep-released.ts'

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
