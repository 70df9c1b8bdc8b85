import { expect } from 'vitest'
import type { Session } from '#contract/accounts/accounts.ts'
import type { InvitationReceipt } from '#contract/site/team.ts'
import type { Role } from '#contract/rights.ts'
import { asBrowser, postJson } from './calls.ts'
import { newId } from '#worker/secrets/hash.ts'

export type Browser = ReturnType<typeof asBrowser>

/** An address that nobody had before. */
export function newAddress(): string {
  return `${newId()}@people.example`
}

/** Invites an address by hand. @returns the token of the link */
export async function invite(owner: Browser, email: string, role: Role = 'manager') {
  const body = JSON.stringify({ email, role })
  const made = await owner('/api/invitations', { method: 'POST', body })
  expect(made.status).toBe(201)
  return (await made.json<InvitationReceipt>()).link?.split('#')[1] ?? ''
}

/** Opens a link in a browser of its own, unless told which. */
export async function openLink(token: string, headers: Record<string, string> = {}) {
  const from = { 'cf-connecting-ip': crypto.randomUUID(), ...headers }
  return await postJson('/api/sign-in', { token }, { headers: from })
}

/** The browser that an answer has signed in. */
export function browserOf(answer: Response): Browser {
  return asBrowser(answer.headers.get('set-cookie')?.split(';')[0] ?? '')
}

/** Who a browser is signed in as. */
export async function sessionOf(browser: Browser): Promise<Session> {
  const answer = await browser('/api/session')
  expect(answer.status).toBe(200)
  return await answer.json<Session>()
}

/** The keys of the sites that a browser may look at. */
export async function sitesOf(browser: Browser): Promise<string[]> {
  return (await sessionOf(browser)).sites.map(({ key }) => key)
}
