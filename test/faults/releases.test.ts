import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, inject, test } from 'vitest'
import type { Curve, JourneyList } from '#contract/journey.ts'
import type { SiteConfig } from '#contract/collect/config.ts'
import type { Session } from '#contract/accounts/accounts.ts'
import type { BundledWorker } from '#test/bench/support/bundle.ts'
import { startServer, type LocalServer } from '#test/bench/support/local-server.ts'
import { applyMigrations, listMigrations } from '#scripts/support/migrate.ts'
import { withTemporary } from '#test/bench/support/temporary.ts'
import { uuidv7 } from '#test/support/new-answer.ts'
import { hashToken, newToken } from '#worker/secrets/hash.ts'

/*
 * The release before and this one on one database, as an upgrade, a deploy in the middle and a
 * rollback have them. `npm run keep-release` keeps a release for the next.
 */

const KEPT = join(import.meta.dirname, 'previous-release')
const SHOP = 'https://shop.example'
const PAGE = {
  origin: SHOP,
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36',
  'content-type': 'text/plain',
}

async function previousRelease(into: string): Promise<BundledWorker> {
  const folder = join(into, 'previous')
  const script = join(folder, 'index.js')
  await mkdir(folder)
  await writeFile(script, gunzipSync(await readFile(join(KEPT, 'worker.js.gz'))))
  return { folder, script }
}

/** A shop of one release, as its owner and its shoppers use it. */
class Shop {
  #base: URL
  #cookie = ''
  key = ''

  constructor(server: LocalServer, worker: string) {
    this.#base = server.urlOf(worker)
  }

  /** The same shop, seen by another release. */
  by(server: LocalServer, worker: string): Shop {
    const other = new Shop(server, worker)
    other.#cookie = this.#cookie
    other.key = this.key
    return other
  }

  async call(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = { 'content-type': 'application/json', cookie: this.#cookie }
    return await fetch(new URL(path, this.#base), { ...init, headers })
  }

  async send(method: string, path: string, body: object): Promise<Response> {
    const answer = await this.call(path, { method, body: JSON.stringify(body) })
    expect(answer.status, `${method} ${path}`).toBeLessThan(300)
    return answer
  }

  /** Makes the owner, the site and a journey whose questions are live. */
  async open({ database }: LocalServer): Promise<void> {
    const token = newToken()
    await database
      .prepare(
        `INSERT INTO links (token_hash, id, purpose, created_at, expires_at)
        VALUES (?, 'l1', 'set-up', 0, ?)`,
      )
      .bind(await hashToken(token), Date.now() + 60_000)
      .run()
    const site = { name: 'Sklep', timezone: 'Europe/Warsaw' }
    const owner = { token, email: 'ada@shop.example', name: 'Ada', site }
    const made = await this.send('POST', '/api/set-up', owner)
    this.#cookie = made.headers.get('set-cookie')?.split(';')[0] ?? ''
    const session = (await (await this.call('/api/session')).json()) as Session
    this.key = session.site?.key ?? ''
    await this.send('POST', '/api/journeys', { template: 'shop', language: 'en' })
    await this.send('PATCH', '/api/site', { origins: [SHOP] })
  }

  /** An answer to the first live question, as the widget keeps it until it is taken. */
  async write(score: number): Promise<string> {
    const asked = new URL(`/v1/sites/${this.key}/config?lang=en`, this.#base)
    const config = (await (await fetch(asked, { headers: PAGE })).json()) as SiteConfig
    const [survey] = config.surveys
    return JSON.stringify({
      id: uuidv7(),
      site: this.key,
      survey: survey?.id,
      revision: survey?.revision,
      score,
      channel: 'web',
      lang: 'en',
      comment: `It was a ${score}`,
      displayed: true,
      answeredAt: Date.now(),
    })
  }

  async post(body: string): Promise<number> {
    const url = new URL('/v1/answers', this.#base)
    return (await fetch(url, { method: 'POST', body, headers: PAGE })).status
  }

  async answer(score: number): Promise<number> {
    return await this.post(await this.write(score))
  }

  /** What the owner sees: every stage's figures, and the newest answers. */
  async see() {
    const list = (await (await this.call('/api/journeys')).json()) as JourneyList
    const { today } = list.site
    const path = `/api/journeys/${list.journeys[0]?.id}/curve?from=${today}&to=${today}`
    const curve = (await (await this.call(path)).json()) as Curve
    const answers = (await (await this.call('/api/answers?limit=50')).json()) as {
      answers: { id: string; comment: string | null; score: number | null }[]
    }
    return {
      stages: curve.stages.map(({ id, n, sentiment, interval }) => ({
        id,
        n,
        sentiment,
        interval,
      })),
      answers: answers.answers.map(({ id, comment, score }) => ({ id, comment, score })),
    }
  }
}

/** What both releases count: a newer schema may count more. */
const COUNTED = `touchpoint_id, scale, stage_id, week, channel, segment, persona, n0, n1, n2, n3, n4, n5,
  n6, n7, n8, n9, n10, unscored, shown, dismissed, abandoned, spread, days`

/** Every answer and sum as they are stored. */
async function stored({ database }: LocalServer) {
  const rows = async (sql: string) => (await database.prepare(sql).all()).results
  return {
    answers: await rows('SELECT id, score, comment, day, stage_id FROM answers ORDER BY id'),
    sums: await rows(`SELECT ${COUNTED} FROM rollups ORDER BY touchpoint_id, scale, week, channel`),
  }
}

test('an upgrade, a deploy in the middle and a rollback leave every answer, and each release goes on', async () => {
  await withTemporary(async (state) => {
    const old = JSON.parse(await readFile(join(KEPT, 'migrations.json'), 'utf8')) as string[]
    const all = await listMigrations()
    expect(all.slice(0, old.length), 'a migration that was released is never changed').toEqual(old)
    const workers = { before: await previousRelease(state), after: inject('worker') }
    const server = await startServer({ workers, state: join(state, 'v3') })

    await applyMigrations(server.database, old)
    const before = new Shop(server, 'before')
    await before.open(server)
    for (const score of [5, 4, 2, 1, 5]) expect(await before.answer(score)).toBe(201)
    const seen = await before.see()
    expect(seen.answers).toHaveLength(5)
    const kept = await stored(server)

    // The upgrade: the schema first.
    await applyMigrations(server.database, all.slice(old.length))
    expect(await stored(server)).toEqual(kept)
    // Until the code follows, the release before goes on upon the new schema.
    const twice = await before.write(3)
    expect(await before.post(twice)).toBe(201)
    const after = before.by(server, 'after')
    expect(await after.post(twice), 'sent again to the new code').toBe(200)
    expect(await after.answer(1)).toBe(201)
    const upgraded = await after.see()
    expect(upgraded.answers).toHaveLength(7)
    expect(upgraded.answers.slice(2)).toEqual(seen.answers)

    // The rollback: the code alone goes back.
    expect(await before.see()).toEqual(upgraded)
    expect(await before.answer(5)).toBe(201)
    expect((await after.see()).answers).toHaveLength(8)
    await server.close()
  })
})
