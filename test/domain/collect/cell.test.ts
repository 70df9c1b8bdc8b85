import { describe, expect, test } from 'vitest'
import { cellOf, declaredBy, type Declared } from '#worker/domain/collect/cell.ts'

const DECLARED: Declared = {
  segments: ['b2c', 'b2b'],
  personas: [
    { id: 'named', rules: [] },
    {
      id: 'regular',
      rules: [
        { trait: 'segment', is: ['b2b'] },
        { trait: 'visits', is: ['3', '4'] },
      ],
    },
    { id: 'member', rules: [{ trait: 'member', is: ['true'] }] },
    { id: 'office', rules: [{ trait: 'segment', is: ['b2b'] }] },
  ],
}

describe('the persona', () => {
  test.each([
    [
      'that the page names counts, whatever the rules say',
      { persona: 'named', segment: 'b2b' },
      'named',
    ],
    [
      'is the first one all of whose rules hold',
      { segment: 'b2b', visits: 3, member: true },
      'regular',
    ],
    ['is none of whose rules only some hold', { segment: 'b2c', visits: 3 }, ''],
    ['is a later one where no earlier one fits', { segment: 'b2b', visits: 5 }, 'office'],
    [
      'that the page names and nobody declared leaves it to the rules',
      { persona: 'king', member: true },
      'member',
    ],
    ['compares yes and no by their words', { member: false }, ''],
    ['compares numbers by their digits', { segment: 'b2b', visits: '4' }, 'regular'],
    ['is nobody without traits, though one has no rules', {}, ''],
    ['knows no trait that every object has', { constructor: 'x' }, ''],
  ])('%s', (_, traits, persona) => {
    expect(cellOf(traits, DECLARED).persona).toBe(persona)
  })

  test('goes by a segment that nobody declared, too, which is no cell itself', () => {
    const personas = [{ id: 'gov', rules: [{ trait: 'segment', is: ['b2g'] }] }]
    expect(cellOf({ segment: 'b2g' }, { segments: [], personas })).toEqual({
      segment: '',
      persona: 'gov',
    })
  })
  test('is the one that comes first: another order is another answer', () => {
    const turned = { ...DECLARED, personas: DECLARED.personas.toReversed() }
    expect(cellOf({ segment: 'b2b', visits: 3 }, turned).persona).toBe('office')
  })
})

test('the segment is a declared one, or none', () => {
  expect(cellOf({ segment: 'b2c' }, DECLARED).segment).toBe('b2c')
  expect(cellOf({ segment: 'B2C' }, DECLARED).segment).toBe('')
  expect(cellOf({ segment: 2 }, DECLARED).segment).toBe('')
})

test('of a map only ids and rules are kept in memory', () => {
  const named = { names: { pl: 'Firmy' }, name: 'Companies' }
  expect(
    declaredBy({
      segments: [{ id: 'b2b', ...named }],
      personas: [{ id: 'a', rules: [], ...named }],
    }),
  ).toEqual({
    segments: ['b2b'],
    personas: [{ id: 'a', rules: [] }],
  })
})
