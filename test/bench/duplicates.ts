import { randomUUID } from 'node:crypto'
import { findDifferences } from '#worker/db/journey/verify.ts'
import { uuidv7 } from '#test/support/new-answer.ts'
import type { Figure } from './figure.ts'
import { makeAnswer, type SentAnswer } from './support/answers.ts'
import { onServer } from './support/bench-server.ts'
import { openClient } from './support/client.ts'
import { drain } from './support/load.ts'
import type { LocalServer } from './support/local-server.ts'
import { makeShop } from './support/shop.ts'

/** What came of sending the same answers again and again. */
export interface DuplicateOutcome {
  /** Submissions answered with 201, 200, and anything else. */
  created: number
  repeated: number
  other: number
  /** Rows in the database, and cells whose rollup is not a recount of them. */
  rows: number
  differences: number
}

/** The same answers submitted many times at once. */
export async function* duplicates(): AsyncGenerator<Figure> {
  yield* onServer(['wayfelt'], measure)
}

async function* measure(server: LocalServer): AsyncGenerator<Figure> {
  const many = await submitDuplicates(server, { ids: 100, submissions: 10_000, connections: 64 })
  yield* told('10,000 submissions of 100 ids', many, 100)
  const one = await submitDuplicates(server, { ids: 1, submissions: 1000, connections: 1000 })
  yield* told('one id 1,000 times at once', one, 1)
}

function* told(what: string, outcome: DuplicateOutcome, ids: number): Generator<Figure> {
  const { rows, created, other, differences } = outcome
  yield { name: `${what}: rows`, value: rows, unit: 'rows', budget: { exactly: ids } }
  yield { name: `${what}: told "new"`, value: created, unit: 'answers', budget: { exactly: ids } }
  yield { name: `${what}: refused`, value: other, unit: 'answers', budget: { exactly: 0 } }
  yield {
    name: `${what}: rollups that differ from a recount`,
    value: differences,
    unit: 'cells',
    budget: { exactly: 0 },
  }
}

/**
 * Submits `ids` different answers `submissions` times in all, shuffled, to a new site. Every second
 * id is a UUIDv4, which carries no clock and is kept apart from the answer's key.
 */
export async function submitDuplicates(
  server: LocalServer,
  { ids, submissions, connections }: { ids: number; submissions: number; connections: number },
): Promise<DuplicateOutcome> {
  const shop = await makeShop(server.database)
  const client = openClient(server.urlOf('wayfelt'), connections)
  const answers = Array.from({ length: ids }, (_, index) =>
    makeAnswer(shop.key, { index, id: index % 2 === 0 ? uuidv7() : randomUUID() }),
  )
  const outcome = { created: 0, repeated: 0, other: 0 }
  await drain(shuffled(answers, submissions), connections, async ({ id, body }) => {
    const reply = await client.post('/v1/answers', body)
    if (reply.status === 201 && reply.body === receipt(id, false)) outcome.created += 1
    else if (reply.status === 200 && reply.body === receipt(id, true)) outcome.repeated += 1
    else outcome.other += 1
  })
  client.close()
  const rows = await server.database
    .prepare('SELECT count(*) AS n FROM answers WHERE site_id = ?')
    .bind(shop.db.siteId)
    .first<number>('n')
  return { ...outcome, rows: rows ?? 0, differences: (await findDifferences(shop.db)).length }
}

function receipt(id: string, duplicate: boolean): string {
  return JSON.stringify({ id, duplicate })
}

/** Each answer equally often, in an order by chance. */
function shuffled(answers: SentAnswer[], length: number): SentAnswer[] {
  return Array.from({ length }, (_, index) => ({
    answer: answers[index % answers.length],
    rank: Math.random(),
  }))
    .toSorted((a, b) => a.rank - b.rank)
    .flatMap(({ answer }) => answer ?? [])
}
