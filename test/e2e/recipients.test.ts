import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import { expect, inject, onTestFinished, test } from 'vitest'
import { allSettled, answer } from './support/answering.ts'
import { settled } from './support/browser.ts'
import { expectSound } from './support/by-keyboard.ts'
import { useSignedIn } from './support/signed-in.ts'

const { open, visit } = useSignedIn('recipients')
const base = inject('base')

const FILE = `email,basis,order
ann@mail.example,consent,ZS-1
bob@mail.example,,ZS-2
eve@mail.example,notice,ZS-3
ann@mail.example,consent,ZS-4
`

/** A link of the result, on the host that it is reached at here. */
function here(link: string): string {
  return base + new URL(link).pathname
}

test('a file of people becomes links; one answers, one opts out, and who has no basis is only listed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'recipients-'))
  onTestFinished(async () => await rm(folder, { recursive: true }))
  const path = join(folder, 'people.csv')
  await writeFile(path, FILE)

  const { page, errors } = await open('/settings/channels')
  await settled(page)
  await page.getByRole('button', { name: 'Ask people from a file' }).click()
  await page.getByLabel('Name of the list').fill('November')
  await page.locator('input[type=file]').setInputFiles(path)
  await page.getByRole('button', { name: 'See who would be asked' }).click()
  await page.getByText('2 people can be asked. Nothing is stored yet.').waitFor()
  await page.getByRole('cell', { name: 'No basis: neither consent nor notice' }).waitFor()
  await expectSound(page)
  await page.getByRole('button', { name: 'Make 2 links' }).click()
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Take the links as CSV' }).click()
  const text = await readFile((await (await coming).path()) ?? '', 'utf8')
  expect(text).not.toContain('bob@mail.example')
  const links =
    text.match(/https?:\/\/[^\s",]+/g)?.filter((link) => !link.endsWith('/optout')) ?? []
  const [hers = '', other = ''] = links
  expect(new Set(links).size).toBe(2)

  // Ann answers by her link, in the language that she reads, and cannot answer twice.
  const ann = await visit()
  await ann.page.goto(here(hers))
  await answer(ann.page, 'Very good', 'by a link of my own')
  await ann.page.getByText('Thank you!').waitFor()
  await allSettled(ann.page)
  await ann.page.goto(here(hers))
  expect(await ann.page.getByRole('radio').count()).toBe(0)
  await expectSound(ann.page)

  // Eve opts out: a look stores nothing, the button does.
  const eve = await visit()
  await eve.page.goto(here(other))
  await eve.page.getByRole('link', { name: /not.*ask|ask.*more|opt/i }).click()
  await expectSound(eve.page)
  await eve.page.getByRole('button').first().click()
  await settled(eve.page)
  await expectSound(eve.page)

  await page.goto(`${base}/settings/channels`)
  await settled(page)
  const row = page.getByRole('row', { name: /November/ })
  await row.waitFor()
  expect(await row.innerText()).toMatch(/2\s+.*1/s)
  await expectSound(page)
  expect([...errors, ...ann.errors, ...eve.errors]).toEqual([])
})

test('the page of recipients fits a phone in Polish', async () => {
  const { page } = await open('/settings/channels', { locale: 'pl-PL' })
  await settled(page)
  await expectSound(page)
})
