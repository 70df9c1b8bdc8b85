import { describe, expect, it } from 'vitest'
import { importMapSchema } from '#contract/imports.ts'
import {
  emptyAnswer,
  guessForm,
  mapFaults,
  toMap,
  toNamespace,
  usualScale,
  type MapForm,
} from '#dashboard/features/settings/import/map/map-form.ts'
import { makeColumn, makePreview } from '#test/dashboard/support/imports.ts'

const guess = (preview = makePreview()) =>
  guessForm(preview, { fileName: 'Ankieta (1).csv', timezone: 'Europe/Warsaw' })

/** A form that is filled in, of as many answers. */
function filled(...answers: Partial<MapForm['answers'][number]>[]): MapForm {
  return {
    ...guess(),
    answers: answers.map((answer) => ({
      ...emptyAnswer(),
      touchpoint: '=checkout',
      score: 'Shop',
      ...answer,
    })),
  }
}

describe('the form of a map', () => {
  it('is filled in as far as the file tells', () => {
    expect(guess()).toMatchObject({
      time: 'When',
      dates: 'iso',
      id: [],
      namespace: 'Ankieta-1',
      answers: [
        { touchpoint: '', kind: '=csat', score: 'Shop', comment: 'Why' },
        { touchpoint: '', kind: '=nps', score: 'Recommend', comment: '' },
      ],
    })
  })

  it.each([
    [['7', '2'], '=ces'],
    [['3'], '=csat'],
    [['5 - Very good'], '=csat'],
    [['0', '10'], '=nps'],
  ])('takes scores like %j for %s', (samples, kind) => {
    const preview = makePreview({ columns: [makeColumn('x', 'score', samples)] })
    expect(guess(preview).answers[0]?.kind).toBe(kind)
  })

  it('asks for the order of dates that may be either', () => {
    const form = {
      ...filled({}),
      ...guess(makePreview({ dates: 'either' })),
      answers: filled({}).answers,
    }
    expect(mapFaults(form)).toEqual({ dates: 'missing' })
    expect(guess(makePreview({ dates: 'excel' })).dates).toBe('excel')
  })

  it('a file without scores is one of comments', () => {
    const preview = makePreview({ columns: [makeColumn('said')] })
    expect(guess(preview).answers).toMatchObject([{ kind: '=text', comment: 'said', score: '' }])
  })

  it('says what is missing, and which answers of a row would be the same', () => {
    expect(mapFaults(guess())).toEqual({ touchpoint0: 'missing', touchpoint1: 'missing' })
    expect(mapFaults(filled({}, { score: 'Recommend' }))).toEqual({ touchpoint1: 'twice' })
    expect(mapFaults(filled({}, { kind: '=nps', score: '' }))).toEqual({ score1: 'missing' })
    expect(mapFaults(filled({ kind: '=text', score: '' }))).toEqual({ comment0: 'missing' })
    expect(mapFaults({ ...filled({}), time: '', namespace: 'ż ó' })).toEqual({
      time: 'missing',
      namespace: 'namespace',
    })
  })

  it('makes a map that the API takes: one answer a row', () => {
    const form = {
      ...filled({ skip: '0, n/a', comment: 'Why' }),
      id: ['No'],
      dates: 'day-first' as const,
    }
    const map = toMap(form)
    expect(map).toEqual({
      answer_id: 'No',
      answered_at: { column: 'When', timezone: 'Europe/Warsaw', dates: 'day-first' },
      touchpoint: { value: 'checkout' },
      kind: { value: 'csat' },
      score: { column: 'Shop', skip: ['', '0', 'n/a'] },
      comment: 'Why',
    })
    expect(importMapSchema.safeParse(map).success).toBe(true)
  })

  it('makes a map that the API takes: several answers a row, by line or by several columns', () => {
    const answers = [{}, { touchpoint: 'Where', kind: 'Sort', score: 'Recommend' }]
    const map = toMap(filled(...answers))
    expect(map).toEqual({
      answer_id: { template: '{row}' },
      answered_at: { column: 'When', timezone: 'Europe/Warsaw' },
      answers: [
        {
          touchpoint: { value: 'checkout' },
          kind: { value: 'csat' },
          score: { column: 'Shop', skip: [''] },
        },
        { touchpoint: 'Where', kind: 'Sort', score: { column: 'Recommend', skip: [''] } },
      ],
    })
    expect(importMapSchema.safeParse(map).success).toBe(true)
    expect(toMap({ ...filled({}), id: ['a', 'b'] })).toMatchObject({
      answer_id: { columns: ['a', 'b'] },
    })
  })

  it('reads reasons as choices, and a comment alone as what was given', () => {
    expect(toMap(filled({ kind: '=pain_point', score: 'Why' }))).toMatchObject({
      choices: { column: 'Why', skip: [''] },
    })
    const text = toMap(filled({ kind: '=text', comment: 'Why' }))
    expect(text).toMatchObject({ comment: { column: 'Why', skip: [''] } })
    expect(text).not.toHaveProperty('score')
  })
})

it.each([
  ['Opinie – październik.csv', 'Opinie-pazdziernik'],
  ['отзывы.csv', 'file'],
  ['a.b.csv', 'a.b'],
  [`${'x'.repeat(80)}.csv`, 'x'.repeat(60)],
])('the file %s names the source %s', (name, namespace) => {
  expect(toNamespace(name)).toBe(namespace)
})

it('tells the usual scale of a kind', () => {
  expect(usualScale('=nps')).toEqual([0, 10])
  expect(usualScale('=text')).toBeNull()
  expect(usualScale('a column')).toBeNull()
})
