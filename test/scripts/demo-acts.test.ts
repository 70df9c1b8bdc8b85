import { expect, test } from 'vitest'
import { CASE_STATES } from '#contract/cases/words.ts'
import { caseRulesSchema } from '#contract/cases/rules.ts'
import { deskSchema } from '#contract/cases/desk.ts'
import { PARCEL_STATUSES } from '#contract/delivery/words.ts'
import { makeActs } from '#scripts/demo/act/acts.ts'
import { CODES } from '#scripts/demo/act/codes.ts'
import { DEMO_DESK, DEMO_RULES } from '#scripts/demo/act/desk.ts'
import { messageRows } from '#scripts/demo/act/senders.ts'
import { startOf } from '#scripts/demo/act/ship.ts'
import { generateDemo } from '#scripts/demo/model/generate.ts'
import { strikeBefore } from '#scripts/demo/model/parcels.ts'
import { DEMO_TIMEZONE } from '#scripts/demo/site/demo-site.ts'
import { listOf } from '#worker/domain/cases/states.ts'
import { ruleFor } from '#worker/domain/cases/rules.ts'
import { addDays, dayCount, localDay } from '#worker/domain/days.ts'
import { linkAnswer } from '#worker/domain/delivery/link.ts'
import { claimsOf } from '#worker/domain/delivery/linking/claims.ts'
import { READERS } from '#worker/domain/delivery/senders/readers.ts'
import { sayIn } from '#worker/domain/delivery/vocabulary/vocabularies.ts'

const UNTIL = '2026-11-21'
const OPTIONS = { orders: 12_000, days: 365, seed: 1, until: UNTIL }
const TELLERS = { shop: 'SHOP0000', inpost: 'INPOST00' }
const year = generateDemo(OPTIONS)
const acts = makeActs(year, { ...OPTIONS, tellers: TELLERS })
const END = startOf(addDays(UNTIL, 1)) - 1
const parcelOf = new Map(acts.parcels.map((parcel) => [parcel.orderId, parcel]))
const answerOf = new Map(year.answers.map((answer) => [answer.id, answer]))

test('makes the same rows from the same options, and leaves the answers as they are without it', () => {
  const options = { orders: 400, days: 90, seed: 7, until: UNTIL }
  const again = () => makeActs(generateDemo(options), { ...options, tellers: TELLERS })
  expect(again()).toEqual(again())
  expect(generateDemo(OPTIONS).answers).toEqual(year.answers)
})

test('gives every order a parcel whose events fit its answers, its days and its carrier', () => {
  const ids = new Set(acts.orders.map(({ id }) => id))
  expect(ids.size).toBe(acts.orders.length)
  expect(year.orders.every(({ ref }) => ids.has(ref))).toBe(true)
  for (const { ref, parcel } of year.orders) {
    const shipped = parcelOf.get(ref)
    if (!shipped) continue
    const times = shipped.events.map(({ t }) => t)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(shipped.lastAt).toBeLessThanOrEqual(END)
    expect(shipped.carrier).toBe(parcel.carrier)
    const delivered = parcel.arrives <= UNTIL ? parcel.arrives : null
    const seen = shipped.deliveredAt === null ? null : localDay(shipped.deliveredAt, DEMO_TIMEZONE)
    expect(seen).toBe(delivered)
    const ranks = shipped.events.map(({ s = 'unknown' }) => PARCEL_STATUSES[s])
    expect(PARCEL_STATUSES[shipped.status]).toBe(Math.max(...ranks))
  }
  const placed = new Map(acts.orders.map(({ id, placedAt }) => [id, placedAt ?? 0]))
  for (const { orderRef, answeredAt, surveyId, traits } of year.answers) {
    if (orderRef === null) continue
    expect(answeredAt).toBeGreaterThan(placed.get(orderRef) ?? 0)
    const { deliveredAt = null, carrier = '' } = parcelOf.get(orderRef) ?? {}
    if (surveyId === 'locker-csat' || surveyId === 'courier-csat')
      expect(deliveredAt ?? END).toBeLessThan(answeredAt)
    if (traits['carrier']) expect(String(traits['carrier']).toLowerCase()).toBe(carrier)
  }
})

