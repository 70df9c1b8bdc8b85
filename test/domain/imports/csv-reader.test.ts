import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvReader } from '#worker/domain/imports/file/csv-reader.ts'
import type { FileRow } from '#worker/domain/imports/file/rows.ts'

function read(text: string, pieces = text.length || 1): FileRow[] {
  const reader = csvReader({ separator: null, needs: [], onColumns: () => undefined })
  const rows: FileRow[] = []
  for (let at = 0; at < text.length; at += pieces)
    rows.push(...reader.push(text.slice(at, at + pieces)))
  return [...rows, ...reader.end()]
}

/** Line and cells of each row, or line and fault. */
function plain(rows: FileRow[]): unknown[] {
  return rows.map((row) =>
    'fault' in row ? [row.line, row.fault.reason] : [row.line, Object.fromEntries(row.cells)],
  )
}

test('reads quoted cells with delimiters, quotes and line breaks', () => {
  expect(plain(read('a,b\n"1, one","say ""hi"""\n"two\nlines",3'))).toEqual([
    [2, { a: '1, one', b: 'say "hi"' }],
    [3, { a: 'two\nlines', b: '3' }],
  ])
})

test.each([
  ['comma', 'a,b\n1,2\n'],
  ['semicolon', 'a;b\n1;2\n'],
  ['tab', 'a\tb\n1\t2\n'],
  ['Excel sep= line', 'sep=;\r\na;b\r\n1;2\r\n'],
  ['semicolon with commas inside quotes', '"a";b\n1;2\n'],
])('tells the delimiter by the first line: %s', (name, text) => {
  const line = name.startsWith('Excel') ? 3 : 2
  expect(plain(read(text))).toEqual([[line, { a: '1', b: '2' }]])
})

test.each(['\n', '\r\n', '\r'])('takes %j as the end of a line and counts it', (end) => {
  const text = ['a,b', '1,2', '', `"x${end}y",3`, ',', '4,5'].join(end)
  expect(plain(read(text))).toEqual([
    [2, { a: '1', b: '2' }],
    [4, { a: `x${end}y`, b: '3' }],
    [7, { a: '4', b: '5' }],
  ])
})

test('keeps white space and formulas in cells as they are', () => {
  expect(plain(read('a,b\n  1 ,=2+5\n'))).toEqual([[2, { a: '  1 ', b: '=2+5' }]])
})

test('takes cells that are missing or empty at the end of a row for empty, and refuses others', () => {
  expect(plain(read('a,b\n1\n1,2,3\n4,5,, \n'))).toEqual([
    [2, { a: '1', b: '' }],
    [3, 'has 3 cells where the header names 2 columns'],
    [4, { a: '4', b: '5' }],
  ])
})

test('refuses text after a closing quote and goes on with the next line', () => {
  const rows = plain(read('a,b\n"1"x,2\n3,4\n'))
  expect(rows).toEqual([
    [2, expect.stringContaining('after a closing quote')],
    [3, { a: '3', b: '4' }],
  ])
})

test('refuses an open quote by its line and reads the lines behind it', () => {
  const rows = plain(read('a,b\n"1,2\n3,4\n5,6'))
  expect(rows).toEqual([
    [2, expect.stringContaining('not closed')],
    [3, { a: '3', b: '4' }],
    [4, { a: '5', b: '6' }],
  ])
})

test('gives up a row longer than 256 KB without keeping the file in memory', () => {
  const lines = Array.from({ length: 40_000 }, (_, index) => `${index},x`)
  const text = ['a,b', '"open,1', ...lines].join('\n')
  const [first, ...rest] = read(text, 1000)
  expect(first).toMatchObject({ line: 2, fault: { field: 'row' } })
  expect(rest).toHaveLength(40_000)
  expect(rest[39_999]?.line).toBe(40_002)
  const long = `a,b\n${'y'.repeat(300_000)},1\n2,3\n`
  for (const pieces of [5000, long.length])
    expect(plain(read(long, pieces))).toEqual([
      [2, expect.stringContaining('256 KB')],
      [3, { a: '2', b: '3' }],
    ])
})

