import { readFile } from 'node:fs/promises'
import { expect, inject, test } from 'vitest'
import type { AnswerBody } from '#contract/collect/answers.ts'
import type { SiteConfig } from '#contract/collect/config.ts'
import type { SubjectExport } from '#contract/privacy.ts'
import { axeViolations, useBrowser } from './support/browser.ts'
import { expectSound, focused, press } from './support/by-keyboard.ts'
import { siteKey } from './support/fault-site.ts'
import { signInOn } from './support/links.ts'

const { visit } = useBrowser()

/** An answer of somebody who can be found by it. */
async function answerAs(respondent: string, comment: string): Promise<void> {
  const v1 = `${inject('base')}/v1`
  const config = (await (
    await fetch(`${v1}/sites/${siteKey('privacy')}/config?lang=en`)
  ).json()) as SiteConfig
  const survey = config.surveys.find(({ id }) => id === 'checkout-csat')
  const body: AnswerBody = {
    id: crypto.randomUUID(),
    site: siteKey('privacy'),
    survey: survey?.id ?? '',
    revision: survey?.revision ?? 1,
    score: 4,
    comment,
    channel: 'web',
    lang: 'en',
    answeredAt: Date.now(),
    respondent,
  }
  const headers = { origin: 'http://shop.test', 'user-agent': 'Mozilla/5.0 Chrome/156.0.0.0' }
  const sent = await fetch(`${v1}/answers`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  })
  expect(sent.status).toBe(201)
}

test('a person gets a copy of what is held, and is forgotten, by keyboard alone', async () => {
  const [somebody, comment] = [`ann-${Date.now()}`, `Ann was here ${Date.now()}`]
  await answerAs(somebody, comment)
  const { page, errors } = await visit()
  await signInOn(page, 'privacy')
  await page.goto(`${inject('base')}/settings/privacy`)
  await page.getByRole('heading', { level: 2 }).first().waitFor()
  await expectSound(page)
  await page.getByLabel('Find by').focus()
  await page.keyboard.type('Respondent')
  await page.getByLabel('Respondent’s id').focus()
  await page.keyboard.type(somebody)
  await page.keyboard.press('Enter')
  await page.getByText('1 answer is held about this person.').waitFor()
  await page.getByRole('cell', { name: comment }).waitFor()
  await expectSound(page)
  const saving = page.waitForEvent('download')
  await press(page.getByRole('button', { name: 'Download as JSON' }))
  const file = JSON.parse(await readFile(await (await saving).path(), 'utf8')) as SubjectExport
  expect(file.answers.map((held) => [held.respondent, held.comment])).toEqual([[somebody, comment]])

  await press(page.getByRole('button', { name: 'Erase…' }))
  const dialog = page.getByRole('dialog', { name: 'Forget this person?' })
  await dialog.getByRole('textbox').focus()
  await page.keyboard.type(somebody)
  expect(await axeViolations(page)).toEqual([])
  await page.keyboard.press('Enter')
  await page.getByText('Done: 1 answer no longer tells who gave it.').waitFor()
  await expect.poll(() => focused(page)).toBe('Erase…')
  expect(await page.locator('body').textContent()).not.toContain(somebody)
  await page.getByRole('row', { name: /^Respondent.*1.*Done/ }).waitFor()
  await expectSound(page)

  await page.getByLabel('Respondent’s id').fill(somebody)
  await page.keyboard.press('Enter')
  await page.getByText('Nothing is held about this person.').waitFor()
  const [statement] = await Promise.all([
    page.context().waitForEvent('page'),
    press(page.getByRole('link', { name: 'docs/privacy.md' })),
  ])
  await statement.getByText('what is stored, for how long').waitFor()
  await statement.close()
  expect(errors).toEqual([])
  await page.context().close()
})