test('has second orders, fewer after late parcels, and parcels that nobody was asked about', () => {
  const timesOf = Map.groupBy(acts.orders, ({ emailHash }) => emailHash)
  const lateOrders = new Set(acts.issues.flatMap((one) => ((one.days ?? 0) > 3 ? one.orderId : [])))
  const season = 90 * 86_400_000
  const old = acts.orders.filter(({ placedAt }) => (placedAt ?? 0) < END - season)
  const share = (orders: typeof old) => {
    const again = orders.filter(({ emailHash, placedAt }) =>
      timesOf.get(emailHash)?.some((other) => {
        const after = (other.placedAt ?? 0) - (placedAt ?? 0)
        return after > 0 && after <= season
      }),
    )
    return again.length / orders.length
  }
  const [late, others] = [true, false].map((isLate) =>
    share(old.filter(({ id }) => lateOrders.has(id) === isLate)),
  )
  expect(others).toBeGreaterThan((late ?? 1) + 0.02)
  expect(late).toBeGreaterThan(0.1)
  expect(acts.orders.filter(({ id }) => id.startsWith('ZF-')).length).toBeGreaterThan(300)
})

test('speaks in codes that the carriers’ vocabularies know, with the same meaning', () => {
  for (const { c, s } of [CODES.inpost, CODES.dhl].flatMap(({ says }) => Object.values(says)))
    expect(sayIn(c.includes('transit') || c === 'delivered' ? 'dhl' : 'inpost', c).status).toBe(s)
  for (const [type, { c, s }] of Object.entries(CODES.inpost.trouble))
    expect(sayIn('inpost', c)).toMatchObject({ status: s, issue: type })
})

test('knows issues from tracking and from customers, who are first now and then', () => {
  const { from } = strikeBefore(UNTIL)
  const late = acts.issues.filter(({ type }) => type === 'late')
  const inStrike = late.filter(({ openedAt }) => localDay(openedAt, DEMO_TIMEZONE) >= from)
  expect(inStrike.length).toBeGreaterThan(late.length / 5)
  for (const { orderId, days } of late) {
    const order = year.orders.find(({ ref }) => ref === orderId)
    if (days !== null && order)
      expect(days).toBe(dayCount(order.parcel.promised, order.parcel.arrives) - 1)
  }
  const count = (fits: (issue: (typeof acts.issues)[number]) => boolean) =>
    acts.issues.filter(fits).length
  const both = count(({ seenAt, saidAt }) => seenAt !== null && saidAt !== null)
  expect(both).toBeGreaterThan(100)
  expect(count(({ seenAt, saidAt }) => seenAt !== null && saidAt === null)).toBeGreaterThan(both)
  expect(count(({ seenAt, saidAt }) => seenAt === null && saidAt !== null)).toBeGreaterThan(100)
  expect(count(({ seenAt, saidAt }) => (saidAt ?? END) < (seenAt ?? 0))).toBeGreaterThan(20)
  for (const { id, openedAt, seenAt, saidAt } of acts.issues) {
    expect(openedAt).toBe(Math.min(seenAt ?? END, saidAt ?? END))
    expect(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)).toBe(openedAt)
  }
})

test('opens a case for every answer that the rules name, and for calls; in every state there is', () => {
  expect(caseRulesSchema.safeParse(DEMO_RULES).error).toBeUndefined()
  expect(deskSchema.safeParse(DEMO_DESK).error).toBeUndefined()
  const named = year.answers.filter((answer) => ruleFor(DEMO_RULES, answer)).map(({ id }) => id)
  const opened = acts.cases.flatMap(({ answerId }) => answerId ?? [])
  expect(opened.toSorted()).toEqual(named.toSorted())
  expect(acts.cases.length).toBeGreaterThan(opened.length + 10)
  expect(acts.cases.map(({ number }) => number)).toEqual(acts.cases.map((_, index) => index + 1))
  const states = new Set(acts.cases.map(({ state }) => state))
  expect(CASE_STATES.filter((state) => !states.has(state))).toEqual([])
  for (const one of acts.cases) {
    expect(one.list).toBe(listOf(one.state))
    expect(one.changedAt).toBeLessThanOrEqual(END)
    const isResolved = one.state === 'resolved' || one.state === 'closed'
    if (isResolved) expect(one.cause !== null && one.action !== null).toBe(true)
    if (one.list === 'done') expect(one.dueAt).toBeNull()
  }
  const some = (fits: (one: (typeof acts.cases)[number]) => unknown) => acts.cases.some(fits)
  expect(some(({ snoozedUntil }) => (snoozedUntil ?? 0) > END)).toBe(true)
  expect(some(({ dueAt, list }) => list === 'open' && (dueAt ?? END) < END)).toBe(true)
  expect(some(({ escalatedAt }) => escalatedAt)).toBe(true)
  expect(some(({ isSecond }) => isSecond)).toBe(true)
  expect(some(({ claimRef, costMinor }) => claimRef && costMinor)).toBe(true)
})

