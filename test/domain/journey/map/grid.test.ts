import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyAll } from '#contract/map/apply.ts'
import type { MapDocument } from '#contract/map/document.ts'
import { writeGrid, type GridLayout } from '#worker/domain/journey/map/formats/grid.ts'
import { readGrid, type ReadGrid } from '#worker/domain/journey/map/formats/read-grid.ts'
import { beginningOf, randomMap, withoutIds } from '#test/support/map-formats.ts'
import { emptyStage, newMap } from '#test/support/map-steps.ts'

const read = (rows: string[][]) => readGrid(rows, beginningOf('Shopping'))
const turned = (rows: string[][]) =>
  (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? ''))
/** What a sheet says, as if rows were columns. */
const swapped = ({ map, misfits }: ReadGrid): ReadGrid => ({
  map,
  misfits: misfits.map((one) => ({ ...one, row: one.column, column: one.row })),
})

const layout = fc.record<GridLayout>({
  language: fc.constantFrom('en', 'pl', 'ru'),
  stages: fc.constantFrom('across', 'down'),
})
/** Text with everything in it that means something in a cell. */
const awkward = fc
  .string({ unit: fc.constantFrom('a', 'Ż', ' ', ';', '•', '\\', ':', ',', '[', ']', '\n', '7') })
  .map((text) => `x${text}`.slice(0, 100).trim())

function awkwardMap(texts: [string, string, string]): MapDocument {
  const [one, two, three] = texts
  const touchpoint = (id: string, name: string) => ({
    id,
    name,
    names: {},
    channels: ['web' as const],
    actions: [{ event: 'done', name: two, withinDays: 7 }],
  })
  const stage = {
    ...emptyStage('one', one),
    owner: two,
    needs: [{ id: 'n1', text: two }],
    solutions: [{ id: 's1', text: three, startsOn: '2026-12-01' }],
    touchpoints: [touchpoint('t1', 'Same'), touchpoint('t2', 'Same'), touchpoint('t3', 'Last')],
  }
  return { ...newMap(), stages: [stage, emptyStage('two', three)] }
}

describe('a map as a grid', () => {
  test('and read again says the same, in every language and orientation', () => {
    fc.assert(
      fc.property(fc.nat(), layout, (seed, layout) => {
        const map = randomMap(seed)
        const grid = writeGrid(map, layout)
        const { map: again, misfits } = read(grid)
        expect(misfits).toEqual([])
        expect(withoutIds(again)).toEqual(withoutIds(map))
        expect(writeGrid(again, layout)).toEqual(grid)
      }),
    )
  })

  test('keeps texts with separators, brackets, colons and backslashes', () => {
    fc.assert(
      fc.property(fc.tuple(awkward, awkward, awkward), layout, (texts, layout) => {
        const grid = writeGrid(awkwardMap(texts), layout)
        const { map, misfits } = read(grid)
        expect(misfits).toEqual([])
        expect(writeGrid(map, layout)).toEqual(grid)
      }),
    )
  })

  test('looks like this', () => {
    const map = awkwardMap(['Purchase', 'Pays', 'Lockers; two'])
    const grid = writeGrid(map, { language: 'en', stages: 'across' })
    expect(grid[0]).toEqual(['Shopping', 'Purchase', 'Lockers; two'])
    expect(grid.find(([lane]) => lane === 'Channels')?.[1]).toBe(
      'Same: Web\nSame (2): Web\nLast: Web',
    )
    expect(grid.find(([lane]) => lane === 'Solutions')?.[1]).toBe('Lockers\\; two [2026-12-01]')
  })
})

describe('a sheet', () => {
  const cell = fc.oneof(
    fc.constantFrom('', '40', '-', 'Web; App', 'A: sms', '2026-02-30', '12 days', 'buy [b, 3]'),
    awkward,
  )
  const heads = fc.constantFrom(
    'Needs',
    'ТОЧКИ КОНТАКТА',
    'kanały',
    'Wanted action',
    'Assumed',
    'Frames',
    'Review',
    'Time frame',
    'Rozwiązania',
    'needs',
    '',
  )
  const sheet = fc
    .tuple(
      fc.array(fc.constantFrom('A', 'B', 'Дом', ''), { maxLength: 5 }),
      fc.array(fc.tuple(heads, fc.array(cell, { maxLength: 5 })), { maxLength: 9 }),
    )
    .map(([stages, rows]) => [
      ['Journey', ...stages],
      ['Barriers'],
      ...rows.map(([name, cells]) => [name, ...cells]),
    ])
    // A turned sheet has rows of one length.
    .map((rows) => {
      const width = Math.max(...rows.map(({ length }) => length))
      return rows.map((row) => Array.from({ length: width }, (_, index) => row[index] ?? ''))
    })

  test('and the same one turned give the same map, and tell of the same cells', () => {
    fc.assert(
      fc.property(sheet, (rows) => {
        expect(swapped(read(turned(rows)))).toEqual(read(rows))
      }),
    )
  })

  test('names lanes in three languages, in any case and spacing', () => {
    const stage = (lane: string) =>
      read([
        ['', 'Buy'],
        [lane, 'Quick'],
      ]).map.stages[0]
    for (const lane of ['NEEDS', ' potrzeby ', 'Потребности:', 'Потребности'.normalize('NFD')])
      expect(stage(lane)?.needs.map(({ text }) => text)).toEqual(['Quick'])
  })

  test('gives ids by names, each once', () => {
    const { map } = read([
      ['Shopping', 'Zakup', 'Дом', 'Zakup'],
      ['Needs', 'Płatność', '', ''],
      ['Touchpoints', 'Płatność', '', ''],
    ])
    expect(map.id).toBe('shopping')
    expect(map.stages.map(({ id }) => id)).toEqual([
      'zakup',
      expect.stringMatching(/^stage-\d{6}$/),
      expect.stringMatching(/^zakup-\d{6}$/),
    ])
    const [stage] = map.stages
    expect(stage?.touchpoints[0]?.id).toBe('platnosc')
    expect(stage?.needs[0]?.id).toMatch(/^platnosc-\d{6}$/)
  })

  test('has several things in a cell by lines, semicolons or bullets', () => {
    const { map } = read([
      ['', 'Buy'],
      ['Needs', '• fast;cheap\r\nsafe\\; sound'],
    ])
    expect(map.stages[0]?.needs.map(({ text }) => text)).toEqual(['fast', 'cheap', 'safe; sound'])
  })
})

