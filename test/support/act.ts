import { PRIORITIES } from '#contract/cases/words.ts'
import { insertAnswers } from '#worker/db/answers/store.ts'
import { answerLinks } from '#worker/db/schema/act/cases.ts'
import { openCase, type OpeningCase } from '#worker/db/cases/open.ts'
import { createConnection } from '#worker/db/delivery/connections.ts'
import { readStory } from '#worker/db/delivery/order-story.ts'
import { storeMessage } from '#worker/db/delivery/messages.ts'
import { reserveCode } from '#worker/db/channels/codes.ts'
import { makeCode } from '#worker/domain/channels/code.ts'
import { USUAL_DESK } from '#worker/domain/cases/desk.ts'
import { startTerms } from '#worker/domain/cases/start-terms.ts'
import type { ToldOrder } from '#worker/db/delivery/store-orders.ts'
import type { IssueType, Sender } from '#contract/delivery/words.ts'
import { newAnswer, uuidv7 } from './new-answer.ts'
import { asSystem, inDirectory } from './world.ts'
import type { TestSite } from './site-factory.ts'

/* Orders, connections and cases of a site, for tests. */

/** A connection of the site. @returns its id */
export async function makeConnection(
  site: TestSite,
  sender: Sender = 'generic',
  sealed: string | null = null,
): Promise<string> {
  const id = makeCode(crypto.getRandomValues(new Uint8Array(8)))
  await reserveCode(inDirectory(site), id)
  await createConnection(asSystem(site), { id, sender, name: 'Shop', sealed })
  return id
}

/** An order of the site with a parcel that arrived damaged, and the message that told it. @returns its id */
export async function makeOrder(site: TestSite): Promise<string> {
  const id = `order-${crypto.randomUUID().slice(0, 8)}`
  await makeMessage(site, { id }, 'damaged')
  return id
}

/** A message that tells of an order and of its parcel that has arrived. */
export async function makeMessage(
  site: TestSite,
  facts: Partial<ToldOrder> & { id: string },
  issue: IssueType | null = null,
): Promise<void> {
  const { id } = facts
  const now = Date.now()
  const message = {
    id: uuidv7(),
    connectionId: 'C0NNECT1',
    receivedAt: now,
    topic: 'orders/create',
    outcome: 'applied' as const,
    orders: [id],
    unknown: null,
    headers: {},
    body: '{}',
  }
  const order = {
    number: null,
    key: null,
    emailHash: null,
    customerRef: null,
    placedAt: now,
    changedAt: now,
    state: 'open' as const,
    valueMinor: 4900,
    currency: 'PLN',
    country: 'PL',
    region: null,
    lang: null,
    promised: null,
    refundedAt: null,
    replaces: null,
    connectionId: 'C0NNECT1',
    ...facts,
  }
  const parcel = {
    carrier: 'inpost',
    code: `62${id}`,
    senderId: null,
    order: id,
    at: now,
    url: null,
    status: 'delivered' as const,
    issue,
    day: '2026-11-20',
    event: { t: now, c: 'delivered' },
    estimate: null,
    promised: null,
    connectionId: 'C0NNECT1',
    issueId: uuidv7(),
    lateId: uuidv7(),
  }
  await storeMessage(site.db, message, { orders: [order], parcels: [parcel] })
}

/** An issue of a new order of the site. @returns its id */
export async function makeIssue(site: TestSite): Promise<string> {
  const order = await makeOrder(site)
  const { issues } = await readStory(site.db, order)
  const [issue] = issues
  if (!issue) throw new Error('The order has no issue.')
  return issue.id
}

/** An open case of the site. @param overrides `openedAt` decides its terms, by the usual desk @returns its id */
export async function makeCase(
  site: TestSite,
  orderRef: string | null = null,
  overrides: Partial<OpeningCase> = {},
): Promise<string> {
  const db = asSystem(site)
  const { openedAt = db.actor.now } = overrides
  const id = uuidv7()
  await openCase(
    { ...db, actor: { ...db.actor, now: openedAt } },
    {
      id,
      answerId: null,
      title: 'Broken glass',
      orderRef,
      issue: 'damaged',
      stageId: 'delivery',
      touchpointId: 'parcel',
      channel: 'courier' as const,
      segment: '',
      scale: null,
      score: null,
      sentiment: null,
      rule: null,
      owner: null,
      team: '',
      priority: PRIORITIES.indexOf('normal'),
      openedAt,
      openedBy: 'test',
      ...startTerms(openedAt, USUAL_DESK, 'Europe/Warsaw'),
      eventId: uuidv7(),
      link: 'https://wayfelt.example/inbox/1',
      ...overrides,
    },
  )
  return id
}

/** An answer of the site that is linked to `order-7`, which is gone by now. @returns its id */
export async function makeLinkedAnswer(site: TestSite): Promise<string> {
  const answer = newAnswer()
  await insertAnswers(site.db, [answer])
  await site.db.orm.insert(answerLinks).values({
    siteId: site.db.siteId,
    answerId: answer.id,
    kind: 'order',
    target: 'order-7',
    method: 'token',
    confidence: 0.99,
    state: 'linked',
    at: 7,
  })
  return answer.id
}
