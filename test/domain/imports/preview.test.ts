import { describe, expect, test } from 'vitest'
import { importMapSchema } from '#contract/imports.ts'
import { fittingMap, previewFile } from '#worker/domain/imports/preview.ts'

const look = async (text: string | Uint8Array, told = {}) =>
  await previewFile({
    bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text,
    isWhole: true,
    format: null,
    charset: null,
    separator: null,
    ...told,
  })
const rows = (count: number, row: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => row(index)).join('\n')

test('tells times, scores, ids, words and texts apart', async () => {
  const file = `Order no;When;Rating;Where;Said;Nothing\n${rows(
    12,
    (index) =>
      `A-${index};${10 + index}.03.2026 10:00;${1 + (index % 5)};${index % 2 ? 'shop' : 'web'};text no. ${index};`,
  )}`
  const { file: kind, columns, dates, isOwn } = await look(file)
  expect(kind).toMatchObject({ format: 'csv', separator: ';' })
  expect(Object.fromEntries(columns.map(({ name, looks }) => [name, looks]))).toEqual({
    'Order no': 'id',
    When: 'time',
    Rating: 'score',
    Where: 'words',
    Said: 'text',
    Nothing: 'empty',
  })
  expect(columns[2]?.samples).toEqual(['1', '2', '3', '4', '5'])
  expect({ dates, isOwn }).toEqual({ dates: 'day-first', isOwn: false })
})

test.each([
  ['2026-03-04 10:00', null],
  ['03/04/2026', 'either'],
  ['03/14/2026', 'month-first'],
  ['2026/03/04 10:15:22 AM CET', null],
  ['45231.5', 'excel'],
  ['1764000000', 'unix'],
])('tells how dates like %s are written', async (date, order) => {
  const { columns, dates } = await look(`Date,x\n${date},a b c\n`)
  expect(columns[0]?.looks).toBe('time')
  expect(dates).toBe(order)
})

test('dates that contradict one another are asked, not guessed', async () => {
  expect((await look('Date\n03/14/2026\n14/03/2026\n')).dates).toBe('either')
})

test('a file of our own columns needs no map, in whatever capitals', async () => {
  const header = 'Answer_ID,answered_at,touchpoint,KIND,score'
  expect((await look(`${header}\n1,2026-01-01,checkout,csat,4\n`)).isOwn).toBe(true)
})

test('reads objects of NDJSON, whose columns are all the names in them', async () => {
  const { file, columns } = await look('{"a":1}\n{"b":"x","a":2}\n')
  expect(file.format).toBe('ndjson')
  expect(columns.map(({ name }) => name)).toEqual(['a', 'b'])
})

test('takes the encoding and separator that are told', async () => {
  const bytes = new Uint8Array([...new TextEncoder().encode('a|b,c\nza'), 0xbf, 0x7c, 0x31])
  const { file, columns } = await look(bytes, { charset: 'windows-1250', separator: '|' })
  expect(file).toMatchObject({ charset: 'windows-1250', separator: '|' })
  expect(columns[0]).toMatchObject({ name: 'a', samples: ['zaż'] })
})

test('refuses a workbook by its name', async () => {
  await expect(look(new Uint8Array([0x50, 0x4b, 3, 4, 0]))).rejects.toThrow('Excel workbook')
})

describe('a kept map', () => {
  const map = importMapSchema.parse({
    answer_id: 'Key',
    answered_at: 'Wysłano ',
    touchpoint: { value: 'checkout' },
    kind: { value: 'csat' },
    score: 'Ocena',
  })
  test('fits a header with the same names after white space, capitals and composed letters', () => {
    const nfd = ['KEY', ' Wysłano', 'ocena '.normalize('NFD'), 'new column']
    expect(fittingMap([map], nfd)).toBe(map)
  })
  test('does not fit where a column that it reads is missing, or there twice', () => {
    expect(fittingMap([map], ['Key', 'Wysłano'])).toBeNull()
    expect(fittingMap([map], ['Key', 'Wysłano', 'Ocena', 'ocena'])).toBeNull()
  })
  test('the one that was used last is taken', () => {
    const newer = importMapSchema.parse({ ...map.columns, score: { column: 'Ocena', skip: ['0'] } })
    expect(fittingMap([newer, map], ['Key', 'Wysłano', 'Ocena'])).toBe(newer)
  })
})
