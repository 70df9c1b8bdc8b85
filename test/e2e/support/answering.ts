import type { AnswersPage, ListedAnswer } from '#contract/answers.ts'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Chooses a face, writes a comment and presses Send. */
export async function answer(page: Page, face: string, comment: string): Promise<void> {
  await page.getByRole('radio', { name: face, exact: true }).check({ force: true })
  await page.getByRole('textbox').fill(comment)
  await page.getByRole('button', { name: 'Send' }).click()
}

/**
 * Waits until the page knows what became of all that it had to send: it keeps none of it. A display
 * that is still on screen is not to be sent yet.
 */
export async function allSettled(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      !Object.entries(localStorage).some(
        ([key, value]) => key.includes('/') && !String(value).startsWith('h'),
      ),
  )
}

/** Signs in by a one-time link, outside the browser. @returns a fetch with the session's cookie */
export async function signInBy(link: string) {
  const [base = '', token] = link.split('/sign-in#')
  const response = await fetch(`${base}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  })
  const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? ''
  return (path: string, body?: object) =>
    fetch(`${base}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
}

/** All answers of a site, newest first. */
export async function storedAnswers(
  read: Awaited<ReturnType<typeof signInBy>>,
): Promise<ListedAnswer[]> {
  const all: ListedAnswer[] = []
  let cursor: string | null = null
  do {
    const response = await read(`/api/answers?limit=50${cursor ? `&cursor=${cursor}` : ''}`)
    const page = (await response.json()) as AnswersPage
    all.push(...page.answers)
    cursor = page.next
  } while (cursor !== null)
  return all
}

/** Waits until a condition holds. @param what names it where it does not */
export async function eventually(
  condition: () => Promise<boolean> | boolean,
  what = 'It comes about',
): Promise<void> {
  await expect.poll(condition, { message: what, interval: 50 }).toBe(true)
}

/** Time passes in which a card would have come. None has. */
export async function notAsked(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(resolve))
      }),
  )
  expect(await page.locator('wayfelt-card section').count()).toBe(0)
}

/** The number of answers of a stage, as the journey's table for screen readers has it. */
export async function answersOf(page: Page, stage: string): Promise<number> {
  const row = page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: stage, exact: true }) })
  return Number((await row.getByRole('cell').first().textContent())?.replaceAll(/\D/g, ''))
}
