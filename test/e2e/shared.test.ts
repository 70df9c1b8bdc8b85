import type { Page, Request } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { axeViolations, settled, tooWide, useBrowser, type Visit } from './support/browser.ts'
import { openLink, takeLink } from './support/links.ts'

const { visit } = useBrowser()
let owner: Visit

beforeAll(async () => {
  owner = await visit()
  await openLink(owner.page, takeLink('shared'))
  await owner.page.getByRole('heading', { level: 1, name: /Delivery/ }).waitFor()
})
afterAll(async () => {
  await owner.page.context().close()
})

/** Makes a share link on its page. @returns the link as the owner would copy it */
async function makeLink(name: string): Promise<string> {
  const { page } = owner
  await page.goto(`${inject('base')}/settings/shares`)
  await page.getByRole('button', { name: 'New share link' }).click()
  await page.getByLabel('Name').fill(name)
  await page.getByRole('button', { name: 'Create link' }).click()
  const box = page.getByRole('region', { name: `Link “${name}”` })
  return (await box.locator('code').textContent()) ?? ''
}

async function revokeLink(name: string): Promise<void> {
  const { page } = owner
  await page.getByRole('button', { name: `Revoke ${name}` }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke', exact: true }).click()
  await page.getByText(`“${name}” was revoked.`).waitFor()
}

/** Everything that a page asks for, as it goes over the wire but for the body. */
async function recordRequests(page: Page) {
  const requests: Request[] = []
  page.on('request', (request) => requests.push(request))
  return async () =>
    await Promise.all(
      requests.map(async (request) => ({
        method: request.method(),
        url: request.url(),
        headers: JSON.stringify(await request.allHeaders()),
      })),
    )
}

test('a share link shows a stranger the curve without a comment, until it is revoked', async () => {
  const link = await makeLink('Agency')
  const slug = new URL(link).hash.slice(1)
  expect(slug).toMatch(/^[A-Za-z0-9]{43}$/)
  const { page, errors } = await visit()
  const recorded = await recordRequests(page)

  await page.goto(link)
  await page.getByRole('heading', { level: 1, name: /Delivery/ }).waitFor()
  await page.locator('canvas').waitFor()
  await page.getByText(/^Shared view of Zielony Sklep, until /).waitFor()
  expect(page.url()).toBe(`${inject('base')}/shared`)
  expect(await page.evaluate(() => JSON.stringify(history.state))).not.toContain(slug)
  await page
    .getByRole('button', { name: /^Delivery/ })
    .first()
    .click()
  await page.locator('.answer').first().waitFor()
  expect(await page.locator('.answer-text').count()).toBe(0)
  await page.getByText('Comments are not shown here.').waitFor()
  await page.reload()
  await page.getByRole('heading', { level: 1, name: /Delivery/ }).waitFor()
  expect(errors).toEqual([])

  const requests = await recorded()
  expect(requests.length).toBeGreaterThan(8)
  // In no address and no header, the referrer among them: only in the body of one POST.
  expect(requests.filter((each) => (each.url + each.headers).includes(slug))).toEqual([])
  const calls = requests.filter(({ url }) => url.includes('/api/'))
  const elsewhere = calls.filter(({ url }) => !new URL(url).pathname.startsWith('/api/shared'))
  expect(elsewhere).toEqual([])
  expect(calls.filter(({ method }) => method !== 'GET')).toHaveLength(1)

  await revokeLink('Agency')
  await page.getByRole('button', { name: 'Table' }).click()
  await page.keyboard.press('n')
  await page.getByRole('heading', { name: 'This view is closed' }).waitFor()
  expect(await page.locator('table').count()).toBe(0)
  await page.goto(link)
  await page.getByRole('heading', { name: 'This link is over' }).waitFor()
  expect(page.url()).not.toContain(slug)
  await page.context().close()
})

test('being signed in does not matter to a share link, nor does the link to the session', async () => {
  const link = await makeLink('Myself')
  const page = await owner.page.context().newPage()
  await page.goto(link)
  await page.getByText(/^Shared view of Zielony Sklep, until /).waitFor()
  await page.locator('.answer').first().waitFor()
  expect(await page.locator('.answer-text').count()).toBe(0)
  await page.goto(inject('base'))
  await page.locator('.answer-text').first().waitFor()
  await page.close()
})

test.each([
  ['light', 1440],
  ['dark', 1440],
  ['light', 390],
  ['dark', 390],
] as const)('axe finds nothing on the shared view, %s, %i px wide', async (colorScheme, width) => {
  const link = await makeLink(`Axe ${colorScheme} ${width}`)
  const { page } = await visit({ colorScheme, viewport: { width, height: 900 } })
  await page.goto(link)
  await page.locator('.answer').first().waitFor()
  await settled(page)
  expect(await axeViolations(page)).toEqual([])
  await page.goto(`${inject('base')}/shared#${'x'.repeat(43)}`)
  await page.getByRole('heading', { name: 'This link is over' }).waitFor()
  expect(await axeViolations(page)).toEqual([])
  expect(await tooWide(page)).toBe(0)
  await page.context().close()
})

test.each([
  ['light', 1440],
  ['dark', 390],
] as const)('axe finds nothing on keys, links and log, %s, %i px wide', async (scheme, width) => {
  const { page } = owner
  await page.emulateMedia({ colorScheme: scheme })
  await page.setViewportSize({ width, height: 900 })

  await page.goto(`${inject('base')}/settings/keys`)
  await page.getByRole('button', { name: 'New secret key' }).click()
  await page.getByLabel('Name').fill('CRM')
  await page.getByLabel('Read figures').check()
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'Create key' }).click()
  await page.getByText(/^wf_sk_/).waitFor()
  await page.getByText('How to sign').click()
  await page.getByRole('tab', { name: 'PHP' }).click()
  expect(await axeViolations(page)).toEqual([])
  expect(await tooWide(page)).toBe(0)
  await page.getByRole('button', { name: 'Revoke CRM' }).first().click()
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke', exact: true }).click()
  await page.getByText('“CRM” was revoked.').waitFor()

  await page.goto(`${inject('base')}/settings/shares`)
  await page.getByRole('button', { name: 'New share link' }).click()
  expect(await axeViolations(page)).toEqual([])
  expect(await tooWide(page)).toBe(0)

  await page.goto(`${inject('base')}/settings/audit`)
  await page.getByText('revoked the key “CRM”').first().waitFor()
  expect(await axeViolations(page)).toEqual([])
  expect(await tooWide(page)).toBe(0)
  expect(owner.errors).toEqual([])
})

test('a secret key that was made on the page opens what its scopes say, until it is revoked', async () => {
  const { page } = owner
  await page.goto(`${inject('base')}/settings/keys`)
  await page.getByRole('button', { name: 'New secret key' }).click()
  await page.getByLabel('Name').fill('Reports')
  await page.getByLabel('Read figures').check()
  await page.getByRole('button', { name: 'Create key' }).click()
  const key = (await page.getByText(/^wf_sk_/).textContent()) ?? ''
  const call = async (path: string) => {
    const headers = { authorization: `Bearer ${key}` }
    return (await fetch(`${inject('base')}${path}`, { headers })).status
  }
  expect(await call('/api/journeys')).toBe(200)
  expect(await call('/api/audit')).toBe(403)
  await page.getByRole('button', { name: 'Revoke Reports' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke', exact: true }).click()
  await page.getByText('“Reports” was revoked.').waitFor()
  expect(await call('/api/journeys')).toBe(401)
})
