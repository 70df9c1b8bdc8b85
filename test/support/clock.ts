import { env } from 'cloudflare:workers'
import type { Desk } from '#contract/cases/desk.ts'
import type { AskData } from '#contract/outbox/messages.ts'
import { reserveCode } from '#worker/db/channels/codes.ts'
import { changeDesk } from '#worker/db/cases/desk.ts'
import { keepAskCode } from '#worker/db/clock/state.ts'
import { storeMessage } from '#worker/db/delivery/messages.ts'
import { makeCode } from '#worker/domain/channels/code.ts'
import { USUAL_DESK } from '#worker/domain/cases/desk.ts'
import type { HeardOrder, HeardParcel } from '#worker/domain/delivery/heard.ts'
import { tellOrder, tellParcel } from '#worker/domain/delivery/told.ts'
import { timeOrderedId } from '#worker/domain/ids.ts'
import { siteHashes } from '#worker/secrets/site-hashes.ts'
import { fetchWorker } from './calls.ts'
import { heardAt } from './outside/calls.ts'
import { makeSurvey, type TestSite } from './site-factory.ts'
import { asSystem, inDirectory, makeEndpoint, makeTenant } from './world.ts'

/* A site that asks by the clock, and what is told to it at an instant of the test's choice. */

/** @returns the site, its webhook with people switched on, and the code of its links */
export async function makeAsking(desk: Partial<Desk> = {}) {
  const site = await makeTenant()
  await makeSurvey(site, {
    id: 'arrived',
    touchpoint: 'parcel',
    kind: 'arrived',
    scale: 'arrived2',
    question: { en: 'Has it arrived?' },
    followUp: {},
  })
  const settings = { people: true, comments: false, lang: 'en' as const }
  const endpoint = await makeEndpoint(site, { settings, topics: ['ask.due'] })
  const code = makeCode(crypto.getRandomValues(new Uint8Array(8)))
  await reserveCode(inDirectory(site), code)
  await keepAskCode(site.db, code, 'https://wayfelt.example')
  await setDesk(site, { againSurvey: 'checkout-csat', arrivedSurvey: 'arrived', ...desk })
  return { site, endpoint, code }
}

/** Sets how a new site works on its cases. */
export async function setDesk(site: TestSite, desk: Partial<Desk>): Promise<void> {
  await changeDesk(asSystem(site), { ...USUAL_DESK, ...desk }, 0)
}

/** Stores a message of a shop. @param at when it was sent, and came where nothing else is said, Unix milliseconds */
export async function tellAt(
  { db }: TestSite,
  {
    orders = [],
    parcels = [],
    came,
  }: { orders?: HeardOrder[]; parcels?: HeardParcel[]; came?: number },
  at: number,
): Promise<void> {
  const names = siteHashes(env.WAYFELT_SECRET, db.siteId)
  const telling = { connectionId: 'C0NNECT1', timezone: 'Europe/Warsaw', names, seed: names.seed }
  const told = {
    orders: await Promise.all(orders.map((order) => tellOrder(order, telling))),
    parcels: (await Promise.all(parcels.map((one) => tellParcel(one, telling)))).filter(
      (one) => one !== null,
    ),
  }
  const message = {
    id: timeOrderedId(at, crypto.getRandomValues(new Uint8Array(10))),
    connectionId: 'C0NNECT1',
    receivedAt: came ?? at,
    topic: 'test',
    outcome: 'applied' as const,
    orders: [
      ...new Set([
        ...told.orders.map(({ id }) => id),
        ...told.parcels.flatMap((one) => one.order ?? []),
      ]),
    ],
    unknown: null,
    headers: {},
    body: '{}',
  }
  await storeMessage(db, message, told)
}

/** Rows of one of the site's tables. */
export async function rowsOf<Row = Record<string, unknown>>(
  { db }: TestSite,
  table: string,
): Promise<Row[]> {
  const query = env.DB.prepare(`SELECT * FROM ${table} WHERE site_id = ? ORDER BY 2, 3`)
  return (await query.bind(db.siteId).all<Row>()).results
}

/** The asks that an endpoint of {@link makeAsking} was told. */
export async function toldAt(endpoint: string): Promise<AskData[]> {
  return (await heardAt(endpoint)).map(({ body }) => (JSON.parse(body) as { data: AskData }).data)
}

/** Answers by the link of an ask, as its page's form does. @returns the status of HTTP */
export async function answerBy(link: string, score: number): Promise<number> {
  const { pathname } = new URL(link)
  const page = await (await fetchWorker(pathname)).text()
  const form = new URLSearchParams()
  for (const [, name = '', value = ''] of page.matchAll(
    /<input type="hidden" name="([^"]+)" value="([^"]*)"/g,
  ))
    form.set(name, value)
  form.set('score', String(score))
  const answer = await fetchWorker(pathname, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: form.toString(),
  })
  return answer.status
}
