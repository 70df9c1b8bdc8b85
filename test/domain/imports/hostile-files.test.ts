import { expect, test } from 'vitest'
import { csv, HEADER, memorySite } from './memory-site.ts'

const HOSTILE = [
  "=2+5+cmd|' /C calc'!A0",
  "@SUM(1+1)*cmd|' /C calc'!A0",
  '+1+1',
  '-5',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '＝1+1',
  '";=1+1',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  "'; DROP TABLE answers; --",
  '%00',
  '\u202Etest\u202E',
  '\u200B\uFEFFzero width',
  'Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè͚̮̺̪̹̱̤',
  '👾 🙇 💁 🙅 👩‍👩‍👧‍👦',
  'ﷺ',
  '社會科學院語學研究所',
  '\u0001\u0002\u001F\u007F\u0085',
  '{{ "".__class__ }}',
  '$HOME`id`',
  '__proto__',
  '  spaces kept  ',
  String.raw`\u0000 \x00 \n`,
]

test('keeps hostile texts byte for byte in every free column, from CSV and from NDJSON', async () => {
  const fields = ['answer_id', 'comment', 'respondent', 'order_ref', 'trait.note'] as const
  const rows = HOSTILE.map((text, index) => ({ text, id: `${text}${index}` }))
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`
  const header = ['answered_at', 'touchpoint', 'kind', 'score', ...fields]
  const file = csv(
    rows.map(({ text, id }) =>
      ['2026-10-01T08:00:00Z', 'checkout', 'csat', '4', id, text, text, text, text]
        .map(quote)
        .join(','),
    ),
    header.join(','),
  )
  const lines = rows.map(({ text, id }) =>
    JSON.stringify({
      answered_at: '2026-10-01T08:00:00Z',
      touchpoint: 'checkout',
      kind: 'csat',
      score: 4,
      answer_id: id,
      comment: text,
      respondent: text,
      order_ref: text,
      'trait.note': text,
    }),
  )
  for (const content of [file, lines.join('\n')]) {
    const site = memorySite()
    const report = await site.load(content, { pieces: 7 })
    expect(report).toMatchObject({ accepted: HOSTILE.length, rejected: [] })
    for (const { text, id } of rows)
      expect(site.answers.get(id.trim())).toMatchObject({
        comment: text,
        respondent: text,
        orderRef: text,
        traits: { note: text },
      })
  }
})

test('refuses lone surrogates in any column', async () => {
  const line = (field: string) =>
    `{"answered_at":"2026-10-01T08:00:00Z","touchpoint":"checkout","kind":"csat","score":4,"answer_id":"a","${field}":"x\\ud800"}`
  for (const field of ['answer_id', 'comment', 'respondent', 'order_ref', 'trait.note']) {
    const report = await memorySite().load(`${line(field)}\n`)
    expect(report.rejected, field).toMatchObject([{ line: 1, field }])
  }
})

test('takes a list or an object for no text', async () => {
  const row = {
    answered_at: '2026-10-01T08:00:00Z',
    touchpoint: 'checkout',
    kind: 'csat',
    score: 4,
    answer_id: 'a',
  }
  for (const field of ['answer_id', 'comment', 'kind', 'score', 'trait.note'])
    for (const value of [['x'], { type: 'div' }]) {
      const report = await memorySite().load(JSON.stringify({ ...row, [field]: value }))
      expect(report, field).toMatchObject({ accepted: 0, rejected: [{ line: 1, field }] })
    }
})

test('keeps the report small and free of cells, whatever the columns are called', async () => {
  const evil = '<img src=x onerror=alert(1)>'
  const row = {
    answer_id: 'a',
    touchpoint: evil,
    kind: 'csat',
    [evil]: evil,
    [evil.repeat(900)]: 1,
  }
  const traits = Object.fromEntries(
    Array.from({ length: 500 }, (_, index) => [`${evil.repeat(9)}${index}`, evil]),
  )
  const report = await memorySite().load(JSON.stringify({ ...row, traits }))
  expect(report.ignoredColumns).toEqual([evil, evil.repeat(900).slice(0, 200)])
  expect(report.rejected).toMatchObject([{ line: 1, field: 'answered_at' }])
  expect(JSON.stringify(report.rejected).length).toBeLessThan(2000)
  expect(report.rejected[0]?.reason).toMatch(/; and \d+ more$/)
})

test('reads a byte order mark at the start only', async () => {
  const site = memorySite()
  await site.load(`\uFEFF${csv(['a,2026-10-01T08:00:00Z,checkout,csat,4,\uFEFFx'])}`)
  expect(site.answers.get('a')?.comment).toBe('\uFEFFx')
})

test('refuses the rows whose bytes are not UTF-8 where the rest of the file is', async () => {
  const row = (id: string) => `${id},2026-10-01T08:00:00Z,checkout,csat,4,zażółć`
  const bytes = Buffer.concat([
    Buffer.from(csv([row('a')])),
    Buffer.from(`${row('b')}\xBF\n`, 'latin1'),
    Buffer.from(`${row('c')}\uFFFD\n`),
  ])
  const site = memorySite()
  const report = await site.load(new Uint8Array(bytes))
  expect(report).toMatchObject({ accepted: 2, rejected: [{ line: 3, field: 'comment' }] })
  expect(site.answers.get('c')?.comment).toBe('zażółć\uFFFD')
})

test('reads characters that are cut between two pieces', async () => {
  const site = memorySite()
  await site.load(csv(['a,2026-10-01T08:00:00Z,checkout,csat,4,zażółć 👾'], HEADER), { pieces: 1 })
  expect(site.answers.get('a')?.comment).toBe('zażółć 👾')
})
