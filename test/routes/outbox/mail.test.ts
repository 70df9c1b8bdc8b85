import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import type { EndpointList, EndpointReceipt, NewEndpoint } from '#contract/outbox/endpoints.ts'
import { deliverSoon } from '#worker/jobs/outbox/soon.ts'
import { keepSummary } from '#worker/jobs/alerts/keep-summary.ts'
import { makePerson, makeToken, signIn } from '#test/support/calls.ts'
import { makePostOffice } from '#test/support/mailed.ts'
import { storeAnswers } from '#test/support/people.ts'
import { makeSite, makeSurvey, type TestSite } from '#test/support/site-factory.ts'
import { watched } from '#test/support/watched-database.ts'
import { makeEndpoint } from '#test/support/world.ts'

const DAY = 86_400_000
const MORNING = Date.parse('2026-11-23T07:00:00Z')

const mailTo = (url: string, more: Partial<NewEndpoint> = {}): NewEndpoint => ({
  kind: 'mail',
  name: 'The week',
  url,
  topics: ['summary.weekly'],
  ...more,
})

/** Somebody who manages a site of a deployment that sends mail. */
async function managing(isDown = false) {
  const site = await makeSite()
  const office = makePostOffice({ isDown })
  const { email } = await makePerson(site, { role: 'manager' })
  const body = JSON.stringify({ token: await makeToken(email) })
  const answer = await office.fetchMailing('/api/sign-in', { method: 'POST', body })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  const see = async (path: string, sent?: object) =>
    await office.fetchMailing(path, {
      headers: { cookie },
      ...(sent ? { method: 'POST', body: JSON.stringify(sent) } : {}),
    })
  return { ...office, site, email, see }
}

async function sumUp(site: TestSite): Promise<void> {
  await makeSurvey(site)
  await storeAnswers(
    site,
    Array.from({ length: 30 }, (_, index) => ({ at: MORNING - 4 * DAY + index, score: 2 })),
  )
  const asked = { timezone: 'Europe/Warsaw', language: 'pl', origin: 'https://w.example' }
  await keepSummary(site.db, { ...asked, room: () => 99, hasAnswers: true }, MORNING)
}

const stateOf = async (id: string) =>
  await env.DB.prepare('SELECT state, reason, failure FROM endpoints WHERE id = ?').bind(id).first()

describe('an endpoint that mails', () => {
  test('is made for people of the site who have proved their address, and nobody else', async () => {
    const { see, email, site } = await managing()
    expect((await (await see('/api/endpoints')).json<EndpointList>()).hasMail).toBe(true)
    expect((await see('/api/endpoints', mailTo(email))).status).toBe(201)
    const other = await makePerson(await makeSite(), { role: 'owner' })
    const unproved = await makePerson(site, { role: 'viewer' })
    await env.DB.prepare('UPDATE users SET home_site_id = ? WHERE email = ?')
      .bind(site.db.siteId, unproved.email)
      .run()
    const strangers = [other.email, unproved.email, 'x@stranger.example', `mailto:${email}`]
    for (const stranger of [...strangers, 'https://outside.example/hook', `${email}, ${email}`]) {
      const refused = await see('/api/endpoints', mailTo(stranger))
      expect([stranger, refused.status]).toEqual([stranger, 422])
      expect(await refused.json()).toMatchObject({ fields: [{ field: 'url' }] })
    }
  })

  test('tells figures only', async () => {
    const { see, email } = await managing()
    const refused = await see('/api/endpoints', mailTo(email, { topics: ['answer.created'] }))
    expect(await refused.json()).toMatchObject({ fields: [{ field: 'topics' }] })
  })

  test('is refused where the deployment sends no mail', async () => {
    const site = await makeSite()
    const see = await signIn(site, { role: 'owner' })
    expect((await (await see('/api/endpoints')).json<EndpointList>()).hasMail).toBe(false)
    const { email } = await makePerson(site, { role: 'viewer' })
    const body = JSON.stringify(mailTo(email))
    const refused = await see('/api/endpoints', { method: 'POST', body })
    expect(await refused.json()).toMatchObject({
      fields: [{ field: 'url', reason: expect.stringContaining('EMAIL') }],
    })
  })
})

