import { expect, test } from 'vitest'
import { compileThemes } from '#scripts/support/write-themes.ts'
import { keyPhrases } from '#worker/domain/themes/key-phrases.ts'

const POLISH = { lexicons: compileThemes(), prior: 'pl' }

function repeated(texts: string[], times: number): string[] {
  return Array.from({ length: times }, () => texts).flat()
}

test('what bad answers say more often comes first, as people write it most, with its negation', () => {
  const bad = repeated(['Paczka nie doszła na czas', 'moja paczka nie doszla', 'nie doszła!'], 8)
  const rest = repeated(['Szybko i tanio', 'paczka doszła, polecam', 'bardzo dobrze'], 20)
  const [first] = keyPhrases(bad, rest, POLISH)
  expect(first).toMatchObject({ phrase: 'nie doszła', inA: 24, inB: 0 })
  expect(first?.q).toBeLessThan(0.001)
})

test('what both groups say as often, or the other more often, is no key phrase', () => {
  const bad = repeated(['kurier spóźniony', 'telefon uszkodzony'], 10)
  const rest = repeated(['kurier uprzejmy', 'telefon świetny'], 10)
  const phrases = keyPhrases(bad, rest, POLISH).map(({ phrase }) => phrase)
  expect(phrases).toContain('kurier spóźniony')
  expect(phrases).not.toContain('kurier')
  expect(phrases.join(' ')).not.toMatch(/uprzejmy|świetny/)
})

test('four comments are too few, whatever they say', () => {
  const rest = repeated(['wszystko w porządku'], 200)
  expect(keyPhrases(repeated(['pęknięty ekran'], 4), rest, POLISH)).toEqual([])
  expect(keyPhrases(repeated(['pęknięty ekran'], 5), rest, POLISH)[0]?.phrase).toBe(
    'pęknięty ekran',
  )
})

test('a comment counts once, however often it repeats itself', () => {
  const bad = ['drogo drogo drogo drogo drogo drogo']
  expect(keyPhrases(bad, repeated(['wszystko gra'], 50), POLISH)).toEqual([])
})

test('no phrase shows an address, a number or a mark of one', () => {
  const bad = repeated(
    ['piszcie na anna.kowalska@mail.example lub tel 600 123 456, order 987654'],
    9,
  )
  const phrases = keyPhrases(bad, repeated(['ok'], 50), POLISH)
  expect(phrases.length).toBeGreaterThan(0)
  for (const { phrase } of phrases) expect(phrase).not.toMatch(/\d|kowalska|mail|phone|@/)
})

test('groups without comments have no key phrases', () => {
  expect(keyPhrases([], [], POLISH)).toEqual([])
  expect(keyPhrases(repeated(['zepsute'], 9), [], POLISH)).toEqual([])
})

test('a language without a lexicon is compared as it is written: Portuguese of parcels that did not come', () => {
  const late = [
    'Ainda não recebi o produto',
    'não recebi até agora',
    'NAO RECEBI',
    'comprei e não chegou',
  ]
  const onTime = [
    'chegou antes do prazo',
    'recebi tudo certo',
    'muito bom, recomendo',
    'produto ótimo',
  ]
  const phrases = keyPhrases(repeated(late, 12), repeated(onTime, 25))
  expect(phrases.map(({ phrase }) => phrase)).toContain('não recebi')
  expect(phrases.map(({ phrase }) => phrase)).not.toContain('recomendo')
})
