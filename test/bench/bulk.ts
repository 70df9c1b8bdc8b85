import { newAnswer } from '#test/support/new-answer.ts'
import type { BenchOptions, Figure } from './figure.ts'
import { makeAnswer } from './support/answers.ts'
import { onServer } from './support/bench-server.ts'
import { openClient, type Client } from './support/client.ts'
import { makeCsv } from './support/import-file.ts'
import { hammer, median } from './support/load.ts'
import type { LocalServer } from './support/local-server.ts'
import {
  JOURNEY,
  makeShop,
  PERSONAS,
  SEGMENTS,
  signIn,
  stageId,
  stageOf,
  touchpointId,
  TOUCHPOINTS,
  type Shop,
} from './support/shop.ts'

const BATCH = 500

/** Answers in bulk against answers one by one, in alternating rounds on one database. */
export async function* bulk({ quick }: BenchOptions): AsyncGenerator<Figure> {
  const length = quick ? { rounds: 3, ms: 1500, file: 5000 } : { rounds: 5, ms: 3000, file: 20_000 }
  yield* onServer(['wayfelt', 'counting'], (server) => compare(server, length))
}

async function* compare(
  server: LocalServer,
  { rounds, ms, file }: { rounds: number; ms: number; file: number },
): AsyncGenerator<Figure> {
  const shop = await makeShop(server.database)
  const client = openClient(server.urlOf('wayfelt'), 32)
  const batches = openClient(server.urlOf('counting'), 4)
  const session = await signIn(shop, client)
  const speeds: { single: number; batch: number; import: number }[] = []
  for (let round = -1; round < rounds; round += 1) {
    const isWarmUp = round < 0
    const time = isWarmUp ? 500 : ms
    const speed = {
      single: (await hammer(singles(shop, client), { connections: 32, ms: time })).perSecond,
      batch:
        (await hammer(batchesOf(shop, batches), { connections: 4, ms: time })).perSecond * BATCH,
      import: await importFile(client, session, isWarmUp ? BATCH : file),
    }
    if (!isWarmUp) speeds.push(speed)
  }
  client.close()
  batches.close()
  yield {
    name: 'one by one',
    value: median(speeds.map((speed) => speed.single)),
    unit: 'answers/s',
  }
  for (const [way, name] of [
    ['batch', `batches of ${BATCH} to insertAnswers`],
    ['import', `POST /api/import/answers, ${file} rows of CSV in one call`],
  ] as const) {
    yield { name, value: median(speeds.map((speed) => speed[way])), unit: 'answers/s' }
    yield {
      name: `${name}, times one by one`,
      value: median(speeds.map((speed) => speed[way] / speed.single)),
      unit: 'ratio',
      budget: { atLeast: 10 },
    }
  }
}

function singles(shop: Shop, client: Client) {
  let index = 0
  return async () => {
    const { status } = await client.post(
      '/v1/answers',
      makeAnswer(shop.key, { index: index++ }).body,
    )
    if (status !== 201) throw new Error(`An answer was answered with ${status}`)
  }
}

function batchesOf(shop: Shop, client: Client) {
  return async () => {
    const answers = Array.from({ length: BATCH }, (_, index) => stampedAnswer(index))
    const { status, body } = await client.send({
      path: '/bench/answers',
      method: 'POST',
      body: JSON.stringify({ siteId: shop.db.siteId, answers }),
    })
    if (status !== 201 || body !== `{"stored":${BATCH}}`)
      throw new Error(`A batch was answered with ${status}: ${body}`)
  }
}

async function importFile(
  client: Client,
  session: { cookie: string },
  rows: number,
): Promise<number> {
  const body = makeCsv(rows)
  const started = performance.now()
  const reply = await client.send({
    path: '/api/import/answers?rows=100000',
    method: 'POST',
    body,
    headers: { ...session, 'content-type': 'text/csv' },
  })
  const seconds = (performance.now() - started) / 1000
  if (reply.status !== 200 || !reply.body.includes(`"accepted":${rows},`))
    throw new Error(`The import was answered with ${reply.status}: ${reply.body.slice(0, 500)}`)
  return rows / seconds
}

/** The same answer as makeAnswer's, as the route stamps it. */
function stampedAnswer(index: number) {
  const at = Date.now()
  const touchpoint = index % TOUCHPOINTS
  const segment = SEGMENTS[index % SEGMENTS.length] ?? ''
  const persona = PERSONAS[index % PERSONAS.length] ?? ''
  return newAnswer({
    at,
    journeyId: JOURNEY,
    surveyId: `q-${touchpointId(touchpoint)}`,
    touchpointId: touchpointId(touchpoint),
    stageId: stageId(stageOf(touchpoint)),
    segment,
    persona,
    score: 1 + (index % 5),
    comment: index % 4 === 0 ? `Late, but whole. No. ${index}` : null,
    url: `https://shop.example/orders/${index}/thanks`,
    respondent: `visitor-${index}`,
    traits: { segment, persona },
    shownAt: at - 4200,
  })
}
