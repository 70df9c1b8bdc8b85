import { env } from 'cloudflare:workers'
import type { BaseAccount } from './base.ts'
import type { TrackedParcel } from './inpost.ts'
import type { HeardCall, Reply } from './outside-world.ts'

const OUTSIDE = 'https://outside.example'

/** Says what a receiver answers from now on, the last of them again and again. */
export async function answerWith(box: string, ...replies: Reply[]): Promise<void> {
  await fetch(`${OUTSIDE}/_set/${box}`, { method: 'POST', body: JSON.stringify(replies) })
}

/** What a receiver was sent so far. */
export async function heardAt(box: string): Promise<HeardCall[]> {
  return await (await fetch(`${OUTSIDE}/_heard/${box}`)).json()
}

/** What a system for tickets holds. */
export async function deskOf(box: string): Promise<{
  tickets: { id: number; key: string; body: Record<string, unknown> }[]
  contacts: { id: number }[]
  calls: string[]
}> {
  return await (await fetch(`https://desk.example/${box}/_seen`)).json()
}

/** Messages of the site that are in the outbox, by the endpoint's name. */
export async function outboxOf(siteId: number) {
  const { results } = await env.DB.prepare(
    'SELECT endpoint_id, id, topic, subject, body, state, tries, due_at FROM outbox WHERE site_id = ? ORDER BY id',
  )
    .bind(siteId)
    .all<{
      endpoint_id: string
      id: string
      topic: string
      subject: string
      body: string | null
      state: string
      tries: number
      due_at: number
    }>()
  return results
}

const BASE = 'https://api.baselinker.com'

/** Says what an account of Base holds from now on; what is left out stays. */
export async function accountOf(token: string, account: BaseAccount): Promise<void> {
  const headers = { 'X-BLToken': token }
  await fetch(`${BASE}/_account`, { method: 'POST', headers, body: JSON.stringify(account) })
}

/** What Base was asked under a token so far: methods with their parameters. */
export async function askedOf(token: string): Promise<string[]> {
  return await (await fetch(`${BASE}/_calls`, { headers: { 'X-BLToken': token } })).json()
}

const INPOST = 'https://api-shipx-pl.easypack24.net'

/** Says what InPost answers about a parcel from now on, the last again and again. */
export async function parcelOf(code: string, ...answers: TrackedParcel[]): Promise<void> {
  await fetch(`${INPOST}/_parcel/${code}`, { method: 'POST', body: JSON.stringify(answers) })
}

/** How often InPost was asked about a parcel so far. */
export async function askedAbout(code: string): Promise<number> {
  return await (await fetch(`${INPOST}/_asked/${code}`)).json()
}

/** Waits until InPost is being asked about a parcel whose answer is held back. */
export async function heldBack(code: string): Promise<void> {
  await fetch(`${INPOST}/_held/${code}`)
}

/** Lets InPost answer what it has held back. */
export async function letAnswer(code: string): Promise<void> {
  await fetch(`${INPOST}/_let/${code}`)
}
