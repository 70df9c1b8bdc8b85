import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..', '..')

test('every test that the list of security items names exists', async () => {
  const text = await readFile(join(ROOT, 'docs', 'security-asvs.md'), 'utf8')
  const missing: string[] = []
  let named = 0
  for (const [, path = '', titles = ''] of text.matchAll(
    /`(test\/[\w/.-]+\.test\.ts)`((?: ?,? "[^"]+")*)/g,
  )) {
    const source = (await readFile(join(ROOT, path), 'utf8')).replaceAll("\\'", "'")
    for (const [, title = ''] of titles.matchAll(/"([^"]+)"/g)) {
      named += 1
      if (!source.includes(title)) missing.push(`${path}: ${title}`)
    }
  }
  expect(missing).toEqual([])
  expect(named).toBeGreaterThan(20)
})
