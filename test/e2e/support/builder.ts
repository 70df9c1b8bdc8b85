import type { Page } from 'playwright-core'
import { expect, inject } from 'vitest'
import type { SurveyDraft } from '#contract/surveys/draft.ts'

/** The question in the language that is written. */
export const question = (page: Page) => page.getByRole('textbox', { name: 'Question', exact: true })

/** Waits until the server has everything. */
export async function saved(page: Page): Promise<void> {
  await page.locator('.builder-saved').getByText('saved', { exact: true }).waitFor()
}

/** What the server has of a survey. */
export async function surveyOf(page: Page, id: string): Promise<SurveyDraft> {
  const response = await page.request.get(`${inject('base')}/api/surveys/${id}`)
  return (await response.json()) as SurveyDraft
}

/** Presses Publish in the dialog that tells what is in the way. */
export async function publish(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Before it goes live' })
  await dialog.getByRole('button', { name: 'Publish' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByText(/^Revision \d+ is published\.$/).waitFor()
}

/** What makes a question due, as a person chooses it. */
export interface Cue {
  on: string
  /** Fields of that kind, by their names. */
  fields?: Record<string, string>
  /** What a property of the event must be. */
  where?: [name: string, value: string]
}

/** Chooses in the sentence what makes the question due. */
export async function chooseTrigger(page: Page, { on, fields = {}, where }: Cue): Promise<void> {
  await page.locator('[data-fields^="definition.trigger.on"] button').first().click()
  await page.locator('[data-field="definition.trigger.on"]').selectOption(on)
  for (const [name, value] of Object.entries(fields))
    await page.locator(`[data-field="definition.trigger.${name}"]`).fill(value)
  if (where) {
    await page.getByRole('button', { name: '+ Condition' }).click()
    await page.getByLabel('Property of the event').fill(where[0])
    await page.getByLabel('Its value').fill(where[1])
  }
  await page.keyboard.press('Escape')
  await expect
    .poll(async () => (await surveyOf(page, surveyIn(page))).survey.definition)
    .toMatchObject({ trigger: { on } })
  await saved(page)
}

function surveyIn(page: Page): string {
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}
