import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ImportNext, ImportReport } from '#contract/imports.ts'
import { AppError } from '#worker/errors.ts'
import { readFrom } from '#worker/domain/imports/piece.ts'
import { csv, HEADER, memorySite } from './memory-site.ts'

type Site = ReturnType<typeof memorySite>

/** Guesses need more than the few bytes of these pieces. */
const TOLD = { charset: 'utf-8', misfits: 'reject' } as const

/** Sends a file as docs/import.md says; a piece without a whole row is made larger. */
async function sendInPieces(site: Site, file: Uint8Array, step: { rows: number; bytes: number }) {
  const reports: ImportReport[] = []
  let next: Partial<ImportNext> | null = {}
  let { bytes } = step
  while (next) {
    const { from, byte = 0, head = 0 } = next
    const end = byte + bytes
    const body = Buffer.concat([file.subarray(0, head), file.subarray(byte, end)])
    const before = from === undefined ? null : readFrom(from)
    const place = before?.place ?? null
    const piece = { rows: step.rows, from: place, hasMore: end < file.length }
    try {
      const report = await site.load(body, {
        ...TOLD,
        separator: before?.separator ?? null,
        piece,
        pieces: 1 + (bytes % 977),
      })
      reports.push(report)
      next = report.next
    } catch (error) {
      if (!(error instanceof AppError && piece.hasMore)) throw error
      bytes *= 2
    }
  }
  return reports
}

function sumUp(reports: ImportReport[]) {
  const sum = (count: (report: ImportReport) => number) =>
    reports.reduce((total, report) => total + count(report), 0)
  return {
    accepted: sum((report) => report.accepted),
    duplicate: sum((report) => report.duplicate),
    rejectedCount: sum((report) => report.rejectedCount),
    rejected: reports.flatMap((report) => report.rejected),
    createdSurveys: reports.flatMap((report) => report.createdSurveys),
  }
}

const ROWS = [
  'a,2026-10-01T08:00:00Z,checkout,csat,4,',
  'b,2026-10-01T08:00:00Z,checkout,csat,9,too high',
  'c,2026-10-01T08:00:00Z,parcel,nps,9,"two\nlines, ""quoted"""',
  'd,2026-10-01T08:00:00Z,parcel,csat,1,żółć 👾',
  'e,2026-10-01T08:00:00Z,parcel,csat,1,"cr\rlf\r\nboth"',
  'f,2026-10-01T08:00:00Z,checkout,csat,2,\uE000',
  'g,too,few',
  'h,2026-10-01T08:00:00Z,locker,csat,1,"text" after a quote',
  '',
  '   ,,,,,',
]

/** `\uE000` stands for two bytes that are no UTF-8. */
function toBytes(text: string): Uint8Array {
  const parts = text.split('\uE000').map((part) => Buffer.from(part))
  return Buffer.concat(
    parts.flatMap((part, index) => (index > 0 ? [Buffer.of(0xe2, 0x28), part] : [part])),
  )
}

/** A CSV file, and how it is sent. */
const csvFile = fc.record({
  rows: fc.array(fc.constantFrom(...ROWS), { maxLength: 40 }),
  end: fc.constantFrom('\n', '\r\n', '\r'),
  start: fc.constantFrom('', '\uFEFF', 'sep=,\n', '\n\n'),
  isEnded: fc.boolean(),
})
const step = fc.record({
  rows: fc.integer({ min: 1, max: 12 }),
  bytes: fc.integer({ min: 1, max: 700 }),
})

test('a CSV file in pieces of any size comes to the same as the whole of it', async () => {
  await fc.assert(
    fc.asyncProperty(csvFile, step, async ({ rows, end, start, isEnded }, step) => {
      const named = rows.map((row, index) =>
        row.replace(/^[a-f](?=,)/, (id) => `${id}${index % 30}`),
      )
      const file = toBytes(start + [HEADER, ...named].join(end) + (isEnded ? end : ''))
      const [whole, cut] = [memorySite(), memorySite()]
      const report = await whole.load(file, TOLD)
      expect(sumUp(await sendInPieces(cut, file, step))).toEqual(sumUp([report]))
      expect([...cut.answers.values()]).toEqual([...whole.answers.values()])
    }),
    {
      numRuns: 600,
      examples: [
        [
          // Cut between CR and LF behind a row that is refused for its quotes.
          { rows: [ROWS[6], ROWS[7], ROWS[5]], end: '\r\n', start: 'sep=,\n', isEnded: false },
          { rows: 2, bytes: 1 },
        ],
      ] as [
        typeof csvFile extends fc.Arbitrary<infer File> ? File : never,
        { rows: number; bytes: number },
      ][],
    },
  )
})

