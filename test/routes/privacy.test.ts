import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AuditPage } from '#contract/site/audit.ts'
import type { Problem } from '#contract/problem.ts'
import {
  erasureListSchema,
  erasureSchema,
  subjectExportSchema,
  type Erasure,
  type Subject,
  type SubjectExport,
} from '#contract/privacy.ts'
import { beginErasure, continueErasure } from '#worker/db/privacy/erasures.ts'
import { insertAnswers } from '#worker/db/answers/store.ts'
import { findDifferences } from '#worker/db/journey/verify.ts'
import { siteHashes } from '#worker/secrets/site-hashes.ts'
import { newAnswer, uuidv7 } from '#test/support/new-answer.ts'
import { answerBody, countAnswers, fetchWorker, postFromShop, signIn } from '#test/support/calls.ts'
import { runDue, runJob } from '#test/support/jobs.ts'
import { fillSite, forgottenOf, peopleOf, storeAnswers } from '#test/support/people.ts'
import { makeSite, makeSurvey, type TestSite } from '#test/support/site-factory.ts'
import { asSystem, makeMember, makeSecretKey } from '#test/support/world.ts'

const DAY_MS = 86_400_000
type Browser = Awaited<ReturnType<typeof signIn>>

async function makeShop() {
  const site = await makeSite()
  await makeSurvey(site)
  const owner = await signIn(site)
  return { site, owner, hashes: siteHashes(env.WAYFELT_SECRET, site.db.siteId) }
}

const post = (browser: Browser, path: string, body: unknown) =>
  browser(path, { method: 'POST', body: JSON.stringify(body) })

async function erase(browser: Browser, kind: Subject['kind'], value: string): Promise<Erasure> {
  const answer = await post(browser, '/api/privacy/erasures', { subject: { kind, value } })
  expect(answer.status).toBe(201)
  return erasureSchema.parse(await answer.json())
}

async function goOn(browser: Browser, id: string): Promise<Erasure> {
  const answer = await post(browser, '/api/privacy/erasures', { id })
  expect(answer.status).toBe(200)
  return erasureSchema.parse(await answer.json())
}

async function take(browser: Browser, subject: Subject, cursor?: string): Promise<SubjectExport> {
  const answer = await post(browser, '/api/privacy/export', { subject, cursor })
  expect(answer.status).toBe(200)
  return subjectExportSchema.parse(await answer.json())
}

async function takeAll(browser: Browser, subject: Subject): Promise<SubjectExport[]> {
  const pages = [await take(browser, subject)]
  for (let next = pages[0]?.next; next; next = pages.at(-1)?.next)
    pages.push(await take(browser, subject, next))
  return pages
}

async function auditOf(browser: Browser, action: string) {
  const page = await (await browser(`/api/audit?action=${action}`)).json<AuditPage>()
  return page.entries.map(({ actor, details }) => ({ by: actor.kind, ...details }))
}

const erasuresOf = async (site: TestSite) =>
  (await env.DB.prepare('SELECT * FROM erasures WHERE site_id = ?').bind(site.db.siteId).all())
    .results

const EVERYTHING = {
  respondent: 'visitor-1',
  orderRef: 'ZS-1001',
  customerRef: 'c-7',
  reference: 'verified' as const,
  comment: 'Too late',
  url: 'https://shop.example/orders/1001',
  traits: { plan: 'gold' },
  shownAt: 5,
}

