import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import type { CaseBody } from '#contract/outbox/messages.ts'
import type { TicketKind } from '#contract/outbox/words.ts'
import { newAnswer } from '#test/support/new-answer.ts'
import { deskOf, outboxOf } from '#test/support/outside/calls.ts'
import { makeSite, makeSurvey, type TestSite } from '#test/support/site-factory.ts'
import { asSystem, makeEndpoint } from '#test/support/world.ts'
import { insertAnswers } from '#worker/db/answers/store.ts'
import { enqueue } from '#worker/db/outbox/enqueue.ts'
import { commit } from '#worker/db/site/audit.ts'
import { TOKEN_PURPOSE } from '#worker/jobs/outbox/attempt.ts'
import { deliverSome } from '#worker/jobs/outbox/deliver.ts'
import { sendingOf } from '#worker/jobs/outbox/soon.ts'
import { seal } from '#worker/secrets/sealed.ts'

const KINDS: TicketKind[] = ['zendesk', 'chatwoot', 'gorgias', 'freshdesk', 'zammad']

const CASE: CaseBody = {
  id: 'case-0001',
  state: 'new',
  priority: 'high',
  issue: 'damaged',
  touchpoint: { id: 'parcel', name: 'Parcel' },
  answer: null,
  score: 1,
  scale: 'csat5',
  openedAt: 1,
  dueAt: null,
  cause: null,
  action: null,
  link: 'https://feedback.example/cases/case-0001',
}

interface Desk {
  kind: TicketKind
  box: string
  token?: string
  settings?: object
}

async function makeDesk(
  site: TestSite,
  { kind, box, token = 'right', settings: all = {} }: Desk,
): Promise<string> {
  const of = { root: env.WAYFELT_SECRET, siteId: site.db.siteId, purpose: TOKEN_PURPOSE }
  const settings = { people: false, comments: false, lang: 'pl' as const, email: 'a@b.example' }
  return await makeEndpoint(site, {
    kind,
    url: `https://desk.example/${box}/${kind}/`,
    topics: ['case.opened'],
    sealed: await seal(of, token),
    settings: { ...settings, account: 7, inbox: 3, group: 'Users', ...all },
  })
}

async function openCase(site: TestSite, body = CASE): Promise<void> {
  const event = { topic: 'case.opened', subject: body.id, body, now: Date.now() } as const
  await commit(asSystem(site), { action: 'site.changed' }, enqueue(site.db, event))
}

async function deliver(site: TestSite, wait = 0): Promise<void> {
  await deliverSome(asSystem(site), { ...sendingOf(env), clock: () => Date.now() + wait }, 10)
}

describe.each(KINDS)('a case becomes a ticket of %s', (kind) => {
  test('once, with the case’s id and its words in the language that was chosen', async () => {
    const site = await makeSite()
    const box = `plain-${kind}`
    await makeDesk(site, { kind, box })
    await openCase(site)
    await deliver(site)
    const { tickets, calls, contacts } = await deskOf(box)
    expect(tickets).toHaveLength(1)
    const all = JSON.stringify([tickets, contacts])
    expect(all).toContain('case-0001')
    expect(all).toContain('Nowe zgłoszenie: 1/5')
    // Looked up first, and made only then.
    expect(calls[0]).toMatch(/^GET .*case-0001/)
    expect(await outboxOf(site.db.siteId)).toMatchObject([{ state: 'sent', tries: 1 }])
  })

  test('once, also when the acknowledgement was lost', async () => {
    const site = await makeSite()
    const box = `lose-${kind}`
    await makeDesk(site, { kind, box })
    await openCase(site)
    await deliver(site)
    expect(await outboxOf(site.db.siteId)).toMatchObject([{ state: 'waiting', tries: 1 }])
    for (const wait of [10_000, 400_000, 3_000_000]) await deliver(site, wait)
    const { tickets, contacts } = await deskOf(box)
    expect(tickets).toHaveLength(1)
    expect(contacts).toHaveLength(kind === 'chatwoot' ? 1 : 0)
    expect((await outboxOf(site.db.siteId))[0]?.state).toBe('sent')
  })

  test('not with a wrong token, and the log keeps why', async () => {
    const site = await makeSite()
    const id = await makeDesk(site, { kind, box: `wrong-${kind}`, token: 'wrong' })
    await openCase(site)
    await deliver(site)
    expect((await deskOf(`wrong-${kind}`)).tickets).toEqual([])
    const row = await env.DB.prepare('SELECT status, reply FROM sends WHERE endpoint_id = ?')
      .bind(id)
      .first()
    expect(row).toMatchObject({ status: 401, reply: expect.stringContaining('who are you') })
  })
})

describe('words and people of a case', () => {
  test.each([
    [true, true],
    [false, false],
  ])('are read from its answer, if they may be told: %s', async (may, isThere) => {
    const site = await makeSite()
    await makeSurvey(site)
    const answer = { ...newAnswer({ score: 1 }), comment: 'It was broken', orderRef: 'ZS-1001' }
    await insertAnswers(site.db, [answer])
    const box = `words-${may}`
    await makeDesk(site, { kind: 'gorgias', box, settings: { people: may, comments: may } })
    await openCase(site, { ...CASE, answer: answer.id })
    const stored = JSON.stringify(await outboxOf(site.db.siteId))
    expect(stored).not.toMatch(/broken|ZS-1001/)
    await deliver(site)
    const told = JSON.stringify((await deskOf(box)).tickets)
    expect([told.includes('It was broken'), told.includes('ZS-1001')]).toEqual([isThere, isThere])
  })
})

describe('an event', () => {
  test('is enqueued once under one id, for every endpoint that is on and wants it', async () => {
    const site = await makeSite()
    const [one, two] = [await makeEndpoint(site), await makeEndpoint(site)]
    await makeEndpoint(site, { topics: ['answer.created'] })
    const id = `msg_${'ab'.repeat(16)}`
    for (const _ of [1, 2]) {
      const event = { id, topic: 'case.opened', subject: CASE.id, body: CASE, now: 5 } as const
      await commit(asSystem(site), { action: 'site.changed' }, enqueue(site.db, event))
    }
    const rows = await outboxOf(site.db.siteId)
    expect(rows.map((row) => row.endpoint_id).toSorted()).toEqual([one, two].toSorted())
    expect(rows).toMatchObject([{ id, state: 'waiting', tries: 0, due_at: 5 }, { id }])
  })

  test('is not enqueued if its cause is not stored', async () => {
    const site = await makeSite()
    await makeEndpoint(site)
    const event = { topic: 'case.opened', subject: CASE.id, body: CASE, now: 5 } as const
    const failing = site.db.orm.run('INSERT INTO nowhere VALUES (1)')
    await expect(
      site.db.orm.batch([...enqueue(site.db, event), failing] as never),
    ).rejects.toThrow()
    expect(await outboxOf(site.db.siteId)).toEqual([])
  })
})
