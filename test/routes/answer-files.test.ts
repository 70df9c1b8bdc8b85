import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import type { Answer, AnswersPage } from '#contract/answers.ts'
import type { AuditEntry } from '#contract/site/audit.ts'
import type { KeyScope } from '#contract/rights.ts'
import { insertAnswers } from '#worker/db/answers/store.ts'
import { fetchWorker } from '#test/support/calls.ts'
import { newAnswer, uuidv7 } from '#test/support/new-answer.ts'
import type { TestSite } from '#test/support/site-factory.ts'
import { makeMember, makeSecretKey, makeTenant } from '#test/support/world.ts'

const NOON = Date.parse('2026-11-20T12:00:00Z')
const READS: KeyScope[] = ['figures:read', 'comments:read', 'people:read', 'answers:export']

/** A site with answers a second apart, the newest last. */
async function siteWith(count: number, overrides: (index: number) => object = () => ({})) {
  const site = await makeTenant()
  const before = await listed(site)
  const answers = Array.from({ length: count }, (_, index) => {
    const answeredAt = NOON + index * 1000
    const id = uuidv7(answeredAt)
    return newAnswer({ id, claimedId: id, answeredAt, day: '2026-11-20', ...overrides(index) })
  })
  for (let at = 0; at < answers.length; at += 2000)
    await insertAnswers(site.db, answers.slice(at, at + 2000))
  return { site, ids: answers.map(({ id }) => id).toReversed(), before }
}

async function listed(site: TestSite): Promise<Answer[]> {
  const { headers } = await makeSecretKey(site, READS)
  const response = await fetchWorker('/api/answers?limit=50', { headers })
  return (await response.json<AnswersPage>()).answers as Answer[]
}

async function take(site: TestSite, path: string, scopes: KeyScope[] = READS): Promise<Response> {
  const { headers } = await makeSecretKey(site, scopes)
  return await fetchWorker(`/api/answers.${path}`, { headers })
}

async function lines(response: Response): Promise<Answer[]> {
  const text = await response.text()
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Answer)
}

/** The CSV file's lines after its heading, apart from the texts that hold line ends. */
async function rows(response: Response): Promise<string[]> {
  // The byte order mark must be seen.
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
    await response.arrayBuffer(),
  )
  expect(text.startsWith('\uFEFFanswer_id')).toBe(true)
  expect(text.endsWith('\r\n')).toBe(true)
  return text.slice(1, -2).split('\r\n').slice(1)
}

describe('a file of answers', () => {
  test('holds every answer of the selection once, newest first, over many pages', async () => {
    const { site, ids, before } = await siteWith(11_000)
    const got = await lines(await take(site, 'ndjson'))
    expect(got.map(({ id }) => id).toSorted()).toEqual(
      [...ids, ...before.map(({ id }) => id)].toSorted(),
    )
    const own = new Set(ids)
    expect(got.map(({ id }) => id).filter((id) => own.has(id))).toEqual(ids)
    expect(await rows(await take(site, 'csv'))).toHaveLength(got.length)
  })

  test('takes the filters of the list', async () => {
    const { site, ids } = await siteWith(6, (index) => ({
      channel: index % 2 ? 'locker' : 'web',
      comment: index < 2 ? 'Late' : null,
    }))
    const got = await lines(await take(site, 'ndjson?channel=locker&from=2026-11-20&to=2026-11-20'))
    expect(got.map(({ id }) => id)).toEqual([ids[0], ids[2], ids[4]])
    const commented = await lines(await take(site, 'ndjson?channel=locker&commented=1'))
    expect(commented.map(({ id }) => id)).toContain(ids[4])
    expect(commented.map(({ id }) => id)).not.toContain(ids[0])
    expect((await take(site, 'csv?channel=carrier-pigeon')).status).toBe(422)
    expect((await take(site, 'csv?cursor=x')).status).toBe(422)
  })

  test('runs no formula of a shopper, and leaves numbers numbers', async () => {
    const evil = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1']
    const { site } = await siteWith(evil.length, (index) => ({
      comment: evil[index],
      score: 1,
      channel: 'locker',
    }))
    const got = await (await take(site, 'csv?channel=locker')).text()
    for (const comment of evil) expect(got).toContain(`"'${comment}"`)
    expect(got.match(/,"csat5",1,-100,/g)).toHaveLength(evil.length)
  })

  test('keeps quotes, line ends and every script, byte for byte', async () => {
    const comment = 'Zażółć "gęślą"\r\nщука, 🛵; ﷽'
    const { site } = await siteWith(1, () => ({ comment, channel: 'locker' }))
    const csv = await take(site, 'csv?channel=locker&separator=%3B')
    const text = await csv.text()
    expect(text).toContain(`;"${comment.replaceAll('"', '""')}";"locker";`)
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(csv.headers.get('content-disposition')).toMatch(/^attachment; filename="answers-.*csv"$/)
    const [answer] = await lines(await take(site, 'ndjson?channel=locker'))
    expect(answer?.comment).toBe(comment)
  })

  test('shows no more than the key may read', async () => {
    const { site } = await siteWith(1, () => ({
      comment: 'Ask for Ann',
      channel: 'locker',
      url: 'https://shop.example/thanks',
      traits: { segment: 'b2b' },
    }))
    const [answer] = await lines(await take(site, 'ndjson?channel=locker', ['answers:export']))
    expect(answer).toMatchObject({ comment: null, url: null, traits: {} })
    const all = await (await take(site, 'csv?channel=locker', ['answers:export'])).text()
    expect(all).not.toMatch(/Ann|shop\.example|b2b"?}/)
  })

  test('leaves an entry in the log that names the selection, also when the reader breaks off', async () => {
    const { site } = await siteWith(6000)
    const { headers } = await makeSecretKey(site, [...READS, 'audit:read'])
    const response = await fetchWorker('/api/answers.csv?from=2026-11-20', { headers })
    const reader = response.body?.getReader()
    await reader?.read()
    await reader?.cancel()
    const log = await fetchWorker('/api/audit?action=answers.exported', { headers })
    const { entries } = await log.json<{ entries: AuditEntry[] }>()
    expect(entries.map(({ details }) => details)).toEqual([
      { format: 'csv', selection: ['from 2026-11-20'] },
    ])
  })

  test('is of the site that the page shows, or of none', async () => {
    const { site } = await siteWith(1)
    const { headers } = await makeMember(site, 'manager')
    const ask = async (key: string) =>
      await fetchWorker(`/api/answers.csv?site=${key}`, { headers }).then(({ status }) => status)
    expect(await ask(site.key)).toBe(200)
    expect(await ask('wf_pk_another')).toBe(409)
  })
})

test('what fails on the way fails the file: a part is not taken for the whole', async () => {
  const { site } = await siteWith(25_000)
  const response = await take(site, 'ndjson')
  const reader = response.body?.getReader()
  await reader?.read()
  await env.DB.exec('ALTER TABLE answers RENAME TO gone')
  const rest = async () => {
    for (;;) if ((await reader?.read())?.done !== false) return 'whole'
  }
  await expect(rest()).rejects.toThrow(/./)
})
