import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import type { AnswersPage } from '#contract/answers.ts'
import type { AnswerLinks } from '#contract/cases/links.ts'
import type { CaseRule } from '#contract/cases/rules.ts'
import type { Case, OrderStory } from '#contract/cases/story.ts'
import type { SigningKeyReceipt } from '#contract/site/keys.ts'
import { makeMessage } from '#test/support/act.ts'
import { answerBody, fetchWorker, postFromShop, signIn } from '#test/support/calls.ts'
import { runJob } from '#test/support/jobs.ts'
import { compact, keyOf } from '#test/support/signing.ts'
import { makeSecretKey, makeTenant } from '#test/support/world.ts'
import { makeSurvey, type TestSite } from '#test/support/site-factory.ts'
import { siteHashes } from '#worker/secrets/site-hashes.ts'

const DAY_MS = 86_400_000
const ANN = 'ann@canary.example'
const RULE: CaseRule = {
  id: 'bad',
  name: '1 of 5',
  isOn: true,
  priority: 'normal',
  owner: null,
  groups: [[{ kind: 'score', scale: 'csat5', from: 1, to: 2 }]],
}

type Browser = Awaited<ReturnType<typeof signIn>>

async function shop({ isRuled = true } = {}) {
  const site = await makeTenant()
  const owner = await signIn(site)
  const made = await owner('/api/signing-keys', { method: 'POST' })
  const { key, secret } = await made.json<SigningKeyReceipt>()
  const rules = { rules: isRuled ? [RULE] : [], seq: 0 }
  await owner('/api/case-rules', { method: 'PUT', body: JSON.stringify(rules) })
  for (const id of ['parcel', 'again'])
    await makeSurvey(site, {
      id,
      touchpoint: 'parcel',
      followUp: { reasons: [{ code: 'damaged', label: { en: 'Damaged' }, from: 1, to: 5 }] },
    })
  const token = (payload: object) =>
    compact({
      kid: key.id,
      key: keyOf(secret),
      payload: { e: Math.floor(Date.now() / 1000) + 3600, ...payload },
    })
  const agent = await signIn(site, { role: 'agent' })
  return { site, owner, agent, token }
}

/** Tells of an order, with a parcel unless told otherwise. */
async function order(
  site: TestSite,
  {
    id,
    ...facts
  }: { id: string; number?: string; key?: string; email?: string; placedAt?: number },
) {
  const { email } = siteHashes(env.WAYFELT_SECRET, site.db.siteId)
  await makeMessage(site, {
    id,
    number: facts.number ?? null,
    key: facts.key ?? null,
    emailHash: facts.email === undefined ? null : await email(facts.email),
    placedAt: facts.placedAt ?? Date.now() - 5 * DAY_MS,
  })
}

/** An answer to the parcel's question that names it as damaged. @returns its id */
async function answer(site: TestSite, more: Record<string, unknown> = {}): Promise<string> {
  const said = { survey: 'parcel', score: 1, choices: ['damaged'] }
  const body = answerBody(site, { ...said, ...more })
  expect((await postFromShop('/v1/answers', body)).status).toBe(201)
  return body.id
}

const linksOf = async (browser: Browser, id: string) =>
  await (await browser(`/api/answers/${id}/links`)).json<AnswerLinks>()
const orders = ({ links }: Pick<AnswerLinks, 'links'>) =>
  links.flatMap(({ kind, target, method, state }) =>
    kind === 'order' ? [`${target} ${method} ${state}`] : [],
  )

async function decide(
  browser: Browser,
  path: string,
  body: { kind?: string; target: string; state: string; version: string },
) {
  return await browser(`/api/${path}/links`, {
    method: 'PUT',
    body: JSON.stringify({ kind: 'order', ...body }),
  })
}

