import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import type { Edit } from '#contract/map/apply.ts'
import type { MapDocument } from '#contract/map/document.ts'
import {
  draftSchema,
  editsSchema,
  publishedSchema,
  type Draft,
  type Edits,
} from '#contract/map/draft.ts'
import type { Curve, Journey } from '#contract/journey.ts'
import type { AuditPage } from '#contract/site/audit.ts'
import {
  edit,
  openDraft,
  receive,
  receiveReply,
  type DraftState,
} from '#dashboard/features/editor/draft/draft-state.ts'
import { answerBody, postFromShop, signIn } from '#test/support/calls.ts'
import { diceOf, emptyStage, randomEdit, uuidOf, type Dice } from '#test/support/map-steps.ts'
import { newAnswer } from '#test/support/new-answer.ts'
import { insertAnswers } from '#worker/db/answers/store.ts'
import { readPublished } from '#worker/db/journey/drafts/document.ts'
import { findSeq, listEdits, storeEdits } from '#worker/db/journey/drafts/drafts.ts'
import { findDifferences } from '#worker/db/journey/verify.ts'
import { asSystem } from '#test/support/world.ts'
import { addDays, localDay } from '#worker/domain/days.ts'
import { makeSite, makeSurvey, type TestSite } from '#test/support/site-factory.ts'

const DRAFT = '/api/journeys/shopping/draft'

type Browser = Awaited<ReturnType<typeof signIn>>

/** A site as its owner calls it. */
async function open() {
  const site = await makeSite()
  await makeSurvey(site)
  return { site, ...callsOf(await signIn(site)) }
}

function callsOf(browser: Browser) {
  const send = async (path: string, method: string, body: unknown) =>
    await browser(path, {
      method,
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    })
  const read = async (): Promise<Draft> => draftSchema.parse(await (await browser(DRAFT)).json())
  const post = async (after: number, edits: Edit[]): Promise<Edits> => {
    const response = await send(`${DRAFT}/edits`, 'POST', { after, edits })
    expect(response.status).toBe(200)
    return editsSchema.parse(await response.json())
  }
  const publish = async (seq: number) => await send(`${DRAFT}/publish`, 'POST', { seq })
  const discard = async () => await browser(DRAFT, { method: 'DELETE' })
  return { browser, send, read, post, publish, discard }
}

const rename = (part: string, value: string, was: string): Edit => ({
  id: crypto.randomUUID(),
  do: 'set',
  part,
  field: 'name',
  value,
  was,
})

