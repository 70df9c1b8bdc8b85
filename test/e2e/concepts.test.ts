import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { ROOT } from '#scripts/support/run-tool.ts'
import { useSignedIn } from './support/signed-in.ts'

const { open } = useSignedIn('concepts')

interface Concept {
  concept: string
  path: string
  figure: RegExp
}

/** The rows of docs/concepts.md. In a table a bar of an expression is written `\|`. */
async function conceptsOf(): Promise<Concept[]> {
  const text = await readFile(join(ROOT, 'docs', 'concepts.md'), 'utf8')
  return Array.from(
    text.matchAll(/^\| (.+?) \| \[[^\]]+\]\((.+?)\) \| `(.+)` \|$/gm),
    ([, concept = '', path = '', figure = '']) => ({
      concept,
      path,
      figure: new RegExp(figure.replaceAll(String.raw`\|`, '|')),
    }),
  )
}

test('each concept that docs/concepts.md lists has a figure where it says', async () => {
  const concepts = await conceptsOf()
  expect(concepts.length).toBeGreaterThan(20)
  const { page, errors } = await open(null)
  for (const [path, rows] of Map.groupBy(concepts, (one) => one.path)) {
    await page.goto(inject('base') + path)
    await page.locator('h1').first().waitFor()
    await page.waitForFunction(() => !document.querySelector('.bones, [aria-busy="true"]'))
    await expect
      .poll(
        async () => {
          const told = await page.locator('main').innerText()
          return rows.filter(({ figure }) => !figure.test(told)).map(({ concept }) => concept)
        },
        { message: path },
      )
      .toEqual([])
  }
  expect(errors).toEqual([])
})