test('trying one out mails so often an hour, and no more', async () => {
  const { see, email, mails } = await managing()
  const made = await (await see('/api/endpoints', mailTo(email))).json<EndpointReceipt>()
  const tries: number[] = []
  for (let n = 0; n < 22; n += 1)
    tries.push((await see(`/api/endpoints/${made.endpoint.id}/test`, {})).status)
  expect(tries).toEqual([...Array.from({ length: 20 }, () => 200), 429, 429])
  expect(mails).toHaveLength(20)
  expect(mails[0]).toMatchObject({ to: email, subject: 'The week in words – Wayfelt' })
})

describe('the week', () => {
  const settings = { people: false, comments: false, lang: 'pl' as const }
  const week = async (site: TestSite, url: string) =>
    await makeEndpoint(site, { kind: 'mail', url, topics: ['summary.weekly'], settings })

  test('is mailed once, in the language of the endpoint, with nothing of the site in its subject', async () => {
    const { site, email, mails, deployment } = await managing()
    await week(site, email)
    await sumUp(site)
    for (let turn = 0; turn < 2; turn += 1) await deliverSoon(deployment, site.db.siteId)
    expect(mails).toMatchObject([{ to: email, subject: 'Tydzień w słowach – Wayfelt' }])
    expect(mails[0]?.text).toContain('30 odpowiedzi w tygodniu 2026-11-16 – 2026-11-22')
    expect(mails[0]?.text).toContain('https://w.example/?tab=moves')
    expect(mails[0]?.text).toMatch(/Ustawieniach › Webhooki\.$/)
  })

  test('reads the people of the site once, however many are mailed', async () => {
    const { site, email, mails, deployment } = await managing()
    const others = await Promise.all([1, 2].map(async () => await makePerson(site)))
    const all = [email, ...others.map((other) => other.email)]
    for (const address of all) await week(site, address)
    await sumUp(site)
    const made: string[] = []
    const database = watched(env.DB, { made: (sql) => made.push(sql) })
    await deliverSoon({ ...deployment, DB: database }, site.db.siteId)
    expect(mails.map(({ to }) => to).toSorted()).toEqual(all.toSorted())
    const reads = made.filter((sql) => sql.includes('from "members" inner join "users"'))
    expect(reads).toHaveLength(1)
  })

  test('is told to nobody who has left the site', async () => {
    const { site, email, mails, deployment } = await managing()
    const id = await week(site, email)
    await sumUp(site)
    await env.DB.prepare('DELETE FROM members WHERE site_id = ?').bind(site.db.siteId).run()
    await deliverSoon(deployment, site.db.siteId)
    expect(mails).toEqual([])
    expect(await stateOf(id)).toMatchObject({ state: 'disabled', reason: 'gone' })
  })

  test('is tried again where the post office refuses, or there is none', async () => {
    const { site, email, deployment } = await managing(true)
    const id = await week(site, email)
    await sumUp(site)
    await deliverSoon(env, site.db.siteId)
    expect(await stateOf(id)).toMatchObject({ state: 'on', failure: 'unreachable' })
    await env.DB.prepare('UPDATE outbox SET due_at = 0 WHERE site_id = ?')
      .bind(site.db.siteId)
      .run()
    await deliverSoon(deployment, site.db.siteId)
    expect(await stateOf(id)).toMatchObject({ state: 'on', failure: 'refused' })
    const { results: waiting } = await env.DB.prepare(
      "SELECT id FROM outbox WHERE site_id = ? AND state = 'waiting'",
    )
      .bind(site.db.siteId)
      .all()
    expect(waiting).toHaveLength(1)
  })
})
