import { expect } from 'vitest'
import { Authenticator } from './authenticator.ts'
import { postJson, type asBrowser } from './calls.ts'

const PARTY = { origin: 'https://wayfelt.example', rpId: 'wayfelt.example' }
type Browser = ReturnType<typeof asBrowser>

const anywhere = () => ({ headers: { 'cf-connecting-ip': crypto.randomUUID() } })

/** Adds a passkey as the account page does. @returns the device that has it */
export async function addPasskey(browser: Browser, name = 'Laptop'): Promise<Authenticator> {
  const device = new Authenticator()
  const asked = await browser('/api/account/passkeys/options', { method: 'POST' })
  const { challenge } = await asked.json<{ challenge: string }>()
  const response = await device.create({ ...PARTY, challenge })
  const body = JSON.stringify({ name, response })
  expect((await browser('/api/account/passkeys', { method: 'POST', body })).status).toBe(201)
  return device
}

/** What a device answers to somebody who signs in. @param userId whose passkey it is */
export async function answerOf(device: Authenticator, userId: string) {
  const asked = await postJson('/api/sign-in/passkey/options', {}, anywhere())
  const { challenge } = await asked.json<{ challenge: string }>()
  return await device.get({ ...PARTY, challenge }, userId)
}

/** Signs in by a passkey. */
export async function signInWith(device: Authenticator, userId: string): Promise<Response> {
  const response = await answerOf(device, userId)
  return await postJson('/api/sign-in/passkey', { response }, anywhere())
}
