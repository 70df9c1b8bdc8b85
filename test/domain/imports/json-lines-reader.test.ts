import { expect, test } from 'vitest'
import { sniffedFormat } from '#worker/domain/imports/file/format.ts'
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
  ['{"a":"\uFFFD"}', 'row'],
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
  expect(() => sniffedFormat('[{"a":1}]')).toThrow('one JSON object a line')
})
