import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import type { Edit } from '#contract/map/apply.ts'
import type { MapPersona } from '#contract/map/document.ts'
import type { Draft } from '#contract/map/draft.ts'
import type { JourneyList } from '#contract/journey.ts'
import type { ImportReport } from '#contract/imports.ts'
import { answerBody, displayEvent, postFromShop, signIn } from '#test/support/calls.ts'
import { uuidv7 } from '#test/support/new-answer.ts'
import { makeSite, makeSurvey } from '#test/support/site-factory.ts'
import { createJourney } from '#worker/db/journey/maps.ts'

/* Whom a journey tells apart: published with its map, stamped on what comes in from then on. */

const DRAFT = '/api/journeys/shopping/draft'
const OFFICE: MapPersona = {
  id: 'office',
  name: 'Office',
  names: { pl: 'Biuro' },
  rules: [
    { trait: 'segment', is: ['b2b'] },
    { trait: 'visits', is: ['3', '4'] },
  ],
}

async function open() {
  const site = await makeSite()
  await makeSurvey(site)
  const browser = await signIn(site)
  const send = async (path: string, body: unknown, method = 'POST') =>
    await browser(path, { method, body: JSON.stringify(body) })
  const read = async () => (await (await browser(DRAFT)).json()) as Draft
  /** Makes these edits and publishes them. */
  async function publish(...edits: object[]): Promise<void> {
    const { seq } = await read()
    const made = edits.map((edit) => ({ id: crypto.randomUUID(), ...edit }) as Edit)
    const taken = await send(`${DRAFT}/edits`, { after: seq, edits: made })
    expect(await taken.json()).toMatchObject({ refused: [] })
    expect((await send(`${DRAFT}/publish`, { seq: seq + made.length })).status).toBe(200)
  }
  const add = (part: object, list = 'personas') => ({
    do: 'add',
    list,
    parent: 'shopping',
    before: null,
    part,
  })
  const sent: string[] = []
  async function answer(traits: object, headers = {}): Promise<void> {
    const body = { ...answerBody(site), id: uuidv7(), traits }
    expect((await postFromShop('/v1/answers', body, headers)).status).toBe(201)
    sent.push(body.id)
  }
  /** What became of the answers, in the order in which they came; of all if none was sent. */
  async function stamped() {
    const { results } = await env.DB.prepare(
      'SELECT id, segment, persona FROM answers WHERE site_id = ?',
    )
      .bind(site.db.siteId)
      .all<{ id: string; segment: string; persona: string }>()
    return results
      .toSorted((a, b) => sent.indexOf(a.id) - sent.indexOf(b.id))
      .map(({ segment, persona }) => ({ segment, persona }))
  }
  const displays = async () =>
    (
      await env.DB.prepare('SELECT segment, persona FROM events WHERE site_id = ?')
        .bind(site.db.siteId)
        .all()
    ).results
  return { site, browser, read, publish, add, answer, stamped, displays }
}

test('an answer is stamped by the rules that are published, and never again', async () => {
  const { publish, add, answer, stamped, read } = await open()
  const visitor = { segment: 'b2b', visits: 3 }
  await answer(visitor)
  await publish(add(OFFICE))
  await answer(visitor)
  await answer({ segment: 'b2b', visits: 5 })
  await answer({ ...visitor, persona: 'anna' })
  const { rules } = OFFICE
  const fewer = rules.slice(0, 1)
  await publish({ do: 'set', part: 'office', field: 'rules', value: fewer, was: rules })
  await answer({ segment: 'b2b', visits: 5 })
  await publish({ do: 'remove', part: 'office', was: { ...OFFICE, rules: fewer } })
  await answer(visitor)
  const b2b = (persona: string) => ({ segment: 'b2b', persona })
  expect(await stamped()).toEqual([
    b2b(''),
    b2b('office'),
    b2b(''),
    b2b('anna'),
    b2b('office'),
    b2b(''),
  ])
  expect((await read()).published.personas.map(({ id }) => id)).toEqual(['anna'])
})

test('a draft changes nothing of what comes in', async () => {
  const { browser, add, answer, stamped } = await open()
  const edit = { id: crypto.randomUUID(), ...add(OFFICE) }
  const body = JSON.stringify({ after: 0, edits: [edit] })
  expect((await browser(`${DRAFT}/edits`, { method: 'POST', body })).status).toBe(200)
  await answer({ segment: 'b2b', visits: 3 })
  expect(await stamped()).toEqual([{ segment: 'b2b', persona: '' }])
})

test('displays are stamped as answers are', async () => {
  const { site, publish, add, displays } = await open()
  await publish(add(OFFICE))
  const events = [
    displayEvent({ traits: { segment: 'b2b', visits: '4' } }),
    {
      id: crypto.randomUUID(),
      at: Date.now(),
      channel: 'web',
      type: 'reached',
      touchpoint: 'checkout',
      traits: { segment: 'b2b', visits: 4 },
    },
  ]
  expect((await postFromShop('/v1/events', { site: site.key, events })).status).toBe(200)
  expect(await displays()).toEqual(
    Array.from({ length: 2 }, () => ({ segment: 'b2b', persona: 'office' })),
  )
})

