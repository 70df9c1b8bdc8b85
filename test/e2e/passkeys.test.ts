import type { CDPSession, Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import type { PasskeyList } from '#contract/accounts/accounts.ts'
import { useBrowser } from './support/browser.ts'
import { takeLink } from './support/links.ts'

const { visit } = useBrowser()

/** A page of our own origin, signed in by a link, in a browser whose device has a passkey store. */
async function openWithAuthenticator() {
  const { page } = await visit()
  const device = await page.context().newCDPSession(page)
  await device.send('WebAuthn.enable')
  const { authenticatorId } = await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await page.goto(`${inject('base')}/demo/`)
  const token = new URL(takeLink('passkeys')).hash.slice(1)
  expect((await call(page, 'POST /api/sign-in', { token })).status).toBe(204)
  return { page, device, authenticatorId }
}

/** A call as a script of the page makes it. */
async function call(page: Page, operation: string, body?: unknown) {
  const [method = '', path = ''] = operation.split(' ')
  return await page.evaluate(
    async ({ method, path, body }) => {
      const init = body
        ? { method, body, headers: { 'content-type': 'application/json' } }
        : { method }
      const answer = await fetch(path, init)
      const text = await answer.text()
      return { status: answer.status, body: text ? (JSON.parse(text) as unknown) : null }
    },
    { method, path, body: body === undefined ? undefined : JSON.stringify(body) },
  )
}

/** The whole ceremony of adding, as the account page goes through it. */
async function addPasskey(page: Page, name: string) {
  const options = (await call(page, 'POST /api/account/passkeys/options')).body
  const response = await page.evaluate(async (json) => {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(json)
    const made = await navigator.credentials.create({ publicKey })
    return (made as PublicKeyCredential).toJSON()
  }, options as PublicKeyCredentialCreationOptionsJSON)
  return await call(page, 'POST /api/account/passkeys', { name, response })
}

/** The whole ceremony of signing in: the browser finds the passkey by itself. */
async function signInByPasskey(page: Page) {
  const options = (await call(page, 'POST /api/sign-in/passkey/options')).body
  const response = await page.evaluate(async (json) => {
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(json)
    const found = await navigator.credentials.get({ publicKey })
    return (found as PublicKeyCredential).toJSON()
  }, options as PublicKeyCredentialRequestOptionsJSON)
  return await call(page, 'POST /api/sign-in/passkey', { response })
}

async function storedOn(device: CDPSession, authenticatorId: string) {
  return (await device.send('WebAuthn.getCredentials', { authenticatorId })).credentials
}

test('a passkey of a real browser is added, signs in again, and opens nothing once it is removed', async () => {
  const { page, device, authenticatorId } = await openWithAuthenticator()
  const { body: before } = await call(page, 'GET /api/session')
  expect(await addPasskey(page, 'Laptop')).toMatchObject({ status: 201, body: { name: 'Laptop' } })
  expect(await storedOn(device, authenticatorId)).toMatchObject([
    { isResidentCredential: true, rpId: 'localhost' },
  ])

  expect((await call(page, 'DELETE /api/session')).status).toBe(204)
  expect((await call(page, 'GET /api/session')).status).toBe(401)
  expect((await signInByPasskey(page)).status).toBe(204)
  expect((await call(page, 'GET /api/session')).body).toEqual(before)
  await call(page, 'DELETE /api/session')
  expect((await signInByPasskey(page)).status).toBe(204)

  const { passkeys } = (await call(page, 'GET /api/account/passkeys')).body as PasskeyList
  expect(passkeys).toMatchObject([{ name: 'Laptop', usedAt: expect.any(Number) }])
  const path = `/api/account/passkeys/${passkeys[0]?.id}`
  expect((await call(page, `DELETE ${path}`)).status).toBe(204)
  await call(page, 'DELETE /api/session')
  expect((await signInByPasskey(page)).status).toBe(401)
  expect((await call(page, 'GET /api/session')).status).toBe(401)
  await page.context().close()
})

test('the browser makes no second passkey on a device, and none without its owner', async () => {
  const { page, device, authenticatorId } = await openWithAuthenticator()
  expect((await addPasskey(page, 'Laptop')).status).toBe(201)
  await expect(addPasskey(page, 'Laptop')).rejects.toThrow('InvalidStateError')
  await device.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
  await expect(signInByPasskey(page)).rejects.toThrow('NotAllowedError')
  await device.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true })
  expect((await signInByPasskey(page)).status).toBe(204)
  await page.context().close()
})