test('reads the same wherever a large file is cut', () => {
  const tail = '"say ""hi""",b\r\n1,"x\r\ny"\r\n"",\n\r\n"a"x,1\r2,3'
  // The scan starts at 32 KB, so the interesting part lies right behind that mark.
  const text = `a,b\n${'p'.repeat(32_768 - 8)},1\n${tail}`
  const whole = read(text)
  expect(whole).toHaveLength(5)
  for (let cut = text.length - tail.length - 3; cut < text.length; cut += 1) {
    const reader = csvReader({ separator: null, needs: [], onColumns: () => undefined })
    const rows = [
      ...reader.push(text.slice(0, cut)),
      ...reader.push(text.slice(cut)),
      ...reader.end(),
    ]
    expect(rows).toEqual(whole)
  }
})

test('counts the lines behind a row that was given up, wherever its CRLF is cut', () => {
  const text = `a,b\r\n${'y'.repeat(400_000)},1\r\n2,3\r\n`
  const end = text.indexOf('\r\n2')
  for (const cut of [end - 1, end, end + 1, end + 2]) {
    const reader = csvReader({ separator: null, needs: [], onColumns: () => undefined })
    const rows = [text.slice(0, 300_000), text.slice(300_000, cut), text.slice(cut)].flatMap(
      (piece) => reader.push(piece),
    )
    expect([...rows, ...reader.end()].map(({ line }) => line)).toEqual([2, 3])
  }
})

test('names the column whose bytes are not UTF-8', () => {
  expect(read('a,b\n1,za\uDC80\n')).toEqual([
    { line: 2, fault: { field: 'b', reason: expect.stringContaining('UTF-8') } },
  ])
})

test('refuses a file without columns', () => {
  expect(() => read('')).toThrow('is empty')
  expect(() => read('\n\n')).toThrow('is empty')
  expect(() => read('"a,b\n1,2\n')).toThrow('Line 1 should name the columns')
})

test('reads back what a CSV writer wrote, wherever the pieces are cut', () => {
  const cell = fc.oneof(
    fc.string(),
    fc.constantFrom('', '"', '""', '\n', '\r\n', '\r', ';', ',', '\t', 'a"b', ' x ', '"\n"', 'ż'),
  )
  const table = fc
    .integer({ min: 2, max: 4 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 12 }),
    )
  const end = fc.constantFrom('\n', '\r\n')
  fc.assert(
    fc.property(table, end, fc.integer({ min: 1, max: 9 }), (rows, end, pieces) => {
      const width = rows[0]?.length ?? 2
      const header = Array.from({ length: width }, (_, index) => `c${index}`)
      const quote = (text: string) => `"${text.replaceAll('"', '""')}"`
      const text = [header, ...rows].map((row) => row.map(quote).join(',')).join(end)
      let line = 2
      const expected = rows.flatMap((row) => {
        const start = line
        line += row.reduce((breaks, cell) => breaks + cell.split(/\r\n|\n|\r/).length - 1, 1)
        if (row.every((cell) => cell.trim() === '')) return []
        return [{ line: start, cells: new Map(row.map((cell, index) => [`c${index}`, cell])) }]
      })
      expect(read(text, pieces)).toEqual(expected)
    }),
    { numRuns: 300 },
  )
})

test('is not misled by separators inside the words of a header', () => {
  const text = 'id;How was it, all in all, for you, today?;b\n1;2;3\n4;5;6\n'
  expect(plain(read(text))).toEqual([
    [2, { id: '1', 'How was it, all in all, for you, today?': '2', b: '3' }],
    [3, { id: '4', 'How was it, all in all, for you, today?': '5', b: '6' }],
  ])
})

test('loses no row to an open quote that a later row closes', () => {
  const rows = read('a,b\n1,"open\n2,x\n3,y\n4,"closed"\n5,z\n')
  expect(plain(rows)).toEqual([
    [2, expect.stringContaining('after a closing quote')],
    [3, { a: '2', b: 'x' }],
    [4, { a: '3', b: 'y' }],
    [5, { a: '4', b: 'closed' }],
    [6, { a: '5', b: 'z' }],
  ])
})

test('warns of a cell whose lines look like rows', () => {
  const [first] = read('a,b\n1,"open\n2,x\n3,y\n4,z"\n')
  expect(first).toMatchObject({
    line: 2,
    warning: { field: 'b', reason: 'holds lines that look like rows of their own' },
  })
})
