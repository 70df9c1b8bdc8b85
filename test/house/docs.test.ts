import { access, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..', '..')
const PATH = /`((?:worker|widget|dashboard|migrations|test|scripts|docs|\.ci|\.github)\/[\w./-]+)`/g

test('every path that the living documents name exists', async () => {
  const docs = (await readdir(join(ROOT, 'docs')))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`)
  const missing: string[] = []
  for (const doc of ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...docs]) {
    const text = await readFile(join(ROOT, doc), 'utf8')
    for (const [, path = ''] of text.matchAll(PATH)) {
      await access(join(ROOT, path)).catch(() => missing.push(`${doc}: ${path}`))
    }
  }
  expect(missing).toEqual([])
})

test('every npm script that the README names exists', async () => {
  const { scripts } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  const readme = await readFile(join(ROOT, 'README.md'), 'utf8')
  const named = Array.from(readme.matchAll(/npm run ([\w:-]+)/g), ([, name = '']) => name)
  expect(named.filter((name) => !(name in scripts))).toEqual([])
})
