import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import type { AnswerBody } from '#contract/collect/answers.ts'
import type { SuspicionList } from '#contract/holds.ts'
import { eventually, signInBy } from './support/answering.ts'
import { useBrowser } from './support/browser.ts'
import { expectSound, focused, press } from './support/by-keyboard.ts'
import { siteKey } from './support/fault-site.ts'
import { signInOn, takeLink } from './support/links.ts'
import { jobTurns } from './support/job-turns.ts'

const { visit } = useBrowser()
const GENUINE = 20
const FORGED = 40

type Sent = Pick<AnswerBody, 'score'> & Partial<AnswerBody>

/** An answer from an address, which the platform tells the Worker by a header. */
async function answerFrom(address: string, more: Sent): Promise<void> {
  const body: AnswerBody = {
    id: crypto.randomUUID(),
    site: siteKey('hold'),
    survey: 'checkout-csat',
    revision: 1,
    channel: 'web',
    lang: 'en',
    answeredAt: Date.now(),
    ...more,
  }
  const headers = {
    origin: 'http://shop.test',
    'user-agent': 'Mozilla/5.0 Chrome/156.0.0.0',
    'cf-connecting-ip': address,
  }
  const request = { method: 'POST', headers, body: JSON.stringify(body) }
  expect((await fetch(`${inject('base')}/v1/answers`, request)).status).toBe(201)
}

/** Customers, each in a network of their own, who answered a card that they saw. */
async function answerHonestly(): Promise<void> {
  for (let each = 0; each < GENUINE; each += 1)
    await answerFrom(`198.51.${each}.7`, {
      score: 5,
      shownAt: Date.now() - 20_000,
      displayed: true,
    })
}

/** One network that sends answers without a card, until the job has noticed. */
async function flood(): Promise<void> {
  for (let each = 0; each < FORGED; each += 1) await answerFrom(`203.0.113.${each}`, { score: 1 })
  const read = await signInBy(takeLink('hold'))
  const turn = jobTurns(read, 20 * 60_000)
  await eventually(async () => {
    await turn()
    const { suspicions } = (await (await read('/api/suspicions')).json()) as SuspicionList
    return suspicions.length > 0
  }, 'The flood is found')
}

/** Answers and sentiment of the stage, as the table for screen readers has them. */
async function purchase(page: Page): Promise<string> {
  const row = page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: 'Purchase', exact: true }) })
  const cells = await row.getByRole('cell').allTextContents()
  return `${cells[0]} ${cells[3]}`
}

test('a flood is told, held, and let in again by keyboard: the curve follows, and the log tells', async () => {
  await answerHonestly()
  const { page, errors } = await visit()
  await signInOn(page, 'hold')
  await page.getByRole('heading', { level: 1, name: /./ }).waitFor()
  await expect.poll(() => purchase(page)).toBe('20 +100')
  await flood()
  await page.reload()
  const banner = page.getByRole('region', { name: /^40 answers from one source look unlike/ })
  await banner.getByText(/all rated 1, and no card was shown for any of them/).waitFor()
  await expect.poll(() => purchase(page)).toBe('60 −33')
  await expectSound(page)

  await page.locator('#content').focus()
  await page.keyboard.press('Tab')
  await expect.poll(() => focused(page)).toBe('Hold them')
  await press(page.getByRole('button', { name: 'Show them' }))
  const both = page.getByRole('heading', { level: 1, name: /only if 40 answers are real/ })
  await both.waitFor()
  expect(await both.textContent()).toMatch(/^Purchase is at −33 .*; without them, \+\d+\.$/)
  await page.getByText('20 without them, 100%').waitFor()
  await page.getByRole('row', { name: /^20 more/ }).waitFor()
  await expectSound(page)
  await page.reload()
  await both.waitFor()

  await press(page.getByRole('button', { name: 'Hold them' }))
  const held = page.getByText('40 answers are held: they count in no figure.')
  await held.waitFor()
  await expect.poll(() => focused(page)).toBe(await held.textContent())
  await expect.poll(() => purchase(page)).toBe('20 +100')
  expect(new URL(page.url()).search).toBe('')
  await expectSound(page)
  await press(page.getByRole('button', { name: 'Undo' }))
  await page.getByText('Undone: 40 answers count as before.').waitFor()
  await expect.poll(() => purchase(page)).toBe('60 −33')
  await banner.waitFor()

  await page.goto(`${inject('base')}/settings/holds`)
  await page.getByRole('row', { name: /at Checkout Ada .* 40 counts again since/ }).waitFor()
  await press(page.getByRole('button', { name: /^Hold again: Source/ }))
  await page.getByText('40 answers are held again.').waitFor()
  await page.getByRole('heading', { level: 1, name: '40 answers are held' }).waitFor()
  await expectSound(page)
  await page.goto(`${inject('base')}/settings/audit`)
  const lines = page.getByRole('listitem').filter({ hasText: /(held|released) answers/ })
  await expect
    .poll(() => lines.locator('p:first-child').allTextContents())
    .toEqual(['Ada held answers', 'Ada released answers', 'Ada held answers'])
  expect(await lines.first().textContent()).toContain('a source · 40 answers')
  expect(errors).toEqual([])
  await page.context().close()
})