describe('what belongs to a touchpoint', () => {
  const lanes = (touchpoints: string, lane: [string, string]) =>
    read([['', 'Buy'], ['Touchpoints', touchpoints], lane])
  const actions = ({ map }: ReadGrid) =>
    map.stages[0]?.touchpoints.map((one) => one.actions.map(({ event }) => event))

  test('is found by the name before the colon', () => {
    const sheet = lanes('Cart; Cart: pay', ['Wanted action', 'cart: pay: Pays [paid, 3]'])
    expect(actions(sheet)).toEqual([[], ['paid']])
    expect(sheet.misfits).toEqual([])
  })

  test('is kept apart where touchpoints have one name', () => {
    const sheet = lanes('A; A; A (2)', ['Wanted action', 'A (3): b; A (2): c; A: a'])
    expect(actions(sheet)).toEqual([['a'], ['b'], ['c']])
    const grid = writeGrid(sheet.map, { language: 'en', stages: 'across' })
    expect(actions(read(grid))).toEqual([['a'], ['b'], ['c']])
  })

  test('is found in no time in a cell full of colons', () => {
    const sheet = lanes('A', ['Wanted action', ':'.repeat(200_000)])
    expect(sheet.misfits[0]?.reason).toContain('is longer than 120 letters')
  })

  test('stands line by line where there are as many lines', () => {
    expect(actions(lanes('A; B', ['Wanted action', 'look; buy_now']))).toEqual([
      ['look'],
      ['buy_now'],
    ])
  })

  test('is told and left out where nobody can say to which it belongs', () => {
    const sheet = lanes('A; B; C', ['Wanted action', 'look; buy'])
    expect(actions(sheet)).toEqual([[], [], []])
    expect(sheet.misfits.map(({ text, row, column }) => [text, row, column])).toEqual([
      ['look', 3, 2],
      ['buy', 3, 2],
    ])
  })

  test('is every one’s where channels name no touchpoint', () => {
    const { map } = lanes('A; B: b', ['Channels', 'E-mail, постамат; B: b: sms'])
    expect(map.stages[0]?.touchpoints.map(({ channels }) => channels)).toEqual([
      ['email', 'locker'],
      ['email', 'locker', 'sms'],
    ])
  })

  test('gets an event of its name, and this is told', () => {
    const sheet = lanes('A', ['Wanted action', 'Buys it'])
    expect(actions(sheet)).toEqual([['buys-it']])
    expect(sheet.misfits[0]).toMatchObject({ text: 'Buys it', kept: true })
  })
})

describe('what is not understood', () => {
  const told = (rows: string[][]) =>
    read(rows).misfits.map(({ text, row, column, reason }) => [text, row, column, reason])

  test('is told by name and place, with what to do', () => {
    const rows = [
      ['', 'Buy', ''],
      ['Needs', 'fast', 'homeless'],
      ['Assumed', '150', ''],
      ['Review', '1.12.2026', ''],
      ['Time frame', '2 weeks', ''],
      ['Persona', 'Anna', ''],
      ['Потребности', 'cheap', ''],
      ['Touchpoints', 'Cart', ''],
      ['Channels', 'Web, fax', ''],
    ]
    expect(told(rows)).toEqual([
      ['Persona', 6, 1, expect.stringContaining('is no lane')],
      ['Потребности', 7, 1, expect.stringContaining('stands twice')],
      ['fax', 9, 2, expect.stringContaining('is no channel')],
      ['2 weeks', 5, 2, 'must be a whole number of days, 1 to 3650'],
      ['150', 3, 2, 'must be a whole number from −100 to 100'],
      ['1.12.2026', 4, 2, 'must be a day as YYYY-MM-DD'],
      ['', 1, 3, expect.stringContaining('name the stage')],
    ])
  })

  test('is a whole sheet without lanes, or with as many on both sides', () => {
    expect(() => read([])).toThrow(/No lanes/)
    expect(() =>
      read([
        ['a', 'b'],
        ['c', 'd'],
      ]),
    ).toThrow(/Needs; Touchpoints/)
    expect(() =>
      read([
        ['', 'Needs'],
        ['Barriers', 'x'],
      ]),
    ).toThrow(/No lanes/)
  })

  test('is a text that is too long, or one thing too many', () => {
    const many = Array.from({ length: 41 }, (_, index) => `n${index}`).join(';')
    expect(
      told([
        ['', 'Buy'],
        ['Needs', 'x'.repeat(301)],
        ['Barriers', many],
      ]),
    ).toEqual([
      ['x'.repeat(301), 2, 2, 'is longer than 300 letters; shorten it'],
      ['n40', 3, 2, 'is one too many: at most 40 in a cell'],
    ])
  })
})

test('edits on a map that was read work as on any other', () => {
  const { map } = read([
    ['', 'Buy'],
    ['Needs', 'fast'],
  ])
  const edit = { id: 'e', do: 'set', part: 'buy', field: 'assumed', value: 10, was: null } as const
  expect(applyAll(map, [edit]).stages[0]?.assumed).toBe(10)
})
