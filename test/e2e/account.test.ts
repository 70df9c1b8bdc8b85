import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { axeViolations, tooWide, useBrowser, type Visit } from './support/browser.ts'
import { openLink, takeLink } from './support/links.ts'

const { visit } = useBrowser()

/** An owner who has come in by a link, in a browser whose device has a passkey store. */
async function openAsOwner(): Promise<Visit> {
  const visited = await visit()
  const { page } = visited
  const device = await page.context().newCDPSession(page)
  await device.send('WebAuthn.enable')
  await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await openLink(page, takeLink('account'))
  await journey(page)
  return visited
}

/** Until the numbers are there. */
async function journey(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1, name: /Delivery/ }).waitFor()
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Ada' }).click()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await page.getByText('You are signed out').waitFor()
}

/** What has the focus, in words. */
async function focused(page: Page): Promise<string> {
  return await page.evaluate(() => document.activeElement?.textContent ?? '')
}

test('a passkey is suggested and added, signs in, and opens nothing once it is removed', async () => {
  const { page } = await openAsOwner()
  await page.getByRole('link', { name: 'Add a passkey' }).click()
  await page.getByLabel('Name of the new passkey').fill('Laptop')
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  const told = page.getByText('“Laptop” is added.').or(page.locator('.new-passkey .field-error'))
  expect(await told.first().textContent()).toContain('“Laptop” is added.')
  await expect.poll(() => focused(page)).toContain('“Laptop” is added.')

  await signOut(page)
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await journey(page)
  expect(await page.getByText('You signed in with a link').count()).toBe(0)

  await page.goto(`${inject('base')}/account`)
  await page
    .getByRole('row', { name: /this browser/ })
    .getByText('passkey')
    .waitFor()
  await page.getByRole('button', { name: 'Remove Laptop' }).click()
  const dialog = page.getByRole('dialog', { name: 'Remove “Laptop”?' })
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect.poll(() => focused(page)).toBe('Remove')
  await page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: 'Remove' }).click()
  await page.getByText('You have no passkey yet.').waitFor()
  await expect.poll(() => focused(page)).toContain('“Laptop” is removed.')

  await signOut(page)
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await page
    .getByRole('alert')
    .getByText('This passkey does not belong to any account here.')
    .waitFor()
  expect(new URL(page.url()).pathname).toBe('/sign-in')
  await page.context().close()
})

test('somebody is invited, sees less than an owner, and nothing once they are removed', async () => {
  const { page: owner } = await openAsOwner()
  const email = `jan-${Date.now()}@people.example`
  await owner.goto(`${inject('base')}/settings/team`)
  await owner.getByRole('button', { name: 'Invite somebody' }).click()
  await owner.getByRole('textbox', { name: 'E-mail' }).fill(email)
  await owner.getByRole('button', { name: 'Invite', exact: true }).click()
  const ready = owner.getByRole('region', { name: `Invitation for ${email}` })
  const link = (await ready.getByRole('code').textContent()) ?? ''
  await owner.getByRole('rowheader', { name: email }).waitFor()

  const { page: viewer } = await visit()
  await openLink(viewer, link)
  await journey(viewer)
  expect(viewer.url()).not.toContain('#')
  await viewer.getByText('Comments are not shown here.').waitFor()
  expect(await viewer.getByRole('link', { name: 'Settings' }).count()).toBe(0)
  await viewer.goto(`${inject('base')}/settings/team`)
  await viewer.getByText('You are not allowed to do this here; ask an owner.').waitFor()

  await owner.reload()
  await owner.getByRole('button', { name: `Remove ${email.split('@')[0]}` }).click()
  const dialog = owner.getByRole('dialog')
  await dialog.getByRole('textbox').fill(email)
  await dialog.getByRole('button', { name: 'Remove' }).click()
  await expect.poll(() => focused(owner)).toContain('is removed.')
  await expect.poll(() => owner.getByRole('rowheader', { name: email }).count()).toBe(0)
  await viewer.reload()
  await viewer.getByText('You are signed out').waitFor()
  await owner.context().close()
  await viewer.context().close()
})

test('axe finds nothing on the ways in, the account and the team, in any light and width', async () => {
  const { page, errors } = await openAsOwner()
  await page.goto(`${inject('base')}/account`)
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await page.getByText('is added.').waitFor()
  for (const [path, ready, opened] of [
    ['/account', /^Remove/, /^Rename/],
    ['/settings/team', /^Remove/, /^Invite somebody/],
    ['/sign-in', /^Sign in with a passkey/, null],
    [`/set-up#${'ab'.repeat(32)}`, /^Set up/, /^Set up/],
  ] as const) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      for (const width of [1440, 390]) {
        await page.setViewportSize({ width, height: 900 })
        await page.goto('about:blank')
        await page.goto(inject('base') + path)
        await page.getByRole('button', { name: ready }).first().waitFor()
        if (opened) await page.getByRole('button', { name: opened }).first().click()
        expect(await axeViolations(page), `${path}, ${colorScheme}, ${width}`).toEqual([])
        expect(await tooWide(page), `${path}, ${width}`).toBe(0)
      }
    }
  }
  expect(errors).toEqual([])
  await page.goto(`${inject('base')}/account`)
  await page
    .getByRole('button', { name: /^Remove/ })
    .first()
    .click()
  await page.getByRole('dialog', { name: /^Remove/ }).waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.context().close()
})
