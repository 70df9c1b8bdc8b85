import { describe, expect, test } from 'vitest'
import { wordMap } from '#worker/domain/journey/word-map.ts'
import { textIn, wishedLanguages } from '#worker/domain/languages.ts'

describe('the languages of a reader', () => {
  test.each([
    ['ru', 'pl', ['ru', 'de']],
    [undefined, 'pl, en;q=0.5', ['pl', 'en', 'de']],
    [undefined, 'en;q=0.5, pl-PL', ['pl-PL', 'en', 'de']],
    [undefined, 'en;q=0, *, pl;q=x, __proto__, ru', ['ru', 'de']],
    [undefined, null, ['de']],
  ])('are lang=%s before Accept-Language: %s before the site’s', (asked, accepted, wished) => {
    expect(wishedLanguages({ asked, accepted }, 'de')).toEqual(wished)
  })

  test('are at most eleven, however long the header is', () => {
    const accepted = Array.from({ length: 5000 }, () => 'pl').join(',')
    expect(wishedLanguages({ asked: undefined, accepted }, 'en')).toHaveLength(11)
  })
})

test('a text is found in the first language that has it, whatever the region and the case', () => {
  const texts = { PL: 'Kasa', 'pt-br': 'Caixa', en: 'Checkout' }
  expect(textIn(texts, ['ru', 'pl-PL', 'en'])).toBe('Kasa')
  expect(textIn(texts, ['pt-BR'])).toBe('Caixa')
  expect(textIn(texts, ['pt', 'de'])).toBeNull()
})

test('each part of a map falls back for itself: to the site’s language, then to its name', () => {
  const map = {
    name: 'Shopping',
    names: { pl: 'Zakupy', ru: 'Покупки' },
    personas: [{ name: 'Anna', names: { pl: 'Ania', ru: 'Аня' } }, { name: 'Ben' }],
    segments: [{ name: 'Companies', names: { pl: 'Firmy' } }],
    stages: [
      {
        name: 'Purchase',
        names: { pl: 'Zakup' },
        touchpoints: [{ name: 'Checkout' }, { name: 'Cart', names: {} }],
      },
    ],
  }
  const { name, stages, personas, segments } = wordMap(map, ['ru', 'pl'])
  expect(name).toBe('Покупки')
  expect([...personas, ...segments].map((one) => one.name)).toEqual(['Аня', 'Ben', 'Firmy'])
  expect(stages[0]?.name).toBe('Zakup')
  expect(stages[0]?.touchpoints.map((touchpoint) => touchpoint.name)).toEqual(['Checkout', 'Cart'])
})
