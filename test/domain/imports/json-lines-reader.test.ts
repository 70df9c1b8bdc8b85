import { expect, test } from 'vitest'
import { memorySite } from './memory-site.ts'
import { refuseOtherText, sniffedFormat } from '#worker/domain/imports/file/format.ts'
import { jsonLinesReader } from '#worker/domain/imports/file/json-lines-reader.ts'
import type { FileRow } from '#worker/domain/imports/file/rows.ts'

function read(text: string, pieces = 3): FileRow[] {
  const reader = jsonLinesReader()
  const rows: FileRow[] = []
  for (let at = 0; at < text.length; at += pieces)
    rows.push(...reader.push(text.slice(at, at + pieces)))
  return [...rows, ...reader.end()]
}

test('reads one object a line, CRLF or LF, with or without a last line break', () => {
  expect(read('{"a":1}\r\n\n{"b":null,"c":["x"]}')).toEqual([
    { line: 1, cells: new Map([['a', 1]]) },
    {
      line: 3,
      cells: new Map<string, unknown>([
        ['b', null],
        ['c', ['x']],
      ]),
    },
  ])
})

test('takes a traits object for trait columns', () => {
  expect(read('{"traits":{"vip":true}}')).toEqual([
    { line: 1, cells: new Map([['trait.vip', true]]) },
  ])
})

test.each([
  ['1', 'row'],
  ['[1]', 'row'],
  ['{"a":', 'row'],
  ['{}', 'row'],
  ['{"a":{"type":"div","props":{}}}', 'a'],
  ['{"a":[1]}', 'a'],
  ['{"a":"\uDC80"}', 'row'],
  [`{"a":"${'x'.repeat(300_000)}"}`, 'row'],
])('refuses the line %.40s and reads the next one', (line, field) => {
  expect(read(`${line}\n{"ok":1}\n`, 10_000)).toEqual([
    { line: 1, fault: { field, reason: expect.any(String) } },
    { line: 2, cells: new Map([['ok', 1]]) },
  ])
})

test('tells NDJSON from CSV by the first character, and a JSON array from both', () => {
  expect(sniffedFormat('  \n')).toBeNull()
  expect(sniffedFormat(' {"a":1}')).toBe('ndjson')
  expect(sniffedFormat('a,b')).toBe('csv')
  expect(sniffedFormat('[id],b')).toBe('csv')
  expect(() => refuseOtherText('[{"a":1}]')).toThrow('one JSON object a line')
})

test('keeps the digits of whole numbers beyond 2^53', async () => {
  const site = memorySite()
  const line = (id: string) =>
    `{"answer_id":${id},"answered_at":"2026-10-01T08:00:00Z","touchpoint":"checkout","kind":"csat","score":4,"order_ref":9007199254740993}`
  const file = `${line('9007199254740992')}\n${line('9007199254740993')}\n`
  expect(await site.load(file)).toMatchObject({ accepted: 2 })
  expect([...site.answers.keys()]).toEqual(['9007199254740992', '9007199254740993'])
  expect(site.answers.get('9007199254740992')?.orderRef).toBe('9007199254740993')
})

test('drops no cell in silence: keys without a name are listed, strange names of traits refused', async () => {
  const row = '"answered_at":"2026-10-01T08:00:00Z","touchpoint":"checkout","kind":"csat","score":4'
  const nameless = await memorySite().load(`{"answer_id":"a","":1,${row}}\n`)
  expect(nameless).toMatchObject({ accepted: 1, ignoredColumns: ['(no name)'] })
  const proto = await memorySite().load(`{"answer_id":"a","trait.__proto__":"x",${row}}\n`)
  expect(proto.accepted + proto.rejectedCount).toBe(1)
  expect(proto.rejected).toMatchObject([{ field: 'trait.__proto__' }])
})
