import { expect, test } from 'vitest'
import type { AnswerBody } from '#contract/collect/answers.ts'
import { stampAnswer, type AnswerContext } from '#worker/domain/collect/stamp-answer.ts'
import { uuidTime } from '#worker/domain/ids.ts'
import { uuidv7 } from '#test/support/new-answer.ts'

const NOW = Date.parse('2026-11-20T23:30:00Z')
const DAY_MS = 86_400_000

/** An answer as it was sent a moment ago. */
function body(overrides: Partial<AnswerBody> = {}): AnswerBody {
  return {
    id: uuidv7(NOW - 1000),
    site: 'wf_pk_test',
    survey: 'checkout-csat',
    revision: 2,
    score: 4,
    channel: 'web',
    lang: 'pl',
    answeredAt: NOW - 1000,
    ...overrides,
  }
}

/** A site whose secrets can be read in what they made. */
function context(site: Partial<AnswerContext['site']> = {}, gpc = false): AnswerContext {
  return {
    site: {
      timezone: 'Europe/Warsaw',
      maskComments: true,
      honourGpc: true,
      ...site,
    },
    survey: {
      id: 'checkout-csat',
      scale: 'csat5',
      touchpointId: 'checkout',
      stageId: 'purchase',
      journeyId: 'shopping',
      mapVersion: 3,
      declared: { segments: ['b2b'], personas: [{ id: 'anna', rules: [] }] },
    },
    origin: { source: null, held: 0 },
    gpc,
    secrets: {
      body: (text) => Promise.resolve(`hash of ${text}`),
      seed: () => Promise.resolve(new Uint8Array(10).fill(7)),
      email: (address) => Promise.resolve(`em1_${address.trim()}`),
      pseudonym: (text) => Promise.resolve(`id1_${text.length}`),
      once: (text) => Promise.resolve(`once1_${text}`),
      references: (token, { touchpointId }) =>
        Promise.resolve({
          orderRef: `${token} at ${touchpointId}`,
          customerRef: 'anna@b.example',
          reference: 'verified',
        }),
    },
    now: NOW,
  }
}

test('places an answer on the map, in time and in its cell', async () => {
  const sent = body({
    traits: { segment: 'b2b', persona: 'nobody', plan: 'gold' },
    choices: ['late'],
  })
  expect(await stampAnswer(sent, context())).toEqual({
    id: sent.id,
    claimedId: sent.id,
    bodyHash: `hash of ${JSON.stringify(sent)}`,
    onceKey: null,
    journeyId: 'shopping',
    mapVersion: 3,
    surveyId: 'checkout-csat',
    revision: 2,
    touchpointId: 'checkout',
    scale: 'csat5',
    stageId: 'purchase',
    channel: 'web',
    segment: 'b2b',
    persona: '',
    day: '2026-11-21',
    score: 4,
    choices: ['late'],
    comment: null,
    lang: 'pl',
    url: null,
    respondent: null,
    orderRef: null,
    customerRef: null,
    reference: null,
    traits: { segment: 'b2b', persona: 'nobody', plan: 'gold' },
    sample: 1,
    shownAt: null,
    answeredAt: NOW - 1000,
    receivedAt: NOW,
    displays: 0,
    source: null,
    held: 0,
    importId: 0,
  })
})

test('takes the server’s clock where the sender’s cannot be right, for the id as well', async () => {
  const late = await stampAnswer(
    body({ id: uuidv7(NOW - 8 * DAY_MS), answeredAt: NOW - 8 * DAY_MS, shownAt: 5 }),
    context(),
  )
  expect(late).toMatchObject({ answeredAt: NOW, shownAt: null, receivedAt: NOW })
  expect(uuidTime(late.id)).toBe(NOW)
  expect(late.id).not.toBe(late.claimedId)
})

test('hides addresses wherever they stand, masks the comment and cuts the page’s query', async () => {
  const sent = body({
    respondent: 'jo@b.example',
    token: 'signed',
    comment: 'call 600 700 800 or jo@b.example',
    url: 'https://shop.example/thanks?mail=jo@b.example#x',
    traits: { mail: ' jo@b.example' },
  })
  expect(await stampAnswer(sent, context())).toMatchObject({
    respondent: 'em1_jo@b.example',
    orderRef: 'signed at checkout',
    customerRef: 'em1_anna@b.example',
    comment: 'call [phone] or [mail]',
    url: 'https://shop.example/thanks',
    traits: { mail: 'em1_jo@b.example' },
  })
  const kept = await stampAnswer(sent, context({ maskComments: false }))
  expect(kept.comment).toBe(sent.comment)
})

test('keeps nothing that tells visitors apart when the browser asks so and the site honours it', async () => {
  const sent = body({
    respondent: 'r-1',
    token: 'signed',
    traits: { segment: 'b2b', plan: 'gold' },
  })
  const nobody = { respondent: null, orderRef: null, reference: null, traits: { segment: 'b2b' } }
  expect(await stampAnswer(sent, context({}, true))).toMatchObject(nobody)
  const known = { respondent: 'r-1', reference: 'verified', traits: { plan: 'gold' } }
  expect(await stampAnswer(sent, context({}, false))).toMatchObject(known)
  expect(await stampAnswer(sent, context({ honourGpc: false }, true))).toMatchObject(known)
})

test('M2: keeps no address, phone or card in any text but the comment that a site keeps', async () => {
  const sent = body({
    respondent: 'jo@b.example / 4111 1111 1111 1111',
    comment: 'jo@b.example',
    url: 'https://shop.example/u/jo%2540b.example/600700800/x?y=1#z',
    traits: {
      contact: 'write to jo@b.example',
      encoded: 'jo%40b.example',
      card: 4111111111111111,
      phone: '+48 600 700 800',
      '4111111111111111': true,
      orders: 3,
      since: 1_700_000_000,
      ean: '4006381333931',
    },
  })
  const kept = await stampAnswer(sent, context({ maskComments: false }))
  expect(kept).toMatchObject({
    respondent: 'em1_jo+id1_34',
    comment: 'jo@b.example',
    url: 'https://shop.example/u/[mail]/[number]/x',
    traits: {
      contact: 'write to em1_jo@b.example',
      encoded: 'em1_jo@b.example',
      card: '[card]',
      phone: '[phone]',
      '[card]': true,
      orders: 3,
      since: 1_700_000_000,
      ean: '4006381333931',
    },
  })
})

test('M2: keeps of a page only whose it is when the browser asks so and the site honours it', async () => {
  const sent = body({ url: 'https://shop.example/account/anna-kowalska' })
  expect((await stampAnswer(sent, context({}, true))).url).toBe('https://shop.example/')
  expect((await stampAnswer(sent, context({ honourGpc: false }, true))).url).toBe(sent.url)
})

test('M6: gives the same key to all answers of one proved order to one survey, and to no others', async () => {
  const key = async (
    change: Partial<AnswerContext['secrets']> = {},
    token: string | null = 't',
  ) => {
    const given = context()
    const secrets = { ...given.secrets, ...change }
    return (await stampAnswer(body({ token }), { ...given, secrets })).onceKey
  }
  expect(await key()).toBe('once1_["checkout-csat","t at checkout"]')
  expect(await key({}, null)).toBeNull()
  const claims = { orderRef: 'A', customerRef: null }
  for (const reference of ['unverified', 'imported'] as const)
    expect(await key({ references: () => Promise.resolve({ ...claims, reference }) })).toBeNull()
  const nobody = { orderRef: null, customerRef: 'c', reference: 'verified' } as const
  expect(await key({ references: () => Promise.resolve(nobody) })).toBeNull()
})