describe('erasing a person', () => {
  test.each([
    ['respondent', 'visitor-1'],
    ['order', 'ZS-1001'],
    ['customer', 'c-7'],
  ] as const)('by %s takes all that told of them and leaves the counts', async (kind, value) => {
    const { site, owner } = await makeShop()
    const others = [
      { respondent: 'visitor-10', orderRef: 'ZS-10011', customerRef: 'c-71', comment: 'Good' },
      { respondent: 'Visitor-1', orderRef: 'zs-1001', customerRef: 'C-7', comment: 'Fine' },
      { comment: 'visitor-1 ZS-1001 c-7', traits: { respondent: 'visitor-1', order: 'ZS-1001' } },
      {},
    ]
    const [his] = await storeAnswers(site, [EVERYTHING, ...others])
    const other = await makeShop()
    await storeAnswers(other.site, [EVERYTHING])
    const before = await (await owner('/api/answers')).json<{ answers: { score: number }[] }>()
    expect(await erase(owner, kind, ` ${value}\u00a0`)).toMatchObject({
      kind,
      state: 'done',
      scanned: 5,
      erased: 1,
      total: 5,
    })
    const rows = await peopleOf(site)
    expect(rows.get(his ?? '')).toEqual({
      id: his,
      client_id: null,
      body_hash: '',
      respondent: null,
      order_ref: null,
      customer_ref: null,
      reference: null,
      comment: null,
      url: null,
      traits: null,
      shown_at: null,
    })
    expect(await forgottenOf(site)).toEqual([his])
    expect(await forgottenOf(other.site)).toEqual([])
    expect(await findDifferences(site.db)).toEqual([])
    const after = await (await owner('/api/answers')).json<typeof before>()
    expect(after.answers.map(({ score }) => score)).toEqual(
      before.answers.map(({ score }) => score),
    )
  })

  test('finds a stored value that has spaces around it', async () => {
    const { site, owner } = await makeShop()
    await storeAnswers(site, [{ orderRef: '\u00a0ZS-1 \t' }, { orderRef: 'ZS -1' }])
    expect(await erase(owner, 'order', 'ZS-1')).toMatchObject({ erased: 1 })
  })

  test('by e-mail finds the pseudonym wherever it stands, and the address in comments', async () => {
    const { site, owner, hashes } = await makeShop()
    const ann = await hashes.email('Ann.Żak@shop.example')
    const hers = [
      { respondent: ann },
      { customerRef: ann },
      { orderRef: ann },
      { traits: { contact: ann, plan: 'gold' } },
      { comment: 'Write to ANN.ŻAK@SHOP.example!' },
      { comment: `My mail is "ann.żak@shop.example", thanks` },
      { comment: `<mailto:ann.z\u0307ak@shop.example>, 'ann.żak@shop.example'` },
      { url: 'https://shop.example/u/ann.żak%40shop.example/thanks' },
      { traits: { old: 'Ann.Żak@shop.example' } },
    ]
    const others = [
      { respondent: await hashes.email('ann@shop.example') },
      { comment: 'notann.żak@shop.example' },
      { comment: 'ann.żak@shop.example.com, ann.żak@myshop.example' },
      { comment: 'ann.żak at shop.example', traits: { contact: 'em1_other' } },
    ]
    const ids = await storeAnswers(site, [...hers, ...others])
    expect(await erase(owner, 'email', ' ann.żak@Shop.Example ')).toMatchObject({
      state: 'done',
      erased: hers.length,
    })
    expect(await forgottenOf(site)).toEqual(ids.slice(0, hers.length).toSorted())
    expect(await erase(owner, 'email', 'ann@shop.example')).toMatchObject({ erased: 1 })
    expect(JSON.stringify(await erasuresOf(site))).not.toContain('shop.example')
  })

  test('by a respondent or customer that is an address compares what is stored of it', async () => {
    const { site, owner, hashes } = await makeShop()
    const ann = await hashes.email('ann@shop.example')
    await storeAnswers(site, [{ respondent: ann }, { customerRef: ann }, { orderRef: ann }])
    expect(await erase(owner, 'respondent', 'Ann@shop.example')).toMatchObject({ erased: 1 })
    expect(await erase(owner, 'customer', 'Ann@shop.example')).toMatchObject({ erased: 1 })
  })

  test('by e-mail deletes test answers that name it', async () => {
    const { site, owner } = await makeShop()
    for (const [id, comment] of [
      ['t1', 'It is Ann@shop.example'],
      ['t2', 'Nobody'],
    ])
      await env.DB.prepare(
        `INSERT INTO test_answers (site_id, id, at, survey_id, comment) VALUES (?, ?, 1, 's', ?)`,
      )
        .bind(site.db.siteId, id, comment)
        .run()
    await erase(owner, 'email', 'ann@shop.example')
    const left = await env.DB.prepare('SELECT id FROM test_answers WHERE site_id = ?')
      .bind(site.db.siteId)
      .all()
    expect(left.results).toEqual([{ id: 't2' }])
  })

  test('by e-mail does a bounded part where comments are full of addresses, and comes to the end', async () => {
    const { site, owner } = await makeShop()
    const full = Array.from({ length: 280 }, (_, index) => `${index}@b.cc`).join(' ')
    const many = Array.from({ length: 201 }, () => ({ comment: full }))
    const [last] = await storeAnswers(site, [{ comment: '7@b.cc ann@b.cc', at: Date.now() + 1000 }])
    await storeAnswers(site, many)
    const subject = { kind: 'email', value: 'ann@b.cc' } as const
    const pages = await takeAll(owner, subject)
    expect(pages.map(({ scanned }) => scanned)).toEqual([200, 2])
    let erasure = await erase(owner, 'email', 'ann@b.cc')
    expect(erasure).toMatchObject({ state: 'running', scanned: 200 })
    while (erasure.state === 'running') erasure = await goOn(owner, erasure.id)
    expect(erasure).toMatchObject({ scanned: 202, erased: 1 })
    expect(await forgottenOf(site)).toEqual([last])
  })

  test('of any population forgets exactly the answers that a plain reading names', async () => {
    const names = fc.constantFrom('a', 'A', 'b', 'a b', "o'a", '%', '_', '"', '\\', 'ą', 'em1_x')
    const texts = fc.option(names, { nil: null })
    const answer = fc.record({
      respondent: texts,
      orderRef: texts,
      customerRef: texts,
      comment: texts,
    })
    const kind = fc.constantFrom('respondent' as const, 'order' as const, 'customer' as const)
    const { site, owner } = await makeShop()
    await fc.assert(
      fc.asyncProperty(
        fc.array(answer, { maxLength: 12 }),
        kind,
        names,
        async (people, kind, value) => {
          await env.DB.prepare('DELETE FROM answers WHERE site_id = ?').bind(site.db.siteId).run()
          const ids = await storeAnswers(site, people)
          const column = {
            respondent: 'respondent',
            order: 'orderRef',
            customer: 'customerRef',
          } as const
          const named = ids.filter((_, index) => people[index]?.[column[kind]] === value).toSorted()
          const [{ answers } = { answers: [] }] = await takeAll(owner, { kind, value })
          expect(answers.map(({ id }) => id)).toEqual(named)
          expect(await erase(owner, kind, value)).toMatchObject({ erased: named.length })
          expect(await forgottenOf(site)).toEqual(named)
          expect(await findDifferences(site.db)).toEqual([])
        },
      ),
      { numRuns: 40 },
    )
  })
})