/** Somebody with the map on screen, who does things and hears of others now and then. */
class Editor {
  state: DraftState
  readonly refused: string[] = []
  readonly #calls: ReturnType<typeof callsOf>
  readonly #dice: Dice
  constructor(calls: ReturnType<typeof callsOf>, draft: Draft, dice: Dice) {
    this.#calls = calls
    this.#dice = dice
    this.state = openDraft(draft)
  }
  step(): void {
    this.state = edit(this.state, [randomEdit(this.state.shown, this.#dice)], () =>
      uuidOf(this.#dice),
    )
  }
  /** Sends what waits; an answer that is lost on the way comes with the next one. */
  async send(isLost = false): Promise<void> {
    const sent = this.state.pending.slice(0, 100)
    if (sent.length === 0) return await this.look()
    const reply = await this.#calls.post(this.state.seq, sent)
    if (isLost) return
    this.refused.push(...reply.refused.map(({ id }) => id))
    this.state = receiveReply(this.state, sent, reply)
  }
  async look(): Promise<void> {
    const path = `${DRAFT}/edits?after=${this.state.seq}`
    const response = await this.#calls.browser(path)
    this.state = receive(this.state, editsSchema.parse(await response.json()))
  }
}

test('two who edit one map at once for 200 random steps end with the same map, and no edit is lost', async () => {
  for (const seed of [1, 2, 3]) {
    const { site, read, ...one } = await open()
    const other = callsOf(await signIn(site, { role: 'manager' }))
    const dice = diceOf(seed)
    const editors = [
      new Editor({ read, ...one }, await read(), diceOf(seed + 100)),
      new Editor(other, await read(), diceOf(seed + 200)),
    ]
    const all = new Set<string>()
    for (let step = 0; step < 200; step += 1) {
      const editor = editors[step % 2]
      editor?.step()
      for (const { id } of editor?.state.pending ?? []) all.add(id)
      // Both at once, one of them, or nobody yet.
      const luck = dice()
      if (luck < 0.2) await Promise.all(editors.map(async (each) => await each.send()))
      else if (luck < 0.6) await editor?.send(dice() < 0.2)
    }
    for (const editor of editors) while (editor.state.pending.length > 0) await editor.send()
    for (const editor of editors) await editor.look()
    const [a, b] = editors.map(({ state }) => state.shown)
    const end = await read()
    expect(a).toEqual(b)
    expect(end.document).toEqual(a)
    // Every edit was done, or told as refused, or had nothing to change; each once.
    const made = editors[0]?.state.made.map(({ edit }) => edit.id) ?? []
    expect(new Set(made).size).toBe(made.length)
    const refused = editors.flatMap((editor) => editor.refused)
    expect(refused.filter((id) => made.includes(id))).toEqual([])
    expect([...made, ...refused].filter((id) => !all.has(id))).toEqual([])
    expect(made.length + refused.length).toBeGreaterThan(0.9 * all.size)
  }
}, 600_000)

describe('a draft', () => {
  test('is seen by nobody before it is published, and by everybody then', async () => {
    const { site, browser, read, post, publish } = await open()
    const first = await read()
    expect(first).toMatchObject({ isOpen: false, seq: 0, version: 1 })
    expect(first.document).toEqual(first.published)
    await post(0, [rename('purchase', 'Buying', 'Purchase')])
    const drafted = await read()
    expect(drafted).toMatchObject({ isOpen: true, seq: 1 })
    expect(drafted.edits).toMatchObject([{ seq: 1, by: { name: expect.any(String) } }])
    const stageNames = async () =>
      (await (await browser('/api/journeys/shopping')).json<Journey>()).stages.map(
        ({ name }) => name,
      )
    expect(await stageNames()).toContain('Purchase')
    const published = publishedSchema.parse(await (await publish(1)).json())
    expect(published.version).toBe(2)
    expect(await stageNames()).toContain('Buying')
    const after = await read()
    expect(after).toMatchObject({ isOpen: false, version: 2, edits: [] })
    expect(after.document).toEqual(drafted.document)
    const answer = await postFromShop('/v1/answers', answerBody(site))
    expect(answer.status).toBe(201)
    const { results } = await site.db.session
      .prepare('SELECT map_version FROM answers WHERE site_id = ?')
      .bind(site.db.siteId)
      .all()
    expect(results).toEqual([{ map_version: 2 }])
  })

  test('comes through publishing with every field as it was written', async () => {
    const { read, post, publish } = await open()
    const part = {
      ...emptyStage('after', 'After'),
      names: { pl: 'Po' },
      frameDays: 30,
      assumed: -20,
      owner: 'Ola',
      reviewOn: '2027-01-15',
      needs: [{ id: 'n1', text: 'Be “remembered”' }],
      barriers: [{ id: 'b1', text: 'Too many e-mails' }],
      solutions: [{ id: 'x1', text: 'One e-mail a month', startsOn: '2026-12-01' }],
      touchpoints: [
        {
          id: 'club',
          name: 'Club',
          names: { ru: 'Клуб' },
          channels: ['app', 'store'],
          actions: [
            { event: 'join', name: 'Joins', withinDays: 7 },
            { event: 'leave', name: '', withinDays: null },
          ],
        },
      ],
    }
    const note = { id: 'a1', on: '2026-11-20', text: 'Prices rose' }
    const { seq } = await post(0, [
      {
        id: crypto.randomUUID(),
        do: 'add',
        list: 'stages',
        parent: 'shopping',
        before: 'delivery',
        part,
      },
      {
        id: crypto.randomUUID(),
        do: 'add',
        list: 'annotations',
        parent: 'shopping',
        before: null,
        part: note,
      },
    ])
    const drafted = (await read()).document
    expect(drafted.stages.find(({ id }) => id === 'after')).toEqual(part)
    await publish(seq)
    expect((await read()).published).toEqual(drafted)
  })

  test('that is given up leaves the map, and leaves an entry', async () => {
    const { browser, read, post, discard } = await open()
    await post(0, [rename('purchase', 'Buying', 'Purchase')])
    expect((await discard()).status).toBe(204)
    const { document, published, isOpen } = await read()
    expect(isOpen).toBe(false)
    expect(document).toEqual(published)
    const { entries } = await (await browser('/api/audit')).json<AuditPage>()
    expect(entries.map(({ action }) => action)).toContain('journey.discarded')
  })

  test('that is over refuses edits of before: they would be done on another map', async () => {
    const { send, read, post, publish } = await open()
    await post(0, [rename('purchase', 'Buying', 'Purchase')])
    await publish(1)
    const late = { after: 1, edits: [rename('delivery', 'Way', 'Delivery')] }
    const refused = await send(`${DRAFT}/edits`, 'POST', late)
    expect(refused.status).toBe(409)
    expect(await refused.json()).toMatchObject({ code: 'conflict' })
    const { seq } = await read()
    expect((await post(seq, [rename('delivery', 'Way', 'Delivery')])).edits).toHaveLength(1)
  })

  test('is published as it was looked at, or not at all', async () => {
    const { browser, read, post, publish } = await open()
    await post(0, [rename('purchase', 'Buying', 'Purchase')])
    await post(1, [rename('delivery', 'Way', 'Delivery')])
    expect((await publish(1)).status).toBe(409)
    expect((await read()).version).toBe(1)
    const all = await Promise.all([publish(2), publish(2), publish(2)])
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(all.filter(({ status }) => status === 409)).toHaveLength(2)
    expect((await read()).version).toBe(2)
    const { entries } = await (await browser('/api/audit?action=journey.changed')).json<AuditPage>()
    expect(entries).toHaveLength(1)
  })

  test('takes a repeated call once', async () => {
    const { read, post } = await open()
    const edits = [rename('purchase', 'Buying', 'Purchase'), rename('delivery', 'Way', 'Delivery')]
    const first = await post(0, edits)
    expect(await post(0, edits)).toEqual({ ...first, edits: expect.any(Array) })
    expect((await read()).edits).toHaveLength(2)
  })

  test('takes an edit once, also from a tab that has read the draft anew since', async () => {
    const { read, post } = await open()
    const id = crypto.randomUUID()
    const move: Edit = { id, do: 'move', part: 'delivery', parent: 'shopping', before: 'purchase' }
    await post(0, [move])
    const [first] = (await read()).document.stages
    // Somebody else has moved it back meanwhile.
    const back = { ...move, id: crypto.randomUUID(), before: null }
    const { seq } = await post(1, [back])
    expect(first?.id).toBe('delivery')
    expect((await post(seq, [move])).edits).toEqual([])
    expect((await read()).document.stages[0]?.id).toBe('purchase')
  })

  test.each(['published', 'discarded'])(
    'takes an edit once, also from a tab that died before the draft was %s',
    async (end) => {
      const { site, read, post, publish, discard } = await open()
      const id = crypto.randomUUID()
      const move: Edit = {
        id,
        do: 'move',
        part: 'delivery',
        parent: 'shopping',
        before: 'purchase',
      }
      await post(0, [move])
      await (end === 'published' ? publish(1) : discard())
      // Somebody has moved it back since.
      const { seq, document } = await read()
      const back: Edit = { ...move, id: crypto.randomUUID(), before: null }
      if (end === 'published') await post(seq, [back])
      const now = await read()
      expect((await post(now.seq, [move])).edits).toEqual([])
      expect((await read()).document).toEqual(now.document)
      expect(document.stages).toHaveLength(2)
      // Nothing else of the edit is kept, and the draft does not show it.
      expect(now.edits.map(({ edit: made }) => made.id)).not.toContain(id)
      const { results } = await env.DB.prepare(
        'SELECT edit, made_by_name FROM map_edits WHERE site_id = ?1 AND edit LIKE ?2',
      )
        .bind(site.db.siteId, `%${id}%`)
        .all()
      expect(results).toEqual([{ edit: JSON.stringify({ id }), made_by_name: '' }])
    },
  )

  test('forgets the ids of edits 30 days after, with the next draft', async () => {
    const { site, post, publish, read } = await open()
    const ids = async () => {
      const { results } = await env.DB.prepare('SELECT seq FROM map_edits WHERE site_id = ?1')
        .bind(site.db.siteId)
        .all<{ seq: number }>()
      return results.map(({ seq }) => seq)
    }
    await post(0, [rename('purchase', 'Buying', 'Purchase')])
    await publish(1)
    await env.DB.prepare('UPDATE map_edits SET made_at = made_at - ?2 WHERE site_id = ?1')
      .bind(site.db.siteId, 31 * 86_400_000)
      .run()
    expect(await ids()).toEqual([1])
    const { seq } = await read()
    await post(seq, [rename('purchase', 'Purchase', 'Buying')])
    await publish(seq + 1)
    expect(await ids()).toEqual([seq + 1])
  })

  test('refuses what would be no map, names the field, and does the rest', async () => {
    const { read, post } = await open()
    const long = rename('purchase', 'x'.repeat(121), 'Purchase')
    const bad = { ...rename('purchase', '', 'Purchase'), field: 'assumed', value: 101, was: null }
    const half: Edit = {
      id: crypto.randomUUID(),
      do: 'add',
      list: 'needs',
      parent: 'purchase',
      before: null,
      part: { id: 'n' },
    }
    const good = rename('delivery', 'Way', 'Delivery')
    const { edits, refused } = await post(0, [long, bad, half, good])
    expect(edits.map(({ edit }) => edit.id)).toEqual([good.id])
    expect(refused).toMatchObject([
      { id: long.id, reason: 'invalid', now: expect.stringContaining('stages[0].name') },
      { id: bad.id, reason: 'invalid', now: expect.stringContaining('stages[0].assumed') },
      { id: half.id, reason: 'invalid', now: expect.stringContaining('needs[0].text') },
    ])
    expect((await read()).document.stages.map(({ name }) => name)).toContain('Way')
  })
})

test('an edit writes two rows, and asking for news reads one, as docs/decisions/0015 says', async () => {
  const { site, post } = await open()
  await post(0, [rename('purchase', 'Buying', 'Purchase')])
  const db = asSystem(site)
  const before = await readPublished(db, 'shopping')
  if (!before) throw new Error('no journey')
  db.meter.rowsWritten = 0
  const edits = [rename('delivery', 'Way', 'Delivery')]
  const document = { ...before.document, name: 'As it would be' }
  await storeEdits(db, { journeyId: 'shopping', document, edits, seq: 1, version: 1 })
  expect(db.meter.rowsWritten).toBe(2)
  expect(await findSeq(db, 'shopping')).toEqual({ seq: 2, since: 0 })
  expect(await listEdits(db, 'shopping', 2)).toEqual([])
  // D1 tells of the same statement:
  const { meta } = await env.DB.prepare(
    'SELECT seq, since FROM map_drafts WHERE site_id = ? AND journey_id = ?',
  )
    .bind(db.siteId, 'shopping')
    .all()
  expect(meta.rows_read).toBe(1)
})

test('values as deep as a body has room for are refused, not tried', async () => {
  const { browser, read } = await open()
  const deep = (levels: number) => `${'['.repeat(levels)}1${']'.repeat(levels)}`
  for (const levels of [13, 1000, 60_000]) {
    const edit = `{"id":"${crypto.randomUUID()}","do":"set","part":"purchase","field":"name","value":${deep(levels)},"was":"Purchase"}`
    const response = await browser(`${DRAFT}/edits`, {
      method: 'POST',
      body: `{"after":0,"edits":[${edit}]}`,
    })
    expect(response.status, `${levels}`).toBe(422)
  }
  expect((await read()).isOpen).toBe(false)
})

test('a draft tells how current each stage is: answered, edited, or stale', async () => {
  const { site, read, post, publish } = await open()
  const today = localDay(Date.now(), 'Europe/Warsaw')
  await insertAnswers(site.db, [
    newAnswer({ day: addDays(today, -80) }),
    newAnswer({ day: today, touchpointId: 'parcel', stageId: 'delivery' }),
  ])
  await makeSurvey(site, { id: 'p', touchpoint: 'parcel' })
  const first = await read()
  const [purchase, delivery] = first.stages
  expect(purchase).toMatchObject({
    id: 'purchase',
    editedOn: null,
    staleSince: purchase?.answeredOn,
  })
  expect(delivery).toEqual({ id: 'delivery', answeredOn: today, editedOn: null, staleSince: null })
  expect(first.touchpoints.map(({ id }) => id).toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
    'checkout',
    'parcel',
  ])
  const { seq } = await post(0, [rename('purchase', 'Buying', 'Purchase')])
  await publish(seq)
  const [edited, untouched] = (await read()).stages
  expect(edited).toMatchObject({ editedOn: today, staleSince: null })
  expect(untouched).toMatchObject({ editedOn: null })
})

describe('a map as a file', () => {
  test('comes back byte for byte, by as many edits as differ', async () => {
    const { browser, send, read, post, publish } = await open()
    const fileOf = async () => await (await browser('/api/journeys/shopping/map')).text()
    const first = await fileOf()
    const put = async (text: string) =>
      editsSchema.parse(await (await send(`${DRAFT}/file`, 'POST', JSON.parse(text))).json())
    expect((await put(first)).edits).toEqual([])
    await post(0, [rename('purchase', 'Buying', 'Purchase')])
    await publish(1)
    const second = await fileOf()
    expect(second).not.toBe(first)
    const back = await put(first)
    expect(back.refused).toEqual([])
    expect(back.edits.map(({ edit }) => edit)).toMatchObject([
      { do: 'set', part: 'purchase', field: 'name', value: 'Purchase', was: 'Buying' },
    ])
    await publish((await read()).seq)
    expect(await fileOf()).toBe(first)
  })

  test('that is none says which field, and nothing is changed', async () => {
    const { send, read } = await open()
    const refused = await send(`${DRAFT}/file`, 'POST', {
      format: 1,
      journey: { id: 'shopping', name: 'X', kind: 'customer', stages: [{ id: 'Not a handle' }] },
    })
    expect(refused.status).toBe(422)
    const { fields } = await refused.json<{ fields: { field: string }[] }>()
    expect(fields.map(({ field }) => field)).toContain('journey.stages[0].id')
    expect((await read()).isOpen).toBe(false)
  })
})

describe('what is taken out of a map', () => {
  const without = (map: MapDocument, id: string): Edit => ({
    id: crypto.randomUUID(),
    do: 'remove',
    part: id,
    was: map.stages.find((stage) => stage.id === id),
  })

  test('keeps its answers, is asked no more, and can come back', async () => {
    const { site, browser, read, post, publish } = await open()
    expect((await postFromShop('/v1/answers', answerBody(site))).status).toBe(201)
    const { document } = await read()
    const { seq } = await post(0, [without(document, 'purchase')])
    expect((await publish(seq)).status).toBe(200)
    const stages = async () =>
      (await (await browser('/api/journeys/shopping')).json<Journey>()).stages.map(({ id }) => id)
    expect(await stages()).not.toContain('purchase')
    const ignored = await postFromShop('/v1/answers', answerBody(site))
    expect(ignored.status).toBe(202)
    const { answers } = await (await browser('/api/answers')).json<{ answers: unknown[] }>()
    expect(answers).toHaveLength(1)
    const back = document.stages.find(({ id }) => id === 'purchase')
    const again = await read()
    const { seq: next } = await post(again.seq, [
      {
        id: crypto.randomUUID(),
        do: 'add',
        list: 'stages',
        parent: 'shopping',
        before: 'delivery',
        part: { ...emptyStage('purchase', 'Purchase'), ...back },
      },
    ])
    expect((await publish(next)).status).toBe(200)
    expect(await stages()).toContain('purchase')
    expect((await postFromShop('/v1/answers', answerBody(site))).status).toBe(201)
  })

  test('is no name for a part of another journey', async () => {
    const { site, read, post, publish } = await open()
    await addJourney(site)
    const { seq, refused } = await post(0, [
      {
        id: crypto.randomUUID(),
        do: 'add',
        list: 'stages',
        parent: 'shopping',
        before: null,
        part: emptyStage('return', 'Return'),
      },
    ])
    expect(refused).toEqual([])
    expect((await publish(seq)).status).toBe(409)
    expect((await read()).version).toBe(1)
  })
})

async function addJourney(site: TestSite): Promise<void> {
  const { createJourney } = await import('#worker/db/journey/maps.ts')
  await createJourney(site.db, {
    id: 'returns',
    name: 'Returns',
    kind: 'customer',
    stages: [{ id: 'return', name: 'Return', frameDays: null, touchpoints: [] }],
  })
}

describe('the curve after its map was changed', () => {
  test('says on which day, what the team assumes and what happened; a stage that went keeps its answers', async () => {
    const { site, browser, read, post, publish } = await open()
    expect((await postFromShop('/v1/answers', answerBody(site))).status).toBe(201)
    const { document } = await read()
    const today = localDay(Date.now(), 'Europe/Warsaw')
    const { seq } = await post(0, [
      {
        id: crypto.randomUUID(),
        do: 'set',
        part: 'delivery',
        field: 'assumed',
        value: 20,
        was: null,
      },
      { id: crypto.randomUUID(), do: 'remove', part: 'purchase', was: document.stages[0] },
      {
        id: crypto.randomUUID(),
        do: 'add',
        list: 'annotations',
        parent: 'shopping',
        before: null,
        part: { id: 'a', on: today, text: 'Prices rose' },
      },
    ])
    await publish(seq)
    const curveOf = async (from: string, to: string) =>
      await (await browser(`/api/journeys/shopping/curve?from=${from}&to=${to}`)).json<Curve>()
    const now = await curveOf(today, today)
    expect(now.history).toEqual({
      mapChanged: [today],
      reworded: [],
      annotations: [{ on: today, text: 'Prices rose' }],
    })
    const told = now.stages.map(({ id, n, assumed, retired }) => ({ id, n, assumed, retired }))
    expect(told).toEqual([
      { id: 'purchase', n: 1, assumed: null, retired: true },
      { id: 'delivery', n: 0, assumed: 20, retired: false },
    ])
    const before = await curveOf('2026-01-01', '2026-01-31')
    expect(before.history).toEqual({ mapChanged: [], reworded: [], annotations: [] })
    expect(before.stages.map(({ id }) => id)).toEqual(['delivery'])
  })

  test('whose stage was split has answers of before at the old stage, and those after at the new one', async () => {
    const { site, browser, post, publish } = await open()
    await makeSurvey(site, { id: 'locker-csat', touchpoint: 'locker' })
    const answerTo = async (survey: string) =>
      (await postFromShop('/v1/answers', { ...answerBody(site), survey })).status
    expect(await answerTo('locker-csat')).toBe(201)
    const part = emptyStage('pick-up', 'Pick-up')
    const step = () => ({ id: crypto.randomUUID(), before: null })
    const edits: Edit[] = [
      { ...step(), do: 'add', list: 'stages', parent: 'shopping', part: { ...part } },
      { ...step(), do: 'move', part: 'locker', parent: 'pick-up' },
    ]
    const { seq } = await post(0, edits)
    expect((await publish(seq)).status).toBe(200)
    expect(await answerTo('locker-csat')).toBe(201)
    const today = localDay(Date.now(), 'Europe/Warsaw')
    const range = `from=${addDays(today, -6)}&to=${today}`
    const curve = await (await browser(`/api/journeys/shopping/curve?${range}`)).json<Curve>()
    expect(curve.stages.map(({ id, n, retired }) => ({ id, n, retired }))).toEqual([
      { id: 'purchase', n: 0, retired: false },
      { id: 'delivery', n: 1, retired: false },
      { id: 'pick-up', n: 1, retired: false },
    ])
    expect(curve.history.mapChanged).toEqual([today])
    expect(await findDifferences(site.db)).toEqual([])
  })

  test('1,000 random edits over answers given before leave each its stage and day, and every sum equals a recount', async () => {
    const { site, read, post, publish } = await open()
    const days = Array.from({ length: 60 }, (_, index) => addDays('2026-09-01', index))
    await insertAnswers(
      site.db,
      days.map((day, index) =>
        newAnswer({
          day,
          score: 1 + (index % 5),
          ...(index % 2 ? { touchpointId: 'parcel', stageId: 'delivery' } : {}),
        }),
      ),
    )
    const places = async () =>
      (
        await site.db.session
          .prepare(
            'SELECT id, stage_id, touchpoint_id, day, map_version FROM answers WHERE site_id = ? ORDER BY id',
          )
          .bind(site.db.siteId)
          .all()
      ).results
    const before = await places()
    const dice = diceOf(11)
    let done = 0
    for (let round = 0; done < 1000; round += 1) {
      const draft = await read()
      let state = openDraft(draft)
      while (state.pending.length < 50)
        state = edit(state, [randomEdit(state.shown, dice)], () => uuidOf(dice))
      const reply = await post(draft.seq, state.pending)
      expect(reply.refused).toEqual([])
      done += reply.edits.length
      if (round % 2) expect((await publish(reply.seq)).status).toBe(200)
    }
    expect(await places()).toEqual(before)
    expect(await findDifferences(site.db)).toEqual([])
  }, 600_000)
})
