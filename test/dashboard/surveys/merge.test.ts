import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { merge } from '#dashboard/features/surveys/draft/merge.ts'
import { getAt, isSame, setAt } from '#dashboard/features/surveys/draft/paths.ts'

const choice = (code: string, en: string) => ({ code, label: { en } })
const base = {
  name: 'After the order',
  definition: {
    question: { en: 'How was it?', pl: 'Jak było?' },
    choices: [choice('price', 'Price'), choice('speed', 'Speed')],
    urls: [{ op: 'contains', value: '/thanks' }],
    audience: { segments: ['new'] },
  },
}
const changed = (...steps: [path: string, value: unknown][]) =>
  steps.reduce((survey, [path, value]) => setAt(survey, path, value), base)

describe('two changes of one survey', () => {
  test('of different fields are both kept', () => {
    const mine = changed(['definition.question.en', 'How was your order?'])
    const theirs = changed(['definition.question.pl', 'Jak zamówienie?'], ['name', 'Orders'])
    expect(merge({ base, mine, theirs })).toEqual({
      value: changed(
        ['definition.question.en', 'How was your order?'],
        ['definition.question.pl', 'Jak zamówienie?'],
        ['name', 'Orders'],
      ),
      clashes: [],
    })
  })

  test('of the same field are a question that names it; theirs stands until then', () => {
    const mine = changed(['definition.question.en', 'Mine'])
    const theirs = changed(['definition.question.en', 'Theirs'])
    expect(merge({ base, mine, theirs })).toEqual({
      value: theirs,
      clashes: [{ field: 'definition.question.en', mine: 'Mine', theirs: 'Theirs' }],
    })
  })

  test('that say the same are no question', () => {
    const both = changed(['definition.question.en', 'Both'])
    expect(merge({ base, mine: both, theirs: both })).toEqual({ value: both, clashes: [] })
  })

  test('of a list of choices meet by their codes, wherever these stand', () => {
    const mine = changed([
      'definition.choices',
      [choice('speed', 'Speed'), choice('price', 'The price'), choice('help', 'Help')],
    ])
    const theirs = changed([
      'definition.choices',
      [choice('price', 'Price'), choice('speed', 'Slow'), choice('other', 'Other')],
    ])
    const { value, clashes } = merge({ base, mine, theirs })
    expect(clashes).toEqual([])
    const choices = getAt(value, 'definition.choices') as { code: string }[]
    expect(choices.map(({ code }) => code).toSorted()).toEqual(['help', 'other', 'price', 'speed'])
    expect(choices).toContainEqual(choice('price', 'The price'))
    expect(choices).toContainEqual(choice('speed', 'Slow'))
  })

  test('where one takes out what the other has written into keep what was written', () => {
    const mine = changed(['definition.choices', [choice('price', 'Price')]])
    const theirs = changed(['definition.choices[1].label.en', 'Too slow'])
    expect(getAt(merge({ base, mine, theirs }).value, 'definition.choices')).toEqual([
      choice('price', 'Price'),
      choice('speed', 'Too slow'),
    ])
    // Untouched by the other it goes.
    expect(getAt(merge({ base, mine, theirs: base }).value, 'definition.choices')).toEqual([
      choice('price', 'Price'),
    ])
  })

  test('of a list without codes are one question where both have changed its length', () => {
    const rule = (value: string) => ({ op: 'contains', value })
    const mine = changed(['definition.urls', [rule('/thanks'), rule('/a')]])
    const theirs = changed(['definition.urls', []])
    expect(merge({ base, mine, theirs }).clashes.map(({ field }) => field)).toEqual([
      'definition.urls',
    ])
  })

  test('leave everything that nobody has touched as it was, whatever it is', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.string(), fc.string(), (json, one, other) => {
        const start = { rest: JSON.parse(json) as unknown, one: '', other: '' }
        const { value, clashes } = merge({
          base: start,
          mine: { ...start, one },
          theirs: { ...start, other },
        })
        expect(isSame(value, { ...start, one, other })).toBe(true)
        expect(clashes).toEqual([])
      }),
    )
  })
})

describe('a path', () => {
  test('leads to what stands there, and writes where nothing stands yet', () => {
    expect(getAt(base, 'definition.choices[1].label.en')).toBe('Speed')
    expect(getAt(base, 'definition.choices[7].label.en')).toBeUndefined()
    expect(getAt(setAt(base, 'definition.ends.low.pt-BR', 'Ruim'), 'definition.ends')).toEqual({
      low: { 'pt-BR': 'Ruim' },
    })
    expect(getAt(setAt(base, 'definition.choices[0]', undefined), 'definition.choices')).toEqual([
      choice('speed', 'Speed'),
    ])
    expect(setAt(base, 'name', undefined)).not.toHaveProperty('name')
    // What was there is not touched.
    expect(base.definition.choices).toHaveLength(2)
  })
})