/** Decides on what is there just now. */
async function say(browser: Browser, id: string, [target, state, kind = 'order']: string[]) {
  const { version } = await linksOf(browser, id)
  const answered = await decide(browser, `answers/${id}`, {
    kind,
    target: target ?? '',
    state: state ?? '',
    version,
  })
  expect(answered.status).toBe(200)
  return await answered.json<AnswerLinks>()
}

async function rowsOf<Row>({ db }: TestSite, table: string): Promise<Row[]> {
  const found = env.DB.prepare(`SELECT * FROM ${table} WHERE site_id = ?`).bind(db.siteId)
  return (await found.all<Row>()).results
}
const issuesOf = async (site: TestSite) =>
  await rowsOf<{ id: string; type: string; order_id: string; said_at: number; seen_at: number }>(
    site,
    'delivery_issues',
  )
const caseOf = async (browser: Browser, id = '1') =>
  await (await browser(`/api/cases/${id}`)).json<Case>()

describe('an answer is linked as it comes in', () => {
  test.each([
    ['a signed token that names the id', { o: '9001' }],
    ['a signed token that names the number', { o: '1001' }],
    ['a signed token that names the key', { o: 'wc_order_k1' }],
  ])('by %s', async (_, payload) => {
    const { site, agent, token } = await shop()
    await order(site, { id: '9001', number: '1001', key: 'wc_order_k1' })
    const id = await answer(site, { token: token(payload) })
    const found = await linksOf(agent, id)
    expect(found.links).toMatchObject([
      { kind: 'order', target: '9001', method: 'token', confidence: 0.99, state: 'linked' },
      { kind: 'issue', name: 'damaged', method: 'token', state: 'linked' },
    ])
    expect(await caseOf(agent)).toMatchObject({
      order: '1001',
      carrier: 'inpost',
      issue: 'damaged',
    })
  })

  test('by the key of the order, though nobody has signed it; by its number alone not', async () => {
    const { site, agent, token } = await shop()
    await order(site, { id: '9001', number: '1001', key: 'wc_order_k1' })
    const unsigned = (o: string) => `${token({ o }).slice(0, -4)}AAAA`
    expect(
      orders(await linksOf(agent, await answer(site, { token: unsigned('wc_order_k1') }))),
    ).toEqual(['9001 order_key linked'])
    expect(orders(await linksOf(agent, await answer(site, { token: unsigned('1001') })))).toEqual(
      [],
    )
  })

  test('by the only order of a vouched e-mail address near in time', async () => {
    const { site, agent, token } = await shop()
    await order(site, { id: 'old', email: ANN, placedAt: Date.now() - 70 * DAY_MS })
    await order(site, { id: 'new', email: ANN })
    const id = await answer(site, { token: token({ c: ANN }) })
    expect(orders(await linksOf(agent, id))).toEqual(['new email linked'])
  })

  test('by the link that was made for one person and their order', async () => {
    const { site, owner, agent } = await shop()
    await order(site, { id: '9001', number: '1001' })
    const post = async (path: string, body: unknown) =>
      await (await owner(path, { method: 'POST', body: JSON.stringify(body) })).json()
    const list = { survey: 'parcel', channel: 'email', name: 'November' }
    const { code } = (await post('/api/recipients', list)) as { code: string }
    const row = { line: 2, email: ANN, basis: 'consent', order: '1001' }
    const asked = (await post(`/api/recipients/${code}/links`, { rows: [row] })) as {
      rows: { link: string }[]
    }
    const html = await (await fetchWorker(new URL(asked.rows[0]?.link ?? '').pathname)).text()
    const [, json = ''] = /id="wayfelt-page">(.*?)<\/script>/.exec(html) ?? []
    const { token } = JSON.parse(json) as { token: string }
    const id = await answer(site, { channel: 'email', token })
    expect(orders(await linksOf(agent, id))).toEqual(['9001 code linked'])
    await say(agent, id, ['9001', 'none'])
    expect(orders(await linksOf(agent, id))).toEqual(['9001 code linked'])
  })

  test('by the order that an imported file names; by its number and e-mail where a page says so, it is only suggested', async () => {
    const { site, owner, agent, token } = await shop()
    await order(site, { id: '9001', number: '1001', email: ANN })
    const file = [
      'answer_id,answered_at,touchpoint,kind,score,order_ref,choices',
      'f1,2026-11-20T10:00:00Z,parcel,csat,1,1001,damaged',
      'f2,2026-11-20T10:00:00Z,parcel,csat,1,unknown,damaged',
    ].join('\n')
    const imported = await owner('/api/import/answers', {
      method: 'POST',
      headers: { 'content-type': 'text/csv' },
      body: file,
    })
    expect(imported.status).toBe(200)
    const links = await rowsOf<{ kind: string; method: string; target: string }>(
      site,
      'answer_links',
    )
    expect(links).toMatchObject([
      { kind: 'issue' },
      { kind: 'order', method: 'file', target: '9001' },
    ])
    expect(await issuesOf(site)).toMatchObject([
      { order_id: '9001', said_at: Date.parse('2026-11-20T10:00:00Z') },
    ])
    const { imports } = await (await owner('/api/imports')).json<{ imports: { id: string }[] }>()
    const undone = await owner(`/api/imports/${imports[0]?.id}/undo`, { method: 'POST' })
    expect(undone.status).toBe(200)
    expect(await rowsOf(site, 'answer_links')).toEqual([])
    expect(await issuesOf(site)).toEqual([])
    const unsigned = `${token({ o: '1001', c: ANN }).slice(0, -4)}AAAA`
    const id = await answer(site, { token: unsigned })
    expect(orders(await linksOf(agent, id))).toEqual(['9001 number_and_email suggested'])
  })

  test('once: a retry links nothing anew, and writes no row', async () => {
    const { site, agent, token } = await shop()
    await order(site, { id: '9001' })
    const body = answerBody(site, { survey: 'parcel', token: token({ o: '9001' }) })
    await postFromShop('/v1/answers', body)
    await say(agent, body.id, ['9001', 'rejected'])
    expect((await postFromShop('/v1/answers', body)).status).toBe(200)
    expect(orders(await linksOf(agent, body.id))).toEqual(['9001 token rejected'])
  })

  test('and costs no row where its order is not known', async () => {
    const { site, token } = await shop({ isRuled: false })
    await answer(site, { token: token({ o: 'to-come' }) })
    expect(await rowsOf(site, 'answer_links')).toEqual([])
    expect(await issuesOf(site)).toEqual([])
  })

  test('to the issue that it names, also where no rule opens a case', async () => {
    const { site, token, owner } = await shop({ isRuled: false })
    await order(site, { id: '9001' })
    const id = await answer(site, { token: token({ o: '9001' }) })
    expect(await issuesOf(site)).toMatchObject([{ type: 'damaged', order_id: '9001' }])
    const { answers } = await (await owner('/api/answers')).json<AnswersPage>()
    expect(answers).toMatchObject([
      { id, order: { id: '9001', number: '9001' }, issue: 'damaged', caseId: null },
    ])
    const story = await (await owner('/api/orders/9001')).json<OrderStory>()
    expect(story.issues).toMatchObject([{ type: 'damaged', answers: 1 }])
  })
})