test('an NDJSON file in pieces of any size comes to the same as the whole of it', async () => {
  const row = {
    answered_at: '2026-10-01T08:00:00Z',
    touchpoint: 'checkout',
    kind: 'csat',
    score: 4,
  }
  const lines = [
    (index: number) => JSON.stringify({ ...row, answer_id: `n${index}`, comment: 'żółć "\n"' }),
    (index: number) => JSON.stringify({ ...row, answer_id: `n${index}`, score: 8 }),
    (index: number) => `${JSON.stringify({ ...row, answer_id: `n${index}` })}\r`,
    () => '{"cut',
    () => '',
    () => '  ',
  ]
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...lines), { minLength: 1, maxLength: 40 }),
      step,
      async (makers, step) => {
        const body = makers.map((make, index) => make(index)).join('\n')
        const file = Buffer.from(`${lines[0]?.(99)}\n${body}`)
        const [whole, cut] = [memorySite(), memorySite()]
        const report = await whole.load(file, TOLD)
        expect(sumUp(await sendInPieces(cut, file, step))).toEqual(sumUp([report]))
        expect([...cut.answers.values()]).toEqual([...whole.answers.values()])
      },
    ),
    { numRuns: 300 },
  )
})

test('looks at no more rows than it may, and says that there is more', async () => {
  const site = memorySite()
  const rows = Array.from({ length: 25 }, (_, i) => `r${i},2026-10-01T08:00:00Z,checkout,csat,4,`)
  const file = Buffer.from(csv(rows))
  const first = await site.load(file, { piece: { rows: 10, from: null, hasMore: false } })
  expect(first).toMatchObject({
    accepted: 10,
    notice: expect.stringContaining('until `next` is null'),
  })
  expect(first.next).toEqual({
    from: `job-1.12.${HEADER.length + 1 + 10 * 41}..0`,
    byte: HEADER.length + 1 + 10 * 41,
    head: HEADER.length + 1,
  })
  const reports = await sendInPieces(site, file, { rows: 10, bytes: 1e6 })
  expect(reports.map((report) => report.accepted + report.duplicate)).toEqual([10, 10, 5])
  expect(reports.at(-1)).toMatchObject({ next: null, notice: null })
})

test('looks at fewer rows where they are long, or make surveys', async () => {
  const long = Array.from(
    { length: 200 },
    (_, i) => `r${i},2026-10-01T08:00:00Z,checkout,csat,4,${'x'.repeat(2000)}`,
  )
  const piece = { rows: 200, from: null, hasMore: false }
  const report = await memorySite().load(csv(long), { piece })
  expect(report.accepted).toBeLessThan(50)
  expect(report.next).not.toBeNull()

  const kinds = ['csat,1', 'nps,1', 'ces,1', 'emotion,1', 'expectation,1', 'arrived,1']
  const site = memorySite({ surveys: [] })
  const many = kinds.flatMap((kind, i) => [
    `c${i},2026-10-01T08:00:00Z,checkout,${kind},`,
    `p${i},2026-10-01T08:00:00Z,parcel,${kind},`,
  ])
  const first = await site.load(csv(many), { piece: { ...piece, rows: 100 } })
  expect(first.createdSurveys).toHaveLength(5)
  expect(first).toMatchObject({ accepted: 5, next: { byte: expect.any(Number) } })
})

test('refuses a piece without a whole row instead of going round in a circle', async () => {
  const half = csv(['r1,2026-10-01T08:00:00Z,checkout,csat,4,']).slice(0, -10)
  const piece = { rows: 10, from: null, hasMore: true }
  await expect(memorySite().load(half, { piece })).rejects.toThrow('no whole row')
})

test('does not read on when it has its rows', async () => {
  let read = 0
  async function* endless() {
    yield Buffer.from(`${HEADER}\n`)
    for (; ; read += 1)
      yield await Promise.resolve(Buffer.from(`r${read},2026-10-01T08:00:00Z,checkout,csat,4,\n`))
  }
  const site = memorySite()
  const piece = { rows: 100, from: null, hasMore: false }
  const report = await site.load('', { piece, chunks: endless() })
  expect(report.accepted).toBe(100)
  expect(read).toBeLessThan(2000)
})

test('finds the lines of UTF-16 in pieces, whichever end comes first', async () => {
  const rows = Array.from(
    { length: 25 },
    (_, i) => `u${i},2026-10-01T08:00:00Z,checkout,csat,4,"Ċ ഊ\nżółć"`,
  )
  const little = Buffer.from(csv(rows), 'utf16le')
  const big = Buffer.from(little).swap16()
  for (const [charset, file] of [
    ['utf-16le', little],
    ['utf-16be', big],
  ] as const) {
    const site = memorySite()
    const first = await site.load(file, { piece: { rows: 10, from: null, hasMore: false } })
    expect(first).toMatchObject({ file: { charset }, accepted: 10 })
    const { byte = 0, head = 0, from = '' } = first.next ?? {}
    const rest = Buffer.concat([file.subarray(0, head), file.subarray(byte)])
    const { place, ...told } = readFrom(from)
    const second = await site.load(rest, {
      ...told,
      piece: { rows: 100, from: place, hasMore: false },
    })
    expect(second).toMatchObject({ rows: 15, accepted: 15, rejected: [], next: null })
    expect(site.answers.get('u24')?.comment).toBe('Ċ ഊ\nżółć')
  }
})