test('under Global Privacy Control rules see the segment and nothing else, for displays as for answers', async () => {
  const { site, publish, add, answer, stamped, displays } = await open()
  const large = { ...OFFICE, id: 'large', rules: OFFICE.rules.slice(0, 1) }
  await publish(add(OFFICE), add(large))
  await answer({ segment: 'b2b', visits: 3 }, { 'sec-gpc': '1' })
  const events = [displayEvent({ traits: { segment: 'b2b', visits: 3 } })]
  await postFromShop('/v1/events', { site: site.key, events }, { 'sec-gpc': '1' })
  const expected = { segment: 'b2b', persona: 'large' }
  expect(await stamped()).toEqual([expected])
  expect(await displays()).toEqual([expected])
})

describe('an import', () => {
  const HEADER = 'answer_id,answered_at,touchpoint,kind,score,segment,persona,trait.visits'
  const row = (id: string, place: string, who: string) =>
    `${id},2026-10-01T08:00:00Z,${place},csat,4,${who}`

  test('goes by the journey of its touchpoint: what it names must be declared there', async () => {
    const { site, browser, publish, add, stamped } = await open()
    await publish(add(OFFICE))
    await createJourney(site.db, {
      id: 'work',
      name: 'Work',
      kind: 'employee',
      personas: [{ id: 'newcomer', name: 'Newcomer', names: {}, rules: [] }],
      stages: [
        {
          id: 'start',
          name: 'Start',
          frameDays: null,
          touchpoints: [{ id: 'first-day', name: 'First day', channels: ['store'], actions: [] }],
        },
      ],
    })
    const body = [
      HEADER,
      row('a1', 'checkout', 'b2b,,3'),
      row('a2', 'checkout', 'b2b,anna,3'),
      row('a3', 'checkout', ',,3'),
      row('a4', 'checkout', ',newcomer,'),
      row('a5', 'first-day', ',newcomer,'),
      row('a6', 'first-day', 'b2b,,'),
    ].join('\n')
    const headers = { 'content-type': 'text/csv' }
    const response = await browser('/api/import/answers', { method: 'POST', body, headers })
    const { accepted, rejected } = (await response.json()) as ImportReport
    expect(accepted).toBe(4)
    expect(rejected).toEqual([
      expect.objectContaining({
        line: 5,
        field: 'persona',
        reason: 'must be one of anna, office; or empty',
      }),
      expect.objectContaining({
        line: 7,
        field: 'segment',
        reason: 'the journey declares none; or empty',
      }),
    ])
    const who = (await stamped()).map(({ segment, persona }) => `${segment} ${persona}`)
    expect(who.toSorted()).toEqual([' ', ' newcomer', 'b2b anna', 'b2b office'])
  })
})

test('the list of journeys has them in the language of its reader', async () => {
  const { browser, publish, add } = await open()
  await publish(
    add(OFFICE),
    add({ id: 'vip', name: 'Best', names: { pl: 'Najlepsi' } }, 'segments'),
  )
  const { journeys } = (await (await browser('/api/journeys?lang=pl')).json()) as JourneyList
  expect(journeys[0]?.personas).toEqual([
    { id: 'anna', name: 'Anna' },
    { id: 'office', name: 'Biuro' },
  ])
  expect(journeys[0]?.segments.at(-1)).toEqual({ id: 'vip', name: 'Najlepsi' })
})

test('a new journey begins with b2c and b2b, whatever it starts from', async () => {
  const { browser } = await open()
  for (const start of [
    { template: 'returns', language: 'pl' },
    { id: 'own', name: 'Own', kind: 'customer' },
  ]) {
    const made = await browser('/api/journeys', { method: 'POST', body: JSON.stringify(start) })
    const { id } = (await made.json()) as { id: string }
    const draft = (await (await browser(`/api/journeys/${id}/draft`)).json()) as Draft
    expect(draft.document.segments.map((one) => one.name)).toEqual(['B2C', 'B2B'])
    expect(draft.document.personas).toEqual([])
  }
})

test('a draft of the release before, which knows nothing of them, has the published ones', async () => {
  const { site, browser, read } = await open()
  const edit = {
    id: crypto.randomUUID(),
    do: 'set',
    part: 'shopping',
    field: 'name',
    value: 'Shop',
    was: 'Shopping',
  }
  const body = JSON.stringify({ after: 0, edits: [edit] })
  expect((await browser(`${DRAFT}/edits`, { method: 'POST', body })).status).toBe(200)
  await env.DB.prepare(
    "UPDATE map_drafts SET document = json_remove(document, '$.personas', '$.segments') WHERE site_id = ?",
  )
    .bind(site.db.siteId)
    .run()
  const { document } = await read()
  expect(document).toMatchObject({ name: 'Shop', personas: [{ id: 'anna' }] })
  expect(document.segments).toHaveLength(2)
})
