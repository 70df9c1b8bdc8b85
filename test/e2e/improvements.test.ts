import { mkdir } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { addDays, localDay } from '#worker/domain/days.ts'
import { axeViolations, settled, tooWide } from './support/browser.ts'
import { useSignedIn } from './support/signed-in.ts'

const { open } = useSignedIn('improvements')
const PICTURES = '.wayfelt/pictures/improvements'
const today = localDay(Date.now(), 'Europe/Warsaw')
const back = (days: number) => addDays(today, -days)

/** Ten answers a day, from one day to the day before another. */
function answers(from: string, until: string, good: number): string[] {
  const rows: string[] = []
  for (let day = from; day < until; day = addDays(day, 1))
    for (let one = 0; one < 10; one += 1)
      rows.push(`${day}-${one},${day}T11:00:00Z,checkout,csat,${one < good ? 5 : 2}`)
  return rows
}

async function bring(page: Page, rows: string[]): Promise<void> {
  const csv = ['answer_id,answered_at,touchpoint,kind,score', ...rows].join('\n')
  const said = await page.evaluate(async (body) => {
    const headers = { 'content-type': 'text/csv' }
    const asked = { method: 'POST', headers, body }
    const response = await fetch('/api/import/answers?rows=10000', asked)
    return `${response.status} ${await response.text()}`
  }, csv)
  expect(said).toContain(`"accepted":${rows.length}`)
}

async function writeDown(page: Page, name: string, fields: { start: string; weeks: string }) {
  await page.getByRole('button', { name: 'New improvement' }).click()
  await page.getByLabel('What is changed').fill(name)
  await page.getByLabel('Starts').fill(fields.start)
  await page.getByLabel('Weeks that are judged').selectOption(fields.weeks)
  await page.getByRole('button', { name: 'Write it down' }).click()
  await page.getByText(`“${name}” is written down.`).waitFor()
}

test('an improvement is too early until its planned end, and has a verdict then', async () => {
  await mkdir(PICTURES, { recursive: true })
  const { page, errors } = await open('/improvements', { viewport: { width: 1440, height: 1000 } })
  await page.getByRole('heading', { name: 'No improvement has been written down yet.' }).waitFor()
  await bring(page, [...answers(back(42), back(21), 5), ...answers(back(21), today, 9)])
  await page.reload()
  await writeDown(page, 'One-tap pay', { start: today, weeks: '2' })
  const card = page.getByRole('article', { name: 'One-tap pay' })
  await card.getByText(/^Too early: 0 of about 140 answers/).waitFor()
  await page.getByRole('heading', { name: 'Nothing has been judged yet.' }).waitFor()
  await writeDown(page, 'Fewer fields', { start: back(21), weeks: '3' })
  await page
    .getByRole('heading', { name: '1 of 1 judged improvements worked: Fewer fields.' })
    .waitFor()
  const row = page.getByRole('row', { name: /Fewer fields/ })
  expect(await row.textContent()).toMatch(/improved.*\+40 \(\+3\d … \+4\d\)/)
  // The goal does not move, and what was written down afterwards says so.
  await row.getByText('Written down after it had begun').waitFor()
  for (const [colorScheme, width] of [
    ['light', 1440],
    ['dark', 390],
  ] as const) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 1000 })
    await settled(page)
    expect(await axeViolations(page)).toEqual([])
    expect(await tooWide(page)).toBe(0)
    await page.screenshot({ path: `${PICTURES}/${colorScheme}-${width}.png`, fullPage: true })
  }
  expect(errors).toEqual([])
  await page.context().close()
})

test('looked at on any day, the interval of every day is drawn and says so in words', async () => {
  const { page, errors } = await open('/improvements', { viewport: { width: 1440, height: 1000 } })
  await page.getByRole('button', { name: 'New improvement' }).click()
  await page.getByLabel('When it is judged').selectOption('any_time')
  await page.getByText(/it is 1\.5 times as wide/).waitFor()
  await page.getByText(/^With about 70 answers a week you can tell ±/).waitFor()
  await page.screenshot({ path: `${PICTURES}/form.png`, fullPage: true })
  await page.getByLabel('What is changed').fill('Saved cards')
  await page.getByLabel('Starts').fill(back(4))
  await page.getByLabel('Weeks that are judged').selectOption('4')
  await page.getByRole('button', { name: 'Write it down' }).click()
  const card = page.getByRole('article', { name: 'Saved cards' })
  await card.locator('.band-held').waitFor()
  await card.getByText('Day by day').click()
  expect(await card.getByRole('row').count()).toBe(3)
  await page.screenshot({ path: `${PICTURES}/any-time.png`, fullPage: true })
  expect(errors).toEqual([])
  await page.context().close()
})