describe('two candidates', () => {
  test('of one name make no link, at the answer and at its case', async () => {
    const { site, agent, token } = await shop()
    await order(site, { id: '1001' })
    await order(site, { id: '9001', number: '1001' })
    const id = await answer(site, { token: token({ o: '1001' }) })
    expect(orders(await linksOf(agent, id)).toSorted()).toEqual([
      '1001 token suggested',
      '9001 token suggested',
    ])
    expect((await caseOf(agent)).order).toBeNull()
  })

  test('of one address are suggestions; one is confirmed, and taken back', async () => {
    const { site, agent, token } = await shop()
    await order(site, { id: 'a', email: ANN })
    await order(site, { id: 'b', email: ANN })
    const id = await answer(site, { token: token({ c: ANN }) })
    const both = ['a email suggested', 'b email suggested']
    expect(orders(await linksOf(agent, id)).toSorted()).toEqual(both)
    const confirmed = await say(agent, id, ['a', 'linked'])
    expect(orders(confirmed)).toEqual(['a manual linked'])
    expect(confirmed.links[0]).toMatchObject({ by: 'Ada', confidence: 0.9 })
    const one = await caseOf(agent)
    expect(one).toMatchObject({ order: 'a', carrier: 'inpost', issue: 'damaged' })
    expect(one.events[0]).toMatchObject({ kind: 'order_linked', who: 'Ada' })
    expect(await issuesOf(site)).toMatchObject([{ type: 'damaged', order_id: 'a' }])
    const undone = await say(agent, id, ['a', 'none'])
    expect(orders(undone).toSorted()).toEqual(both)
    expect(await caseOf(agent)).toMatchObject({ order: null, carrier: '' })
    expect(await issuesOf(site)).toEqual([])
  })

  test('of which one is rejected leave the other a suggestion, and the rejected one none', async () => {
    const { site, agent, token } = await shop()
    await order(site, { id: 'a', email: ANN })
    await order(site, { id: 'b', email: ANN })
    const id = await answer(site, { token: token({ c: ANN }) })
    const after = await say(agent, id, ['a', 'rejected'])
    expect(orders(after)).toEqual(['a email rejected', 'b email suggested'])
    await runJob(site, Date.now())
    expect(orders(await linksOf(agent, id))).toEqual(['a email rejected', 'b email suggested'])
    expect((await caseOf(agent)).order).toBeNull()
  })
})

