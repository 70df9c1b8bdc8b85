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
      segments: ['b2b'],
      personas: ['anna'],
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
    },
    origin: { source: null, held: 0 },
    gpc,
    secrets: {
      body: (text) => Promise.resolve(`hash of ${text}`),
      seed: () => Promise.resolve(new Uint8Array(10).fill(7)),
      email: (address) => Promise.resolve(`em1_${address.trim()}`),
      references: (token, touchpoint) =>
        Promise.resolve({
          orderRef: `${token} at ${touchpoint}`,
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
