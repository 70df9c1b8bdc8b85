import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { insertAnswers, storeAnswer } from '#worker/db/answers/store.ts'
import type { StampedAnswer } from '#worker/domain/answers/stamped-answer.ts'
import { newAnswer } from '#test/support/new-answer.ts'
import { makeSite, makeSurvey, type TestSite } from '#test/support/site-factory.ts'

/** An answer with another value in every field, so that none can stand in another one's column. */
function fullAnswer(): StampedAnswer {
  const at = Date.parse('2026-10-01T08:00:00Z')
  return {
    ...newAnswer({ at }),
    claimedId: 'claimed',
    bodyHash: 'hash',
    mapVersion: 3,
    revision: 7,
    channel: 'app',
    segment: 'b2b',
    persona: 'anna',
    day: '2026-10-02',
    score: 2,
    choices: ['late', 'cold'],
    comment: 'a comment',
    lang: 'pl',
    url: 'https://shop.example/thanks',
    respondent: 'r-1',
    orderRef: 'o-1',
    customerRef: 'c-1',
    reference: 'verified',
    traits: { plan: 'gold', visits: 4 },
    sample: 0.25,
    shownAt: at - 3,
    answeredAt: at - 2,
    receivedAt: at - 1,
    displays: 1,
    source: '4c1e4c1e4c1e4c1e',
    held: 2,
    importId: 3,
  }
}

function rowOf(site: TestSite, answer: StampedAnswer) {
  return {
    site_id: site.db.siteId,
    id: answer.id,
    client_id: 'claimed',
    body_hash: 'hash',
    journey_id: 'shopping',
    map_version: 3,
    survey_id: 'checkout-csat',
    revision: 7,
    touchpoint_id: 'checkout',
    scale: 'csat5',
    stage_id: 'purchase',
    channel: 'app',
    segment: 'b2b',
    persona: 'anna',
    day: '2026-10-02',
    score: 2,
    choices: '["late","cold"]',
    comment: 'a comment',
    lang: 'pl',
    url: 'https://shop.example/thanks',
    respondent: 'r-1',
    order_ref: 'o-1',
    customer_ref: 'c-1',
    reference: 'verified',
    traits: '{"plan":"gold","visits":4}',
    sample: 0.25,
    shown_at: answer.shownAt,
    answered_at: answer.answeredAt,
    received_at: answer.receivedAt,
    displays: 1,
    source: '4c1e4c1e4c1e4c1e',
    held: 2,
    import_id: 3,
  }
}

async function stored(site: TestSite) {
  const statement = env.DB.prepare('SELECT * FROM answers WHERE site_id = ?1 ORDER BY id')
  return (await statement.bind(site.db.siteId).all()).results
}

test.each([
  ['one by one', async (site: TestSite, answer: StampedAnswer) => storeAnswer(site.db, answer)],
  ['in bulk', async (site: TestSite, answer: StampedAnswer) => insertAnswers(site.db, [answer])],
])('an answer stored %s has every field in its own column', async (_, store) => {
  const site = await makeSite()
  await makeSurvey(site)
  const answer = fullAnswer()
  await store(site, answer)
  expect(await stored(site)).toEqual([rowOf(site, answer)])
})

test('M6: an answer whose order is proved writes one more row, and a second of the order none', async () => {
  const site = await makeSite()
  await makeSurvey(site)
  const written = async (answer: StampedAnswer) => {
    const before = site.db.meter.rowsWritten
    const { duplicate, isSecond = false } = await storeAnswer(site.db, answer)
    return [site.db.meter.rowsWritten - before, duplicate, isSecond]
  }
  const proved = newAnswer({ onceKey: 'once1_a' })
  expect(await written(newAnswer())).toEqual([3, false, false])
  expect(await written(proved)).toEqual([4, false, false])
  expect(await written(proved)).toEqual([0, true, false])
  expect(await written(newAnswer({ onceKey: 'once1_a' }))).toEqual([0, false, true])
  expect(await written(newAnswer({ onceKey: 'once1_b' }))).toEqual([4, false, false])
})

test('the same answer again is a duplicate, another one under its id is refused', async () => {
  const site = await makeSite()
  const answer = newAnswer()
  expect(await storeAnswer(site.db, answer)).toEqual({ duplicate: false })
  expect(await storeAnswer(site.db, { ...answer, receivedAt: 5 })).toEqual({ duplicate: true })
  await expect(storeAnswer(site.db, { ...answer, bodyHash: 'other' })).rejects.toMatchObject({
    code: 'conflict',
  })
  expect(await stored(site)).toHaveLength(1)
})