describe('an erasure', () => {
  test('of a large site goes on call by call, and tells how far it came', async () => {
    const { site, owner } = await makeShop()
    const now = Date.now()
    await storeAnswers(site, [{ ...EVERYTHING, at: now - 1000 }])
    await fillSite(site, 25_000, now)
    await storeAnswers(site, [{ ...EVERYTHING, at: now + 1000 }])
    const begun = await erase(owner, 'order', 'ZS-1001')
    expect(begun).toMatchObject({ state: 'running', scanned: 20_000, erased: 1, total: 25_002 })
    const [running] = await erasuresOf(site)
    expect(running).toMatchObject({ subject: 'ZS-1001', finished_at: null })
    const done = await goOn(owner, begun.id)
    expect(done).toMatchObject({ state: 'done', scanned: 25_002, erased: 2 })
    expect(await goOn(owner, begun.id)).toEqual(done)
    expect(JSON.stringify(await erasuresOf(site))).not.toContain('ZS-1001')
    const list = erasureListSchema.parse(await (await owner('/api/privacy/erasures')).json())
    expect(list.erasures).toEqual([done])
    expect(await auditOf(owner, 'privacy.erased')).toEqual([
      { by: 'user', kind: 'order', state: 'done', answers: 2 },
      { by: 'user', kind: 'order', state: 'running' },
    ])
    expect(await findDifferences(site.db)).toEqual([])
  })

  test('that nobody goes on with is finished by the job of its site, due at once', async () => {
    const { site, owner } = await makeShop()
    const now = Date.now()
    await fillSite(site, 20_000, now)
    await storeAnswers(site, [{ ...EVERYTHING, at: now + 1000 }])
    expect(await erase(owner, 'customer', 'c-7')).toMatchObject({ state: 'running', erased: 0 })
    const later = Date.now() + 1
    await runDue(later)
    const [row] = await erasuresOf(site)
    expect(row).toMatchObject({ finished_at: later, erased: 1, scanned: 20_001 })
    expect(await auditOf(owner, 'privacy.erased')).toMatchObject([
      { by: 'system', state: 'done', answers: 1 },
      { by: 'user', state: 'running' },
    ])
  })

  test.each([
    ['order', 'ZS-1001'],
    ['email', 'ann@shop.example'],
  ] as const)(
    'by %s finds what comes in late, once, and then forgets whom it looked for',
    async (kind, value) => {
      const { site, hashes } = await makeShop()
      const key = await makeSecretKey(site, ['privacy:manage', 'audit:read'])
      const program = (path: string, init: RequestInit = {}) =>
        fetchWorker(path, { ...init, ...key })
      const person =
        kind === 'order' ? { orderRef: value } : { respondent: await hashes.email(value) }
      const { createdAt } = await erase(program, kind, value)
      const ids = await storeAnswers(site, [
        { ...person, at: createdAt - 6 * DAY_MS, receivedAt: createdAt + DAY_MS },
        { ...person, at: createdAt - 700 * DAY_MS, receivedAt: createdAt + 2 * DAY_MS },
        { ...person, at: createdAt + 1000 },
        { orderRef: 'ZS-1', at: createdAt - 6 * DAY_MS, receivedAt: createdAt + DAY_MS },
      ])
      await runJob(site, createdAt + 8 * DAY_MS - 1)
      expect(await forgottenOf(site)).toEqual([])
      const [waiting] = await erasuresOf(site)
      expect(waiting?.['subject']).toMatch(/^(em1_)?[\w-]{43}$/)
      await runJob(site, createdAt + 8 * DAY_MS)
      const late = ids.slice(0, 2).toSorted()
      expect(await forgottenOf(site)).toEqual(late)
      const [over] = await erasuresOf(site)
      expect(over).toMatchObject({ subject: null, erased: 2, scanned: 0, finished_at: createdAt })
      expect(await auditOf(program, 'privacy.erased')).toEqual([
        { by: 'system', kind, state: 'late', answers: 2 },
        { by: 'key', kind, state: 'done', answers: 0 },
        { by: 'key', kind, state: 'running' },
      ])
      await storeAnswers(site, [
        { ...person, at: createdAt - 1000, receivedAt: createdAt + DAY_MS },
      ])
      await runJob(site, createdAt + 9 * DAY_MS)
      expect(await forgottenOf(site)).toEqual(late)
    },
  )

  test('counts each answer once when ten calls go on at once', async () => {
    const { site, owner } = await makeShop()
    const now = Date.now()
    await fillSite(site, 20_000, now)
    const people = Array.from({ length: 400 }, (_, i) => ({ ...EVERYTHING, at: now + i - 200 }))
    await storeAnswers(site, people)
    const erasure = {
      id: `ten-${site.db.siteId}`,
      kind: 'respondent',
      subject: 'visitor-1',
    } as const
    await beginErasure(asSystem(site), erasure)
    const calls = Array.from({ length: 10 }, () => goOn(owner, erasure.id))
    await Promise.all([...calls, runJob(site, now), runJob(site, now)])
    expect(await goOn(owner, erasure.id)).toMatchObject({
      state: 'done',
      scanned: 20_400,
      erased: 400,
    })
    expect(await auditOf(owner, 'privacy.erased')).toHaveLength(2)
    expect(await forgottenOf(site)).toHaveLength(400)
    expect(await findDifferences(site.db)).toEqual([])
  })

  test('of one person begun five times at once forgets and counts each answer once', async () => {
    const { site, owner } = await makeShop()
    await storeAnswers(
      site,
      Array.from({ length: 50 }, () => EVERYTHING),
    )
    const all = await Promise.all([
      ...Array.from({ length: 5 }, () => erase(owner, 'order', 'ZS-1001')),
      erase(owner, 'customer', 'c-7'),
    ])
    expect(all.reduce((sum, { erased }) => sum + erased, 0)).toBe(50)
    expect(all.every(({ state }) => state === 'done')).toBe(true)
    expect(await findDifferences(site.db)).toEqual([])
  })

  test('forgets all that was there when it began, while more of the same person come in', async () => {
    const { site, owner } = await makeShop()
    const before = await storeAnswers(
      site,
      Array.from({ length: 100 }, () => EVERYTHING),
    )
    const during = Array.from({ length: 100 }, (_, index) =>
      newAnswer({
        ...EVERYTHING,
        at: Date.now() - (index % 2) * 3 * DAY_MS,
        receivedAt: Date.now(),
      }),
    )
    const writing = (async () => {
      for (const answer of during) await insertAnswers(site.db, [answer])
    })()
    const [{ createdAt }] = await Promise.all([erase(owner, 'order', 'ZS-1001'), writing])
    const forgotten = new Set(await forgottenOf(site))
    expect(before.filter((id) => !forgotten.has(id))).toEqual([])
    expect(await findDifferences(site.db)).toEqual([])
    await runJob(site, createdAt + 8 * DAY_MS)
    const left = Array.from((await peopleOf(site)).values()).filter((row) => row.order_ref !== null)
    const given = new Map(during.map(({ id, answeredAt }) => [id, answeredAt]))
    expect(left.filter(({ id }) => (given.get(id) ?? 0) <= createdAt)).toEqual([])
    expect(await findDifferences(site.db)).toEqual([])
  })

  test('reads each answer of the site once, and writes one row for each that it forgets', async () => {
    const { site, hashes } = await makeShop()
    await storeAnswers(site, [
      ...Array.from({ length: 2000 }, () => ({})),
      ...Array.from({ length: 100 }, () => EVERYTHING),
    ])
    const db = asSystem(site)
    const id = `once-${site.db.siteId}`
    await beginErasure(db, { id, kind: 'order', subject: 'ZS-1001' })
    const { rowsRead, rowsWritten } = { ...db.meter }
    await continueErasure(db, id, { hashes, most: 20_000 })
    // The hundred that are found are sought by key several times, to be counted and changed.
    expect(db.meter.rowsRead - rowsRead).toBeLessThan(2100 + 14 * 100)
    expect(db.meter.rowsWritten - rowsWritten).toBeLessThan(100 + 5)
  })

  test('whose step is cut off before its transaction goes on from where it was', async () => {
    const { site, owner, hashes } = await makeShop()
    await storeAnswers(site, [EVERYTHING, {}])
    const begun = await erase(owner, 'order', 'nobody')
    await env.DB.prepare(
      "UPDATE erasures SET finished_at = NULL, subject = 'ZS-1001', scanned = 0 WHERE id = ?",
    )
      .bind(begun.id)
      .run()
    await env.DB.exec(
      "CREATE TRIGGER cut_off BEFORE UPDATE ON answers WHEN NEW.body_hash = '' BEGIN SELECT RAISE(ABORT, 'cut off'); END",
    )
    const step = () => continueErasure(asSystem(site), begun.id, { hashes, most: 1 })
    await expect(step()).rejects.toThrow('cut off')
    expect(await erasuresOf(site)).toMatchObject([{ position: '', scanned: 0, erased: 0 }])
    expect(await auditOf(owner, 'privacy.erased')).toHaveLength(2)
    await env.DB.exec('DROP TRIGGER cut_off')
    await step()
    expect(await erasuresOf(site)).toMatchObject([{ scanned: 2, erased: 1 }])
  })
})