describe('a link', () => {
  async function linked() {
    const world = await shop()
    await order(world.site, { id: '9001', number: '1001' })
    const id = await answer(world.site, { token: world.token({ o: '1001' }) })
    return { ...world, id }
  }

  test('that is rejected takes away what only it said, and comes back with its own method', async () => {
    const { site, agent, id } = await linked()
    expect(await issuesOf(site)).toHaveLength(1)
    await say(agent, id, ['9001', 'rejected'])
    expect(await issuesOf(site)).toEqual([])
    const story = await (await agent('/api/orders/9001')).json<OrderStory>()
    expect([story.answers, story.cases]).toEqual([[], []])
    await say(agent, id, ['9001', 'none'])
    expect(orders(await linksOf(agent, id))).toEqual(['9001 token linked'])
    expect(await issuesOf(site)).toMatchObject([{ type: 'damaged', order_id: '9001' }])
    expect((await caseOf(agent)).events.map(({ kind }) => kind)).toEqual([
      'order_none',
      'order_rejected',
      'opened',
    ])
  })

  test('that is rejected leaves what tracking has seen, and what others say', async () => {
    const { site, agent, token } = await shop()
    await order(site, { id: '9001' })
    const first = await answer(site, { token: token({ o: '9001' }) })
    const second = await answer(site, { survey: 'again', token: token({ o: '9001' }) })
    await say(agent, first, ['9001', 'rejected'])
    const [issue] = await issuesOf(site)
    const answers = await rowsOf<{ id: string; answered_at: number }>(site, 'answers')
    expect(issue?.said_at).toBe(answers.find((one) => one.id === second)?.answered_at)
    await env.DB.prepare('UPDATE delivery_issues SET seen_at = 5 WHERE site_id = ?')
      .bind(site.db.siteId)
      .run()
    await say(agent, second, ['9001', 'rejected'])
    expect(await issuesOf(site)).toMatchObject([{ said_at: null, seen_at: 5 }])
  })

  test('is set by hand to an order by its number, and moves the case with its issue', async () => {
    const { site, agent, id } = await linked()
    await order(site, { id: '9002', number: '1002' })
    const { linksVersion: version } = await caseOf(agent)
    const moved = await decide(agent, 'cases/1', { target: '#1002', state: 'linked', version })
    expect(moved.status).toBe(200)
    const one = await moved.json<Case>()
    expect(orders(one)).toEqual(['9002 manual linked'])
    expect(one.order).toBe('1002')
    expect(await issuesOf(site)).toMatchObject([{ type: 'damaged', order_id: '9002' }])
    expect((await linksOf(agent, id)).caseId).toBe(one.id)
  })

  test('to an issue of another order is for all that it happened to', async () => {
    const { site, agent, id, token } = await linked()
    await order(site, { id: '9002' })
    const other = await answer(site, { choices: [], token: token({ o: '9002' }) })
    const [lorry] = await issuesOf(site)
    if (!lorry) throw new Error('no issue')
    const hung = await say(agent, other, [lorry.id, 'linked', 'issue'])
    expect(hung.links).toMatchObject([{ kind: 'order' }, { kind: 'issue', name: 'damaged' }])
    expect(await caseOf(agent, '2')).toMatchObject({ issue: 'damaged', order: '9002' })
    const story = await (await agent('/api/orders/9001')).json<OrderStory>()
    expect(story.issues).toMatchObject([{ answers: 2 }])
    // The other one still says it.
    await say(agent, id, [lorry.id, 'rejected', 'issue'])
    expect(await issuesOf(site)).toHaveLength(1)
    await say(agent, other, [lorry.id, 'rejected', 'issue'])
    expect(await issuesOf(site)).toEqual([])
    expect((await caseOf(agent, '2')).issue).toBeNull()
  })

  test('that two agents decide about at once is decided by one', async () => {
    const { site, agent, id } = await linked()
    const { version } = await linksOf(agent, id)
    const body = { target: '9001', state: 'rejected', version }
    const both = await Promise.all([1, 2].map(() => decide(agent, `answers/${id}`, body)))
    expect(both.map(({ status }) => `${status}`).toSorted()).toEqual(['200', '409'])
    const log = await rowsOf<{ action: string }>(site, 'audit_log')
    expect(log.filter(({ action }) => action === 'case.linked')).toHaveLength(1)
    const late = await decide(agent, `answers/${id}`, { ...body, state: 'linked' })
    expect(late.status).toBe(409)
  })

  test('is made to nothing that is not there, that several are called, or of another site', async () => {
    const { site, agent, id } = await linked()
    const other = await linked()
    await order(other.site, { id: 'theirs' })
    await order(site, { id: 'x1', number: 'same' })
    await order(site, { id: 'x2', number: 'same' })
    const { version } = await linksOf(agent, id)
    for (const target of ['theirs', 'nowhere', 'same']) {
      const refused = await decide(agent, `answers/${id}`, { target, state: 'linked', version })
      expect(refused.status, target).toBe(422)
    }
    expect((await agent(`/api/answers/${other.id}/links`)).status).toBe(404)
    const foreign = { target: '9001', state: 'rejected', version }
    expect((await decide(agent, `answers/${other.id}`, foreign)).status).toBe(404)
    expect(orders(await linksOf(agent, id))).toEqual(['9001 token linked'])
    expect(orders(await linksOf(other.agent, other.id))).toEqual(['9001 token linked'])
  })

  test('goes with its order when that is erased', async () => {
    const { site, owner, id } = await linked()
    const subject = { kind: 'order', value: '1001' }
    const erased = await owner('/api/privacy/erasures', {
      method: 'POST',
      body: JSON.stringify({ subject }),
    })
    expect(erased.status).toBe(201)
    expect(await rowsOf(site, 'answer_links')).toEqual([])
    expect((await linksOf(owner, id)).links).toEqual([])
    expect((await caseOf(owner)).order).toBeNull()
  })

  test('tells a program that may not see people no reference, and lets it link none', async () => {
    const { site, id } = await linked()
    const { headers } = await makeSecretKey(site, ['figures:read', 'cases:work'])
    const json = { ...headers, 'content-type': 'application/json' }
    const get = async (path: string) => await (await fetchWorker(path, { headers })).text()
    const texts = [
      await get(`/api/answers/${id}/links`),
      await get('/api/cases/1'),
      await get('/api/answers'),
    ]
    for (const text of texts) {
      expect(text).not.toMatch(/9001|"1001"/)
      expect(text).toMatch(/"target":""|"order":null/)
    }
    const { version } = JSON.parse(texts[0] ?? '') as AnswerLinks
    const body = JSON.stringify({ kind: 'order', target: '9001', state: 'rejected', version })
    const refused = await fetchWorker(`/api/answers/${id}/links`, {
      method: 'PUT',
      headers: json,
      body,
    })
    expect(refused.status).toBe(403)
  })
})