test('leaves two open cases whose customer has several orders, so that somebody has to say which', () => {
  const unsure = year.answers.filter(({ customerRef }) => customerRef !== null)
  expect(unsure).toHaveLength(2)
  for (const answer of unsure) {
    expect(acts.cases.find(({ answerId }) => answerId === answer.id)?.list).not.toBe('done')
    const orders = acts.orders
      .filter(({ emailHash }) => emailHash === answer.customerRef)
      .map((order) => ({ ...order, number: order.id, placedAt: order.placedAt ?? 0 }))
    const found = linkAnswer(claimsOf({ ...answer, isRecipients: false }, orders), orders)
    expect(found).toMatchObject({ kind: 'suggested', why: 'several' })
    expect(found.kind === 'suggested' && found.suggestions.length).toBeGreaterThan(1)
  }
})

test('tells the story of each case from its opening on, and counts its changes', () => {
  const stories = Map.groupBy(acts.events, ({ caseId }) => caseId)
  expect(new Set(acts.events.map(({ caseId, id }) => caseId + id)).size).toBe(acts.events.length)
  for (const { id, seq, openedAt } of acts.cases) {
    const events = stories.get(id) ?? []
    expect(events[0]?.kind).toBe('opened')
    expect(events[0]?.at).toBe(openedAt)
    expect(seq).toBe(events.length)
    expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).toSorted((a, b) => a - b))
  }
  expect(acts.events.some(({ note }) => note)).toBe(true)
})

test('asks some customers again, hears from some of them, and links what hangs together', () => {
  const asked = Map.groupBy(acts.cases, ({ askAgain }) => askAgain)
  for (const state of ['due', 'asked', 'answered', 'skipped'] as const)
    expect(asked.get(state)?.length).toBeGreaterThan(10)
  for (const { answerId, kind, target, at } of acts.links) {
    expect(answerOf.has(answerId)).toBe(true)
    if (kind === 'order') expect(answerOf.get(answerId)?.orderRef).toBe(target)
    // The answer came after it was asked for.
    if (kind === 'case') expect(answerOf.get(answerId)?.answeredAt).toBeGreaterThan(at)
  }
  const returning = Map.groupBy(acts.orders, ({ emailHash }) => emailHash)
  const more = [...returning.values()].filter((orders) => orders.length > 1)
  expect(more.length).toBeGreaterThan(1000)
  const replaced = acts.orders.filter(({ replaces }) => replaces !== null)
  expect(replaced.length).toBeGreaterThan(20)
  expect(acts.orders.some(({ refundedAt }) => refundedAt !== null)).toBe(true)
})

test('keeps messages that their senders’ readers understand, but for one code', () => {
  const messages = messageRows(acts, { ...TELLERS, shopify: 'SHOPIFY0' })
  expect(messages.length).toBeGreaterThan(60)
  const facts = { timezone: DEMO_TIMEZONE, receivedAt: END }
  for (const { connectionId, body, unknown, topic } of messages) {
    const sender = connectionId === TELLERS.inpost ? 'inpost' : 'generic'
    const read = READERS[sender](
      { text: body ?? '', headers: {}, query: {}, method: 'POST' },
      facts,
    )
    if (!('heard' in read)) throw new Error(JSON.stringify(read))
    expect(read.heard.topic).toBe(topic)
    const { orders, parcels } = read.heard
    expect(orders.length + parcels.length).toBe(1)
    const isUnknown = parcels.some(({ status, raw }) => status === null && raw !== '')
    expect(isUnknown).toBe(unknown !== null)
  }
})
