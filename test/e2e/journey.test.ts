import { inject, expect, test } from 'vitest'
import { axeViolations, useBrowser, type Visit } from './support/browser.ts'

const { visit } = useBrowser()
let links = 0

/** Signs in as a CX manager does: by opening the link. */
async function openDashboard(options: Parameters<typeof visit>[0] = {}): Promise<Visit> {
  const visited = await visit(options)
  await visited.page.goto(inject('links').at(-1 - links++) ?? '')
  await visited.page.waitForURL(/\/journeys\//)
  await visited.page.getByRole('heading', { level: 1 }).waitFor()
  return visited
}

test('an answer given on the demo shop is on the curve and in the list within two seconds', async () => {
  const dashboard = await openDashboard()
  const shopper = await visit()
  const { page } = shopper
  const comment = `szybko i prosto ${Date.now()}`
  const countOf = async () =>
    Number((await dashboard.page.getByTestId('answers-purchase').innerText()).replaceAll(/\D/g, ''))
  const before = await countOf()

  await page.goto(`${inject('base')}/demo/`)
  await page.goto(`${inject('base')}/demo/confirmation.html`)
  await page.getByRole('button', { name: /Wyślij|Send/ }).waitFor()
  await page.getByRole('radio').nth(3).check({ force: true })
  await page.getByRole('textbox').fill(comment)
  const sent = page.waitForResponse((response) => response.url().endsWith('/v1/answers'))
  await page.getByRole('button', { name: /Wyślij|Send/ }).click()
  expect((await sent).status()).toBe(201)

  const started = Date.now()
  await dashboard.page.getByText(comment).waitFor({ timeout: 2000 })
  await expect.poll(countOf, { timeout: 2000 - (Date.now() - started) }).toBe(before + 1)
  expect(shopper.errors).toEqual([])
  expect(dashboard.errors).toEqual([])
  await page.context().close()
  await dashboard.page.context().close()
})