test('an order that is told of after its answer is found by the next run of the job', async () => {
  const { site, agent, token } = await shop()
  const id = await answer(site, { token: token({ o: '1001' }) })
  expect(await caseOf(agent)).toMatchObject({ order: '1001', carrier: '' })
  await order(site, { id: '9001', number: '1001' })
  expect(orders(await linksOf(agent, id))).toEqual(['9001 token suggested'])
  await runJob(site, Date.now())
  expect(orders(await linksOf(agent, id))).toEqual(['9001 token linked'])
  const one = await caseOf(agent)
  expect(one).toMatchObject({ order: '1001', carrier: 'inpost', issue: 'damaged' })
  expect(one.story?.parcels).toHaveLength(1)
  expect(await issuesOf(site)).toMatchObject([{ type: 'damaged', order_id: '9001' }])
})

test('a case without an answer gets its order by hand, and loses it', async () => {
  const { site, agent } = await shop()
  await order(site, { id: '9001', number: '1001' })
  const made = await agent('/api/cases', {
    method: 'POST',
    body: JSON.stringify({ title: 'A call', issue: 'lost' }),
  })
  const { id, linksVersion: version } = await made.json<Case>()
  const linked = await decide(agent, `cases/${id}`, { target: '1001', state: 'linked', version })
  const one = await linked.json<Case>()
  expect(orders(one)).toEqual(['9001 manual linked'])
  expect(await issuesOf(site)).toMatchObject([{ type: 'lost', order_id: '9001' }])
  expect(
    (await decide(agent, `cases/${id}`, { target: '1001', state: 'none', version })).status,
  ).toBe(409)
  const let_go = { target: '9001', state: 'none', version: one.linksVersion }
  expect((await (await decide(agent, `cases/${id}`, let_go)).json<Case>()).links).toEqual([])
  expect(await issuesOf(site)).toEqual([])
})

test('the same issue for many cases hangs their answers on their issues, and is taken back', async () => {
  const { site, agent, token } = await shop()
  for (const id of ['a', 'b']) {
    await order(site, { id })
    await answer(site, { choices: [], token: token({ o: id }) })
  }
  const bulk = crypto.randomUUID()
  const all = { filter: {}, step: { do: 'issue', issue: 'lost' }, bulk }
  const post = async (path: string, body: unknown) =>
    await agent(path, { method: 'POST', body: JSON.stringify(body) })
  expect(await (await post('/api/cases/steps', all)).json()).toMatchObject({ changed: 2 })
  expect(
    (await issuesOf(site)).map(({ type, order_id }) => `${type} ${order_id}`).toSorted(),
  ).toEqual(['lost a', 'lost b'])
  const { links } = await caseOf(agent)
  expect(links).toMatchObject([
    { kind: 'order' },
    { kind: 'issue', name: 'lost', method: 'manual' },
  ])
  await post('/api/cases/undo', { bulk })
  expect(await issuesOf(site)).toEqual([])
  expect((await caseOf(agent)).links).toHaveLength(1)
})