describe('a forgotten answer', () => {
  test('is not brought back by a retry, whatever its id', async () => {
    const { site, owner } = await makeShop()
    const bodies = [uuidv7(), crypto.randomUUID(), uuidv7(Date.now() - 20 * DAY_MS)].map((id) =>
      answerBody(site, { id, respondent: 'visitor-1', comment: 'Mine' }),
    )
    const send = async () =>
      await Promise.all(bodies.map(async (body) => await postFromShop('/v1/answers', body)))
    expect((await send()).map(({ status }) => status)).toEqual([201, 201, 201])
    expect(await erase(owner, 'respondent', 'visitor-1')).toMatchObject({ erased: 3 })
    const again = await send()
    expect(again.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(await countAnswers(site)).toBe(3)
    expect(await forgottenOf(site)).toHaveLength(3)
    expect(await findDifferences(site.db)).toEqual([])
  })

  test('is not brought back by another import of its file, also with other times', async () => {
    const { site, owner } = await makeShop()
    const file = (time: string) =>
      [
        'answer_id,answered_at,touchpoint,kind,score,comment,respondent,order_ref',
        `review-1:ZS-1001,2026-10-01T${time}:00Z,checkout,csat,2,Late,visitor-1,ZS-1001`,
        `review-2:ZS-1002,2026-10-01T${time}:00Z,checkout,csat,5,Good,visitor-2,ZS-1002`,
      ].join('\n')
    const load = async (time: string, query = '') => {
      const headers = { 'content-type': 'text/csv' }
      const init = { method: 'POST', body: file(time), headers }
      return await (await owner(`/api/import/answers${query}`, init)).json()
    }
    expect(await load('08:00')).toMatchObject({ accepted: 2 })
    expect(await erase(owner, 'order', 'ZS-1001')).toMatchObject({ erased: 1 })
    const stored = JSON.stringify([...(await peopleOf(site)).values()])
    expect(stored).not.toMatch(/ZS-1001|visitor-1|review-1|Late/)
    expect(await load('08:00', '?dry=1')).toMatchObject({ accepted: 0, duplicate: 2 })
    expect(await load('08:00')).toMatchObject({ accepted: 0, duplicate: 2, rejectedCount: 0 })
    expect(await load('09:00', '?dry=1')).toMatchObject({ accepted: 0, duplicate: 1 })
    expect(await load('09:00')).toMatchObject({ accepted: 0, duplicate: 1, rejectedCount: 1 })
    expect(await countAnswers(site)).toBe(2)
    expect(await findDifferences(site.db)).toEqual([])
  })
})

describe('a copy of what is held', () => {
  test('holds everything, page by page, and is noted once', async () => {
    const { site, owner, hashes } = await makeShop()
    const now = Date.now()
    const email = await hashes.email('ann@shop.example')
    const hers = Array.from({ length: 230 }, (_, index) => ({
      ...EVERYTHING,
      ...(index % 2 ? { customerRef: email } : { comment: `${index} ann@shop.example` }),
      at: now + index,
    }))
    const ids = await storeAnswers(site, hers)
    await storeAnswers(site, [EVERYTHING])
    const pages = await takeAll(owner, { kind: 'email', value: 'ANN@shop.example' })
    expect(pages.map(({ answers }) => answers.length)).toEqual([200, 30])
    const answers = pages.flatMap((page) => page.answers)
    expect(answers.map(({ id }) => id)).toEqual(ids)
    expect(answers[0]).toMatchObject({
      touchpoint: 'checkout',
      score: 4,
      comment: '0 ann@shop.example',
      url: EVERYTHING.url,
      traits: { plan: 'gold' },
      respondent: 'visitor-1',
      orderRef: 'ZS-1001',
      customerRef: 'c-7',
      reference: 'verified',
      shownAt: 5,
      receivedAt: now,
    })
    // page-review 24: a person is handed names, and the id where there is none.
    expect(answers[0]?.names).toEqual({
      journey: 'Shopping',
      stage: 'Purchase',
      touchpoint: 'Checkout',
      survey: 'checkout-csat',
    })
    expect(answers[1]).toMatchObject({ customerRef: email })
    expect(await auditOf(owner, 'privacy.exported')).toEqual([{ by: 'user', kind: 'email' }])
    await erase(owner, 'email', 'ann@shop.example')
    expect(await take(owner, { kind: 'email', value: 'ann@shop.example' })).toMatchObject({
      answers: [],
      next: null,
    })
  })

  test('looks at a bounded number of answers a page', async () => {
    const { site, owner } = await makeShop()
    const now = Date.now()
    await fillSite(site, 25_000, now)
    const [id] = await storeAnswers(site, [{ ...EVERYTHING, at: now + 1000 }])
    const pages = await takeAll(owner, { kind: 'customer', value: 'c-7' })
    expect(pages.map(({ scanned }) => scanned)).toEqual([20_000, 5001])
    expect(pages.flatMap(({ answers }) => answers)).toMatchObject([{ id }])
  })

  test('cannot be begun in the middle, past the audit log', async () => {
    const { site, owner } = await makeShop()
    await fillSite(site, 25_000)
    const subject = { kind: 'customer', value: 'c-7' } as const
    const { next } = await take(owner, subject)
    const made = ['0', `0.${'a'.repeat(22)}`, '', next?.replace(/^./, 'g') ?? '']
    for (const cursor of made) {
      const answer = await post(owner, '/api/privacy/export', { subject, cursor })
      expect(answer.status).toBe(422)
      expect((await answer.json<Problem>()).fields).toMatchObject([{ field: 'cursor' }])
    }
    const another = { subject: { kind: 'customer', value: 'c-8' }, cursor: next }
    expect((await post(owner, '/api/privacy/export', another)).status).toBe(422)
  })
})

describe('access', () => {
  test('is for owners and managers, and for keys with the scope', async () => {
    const { site } = await makeShop()
    const subject = { kind: 'order', value: 'ZS-1001' }
    const calls = [
      ['/api/privacy/export', { subject }],
      ['/api/privacy/erasures', { subject }],
      ['/api/privacy/erasures', null],
    ] as const
    const statuses = async (headers: Record<string, string>) =>
      await Promise.all(
        calls.map(async ([path, body]) => {
          const init = body && { method: 'POST', body: JSON.stringify(body) }
          const typed = { ...headers, 'content-type': 'application/json' }
          return (await fetchWorker(path, { ...init, headers: typed })).status
        }),
      )
    const yes = [200, 201, 200]
    const no = [403, 403, 403]
    expect(await statuses((await makeMember(site, 'manager')).headers)).toEqual(yes)
    expect(await statuses((await makeMember(site, 'agent')).headers)).toEqual(no)
    expect(await statuses((await makeMember(site, 'viewer', true)).headers)).toEqual(no)
    expect(await statuses((await makeSecretKey(site, ['privacy:manage'])).headers)).toEqual(yes)
    expect(await statuses((await makeSecretKey(site, ['people:read'])).headers)).toEqual(no)
    expect(await statuses({})).toEqual([401, 401, 401])
  })

  test("to another site's erasure is answered as one that nobody began", async () => {
    const [{ owner }, other] = [await makeShop(), await makeShop()]
    const foreign = await erase(other.owner, 'order', 'ZS-1')
    const answers = await Promise.all(
      [foreign.id, '0'.repeat(24)].map((id) => post(owner, '/api/privacy/erasures', { id })),
    )
    expect(answers.map(({ status }) => status)).toEqual([404, 404])
    const list = await (await owner('/api/privacy/erasures')).json()
    expect(list).toEqual({ erasures: [] })
  })

  test.each([
    [{ subject: { kind: 'email', value: 'no address' } }, 'subject.value'],
    [{ subject: { kind: 'order', value: ' ' } }, 'subject.value'],
    [{ subject: { kind: 'order', value: 'a\0' } }, 'subject.value'],
    [{ subject: { kind: 'order', value: '\ud800' } }, 'subject.value'],
    [{ subject: { kind: 'order', value: 'x'.repeat(257) } }, 'subject.value'],
    [{ subject: { kind: 'phone', value: '1' } }, 'subject.kind'],
    [{ subject: { kind: 'order', value: '1' }, site: 'wf_pk_x' }, 'site'],
  ])('%j is refused', async (body, field) => {
    const { owner } = await makeShop()
    const answer = await post(owner, '/api/privacy/export', body)
    expect(answer.status).toBe(422)
    const { fields } = await answer.json<Problem>()
    expect(fields?.map((error) => error.field)).toContain(field)
    expect((await post(owner, '/api/privacy/erasures', body)).status).toBe(422)
  })
})
