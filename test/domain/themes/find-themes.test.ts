import { expect, test } from 'vitest'
import { compileThemes } from '#scripts/support/write-themes.ts'
import { THEME_LANGUAGES, type Theme } from '#contract/themes/words.ts'
import { compileLexicon } from '#worker/domain/themes/compile-lexicon.ts'
import { LEXICON_SOURCES } from '#worker/domain/themes/lexicons/all.ts'
import { findThemes } from '#worker/domain/themes/find-themes.ts'
import { fastest } from '#test/support/fastest.ts'
import { readLabelled, scoreOf, SETS } from './labelled.ts'

const LEXICONS = compileThemes()

function themes(text: string, prior: string | null = null): Theme[] {
  return findThemes(text, LEXICONS, prior)
}

test('more than 650 comments are labelled, 250 in Polish and 200 in each other language', async () => {
  const all = (await Promise.all(SETS.map(readLabelled))).flat()
  expect(new Set(all.map(({ text }) => text)).size).toBeGreaterThan(650)
  const count = (language: string) => all.filter((one) => one.language === language).length
  expect(count('pl')).toBeGreaterThanOrEqual(250)
  expect(count('en')).toBeGreaterThanOrEqual(200)
  expect(count('ru')).toBeGreaterThanOrEqual(200)
})

test('no comment stands in two sets', async () => {
  const texts = (await Promise.all(SETS.map(readLabelled))).flat()
  const longer = texts.map(({ text }) => text).filter((text) => text.length > 20)
  expect(longer.filter((text, index) => longer.indexOf(text) !== index)).toEqual([])
})

test('themes of the held-out comments are found with a macro F1 of 0.7, in each language of 0.6', async () => {
  const heldOut = await readLabelled('held-out')
  const read = ({ text, language }: { text: string; language: string }) => themes(text, language)
  expect(scoreOf(heldOut, read).macroF1).toBeGreaterThanOrEqual(0.7)
  for (const language of THEME_LANGUAGES) {
    const some = heldOut.filter((one) => one.language === language)
    expect(scoreOf(some, read).macroF1).toBeGreaterThanOrEqual(0.6)
  }
})

test('a negation turns round what it stands before, but for its own phrases', () => {
  expect(themes('Paczka nie doszła')).toEqual(['lost'])
  expect(themes('Paczka doszła')).toEqual([])
  expect(themes('nie była uszkodzona', 'pl')).toEqual([])
  expect(themes('Nie polecam', 'pl')).toEqual([])
  expect(themes('The box was not damaged', 'en')).toEqual([])
  expect(themes('It did not arrive', 'en')).toEqual(['lost'])
  expect(themes('Посылка не пришла')).toEqual(['lost'])
  expect(themes('не рекомендую')).toEqual([])
})

test('a negation ends at a comma and at "but"', () => {
  expect(themes('nie wiem czemu, uszkodzona', 'pl')).toEqual(['damaged'])
  expect(themes('nie drogo ale uszkodzone', 'pl')).toEqual(['damaged'])
  expect(themes('not expensive but damaged', 'en')).toEqual(['damaged'])
})

test('words of one sentence make no phrase with the next', () => {
  expect(themes('Nie. Doszła paczka.', 'pl')).toEqual([])
})

test('accents, capitals, apostrophes and stretched letters make no difference', () => {
  expect(themes('przesylka spozniona', 'pl')).toEqual(themes('PRZESYŁKA SPÓŹNIONA', 'pl'))
  expect(themes('It didn’t arrive', 'en')).toEqual(themes('it didnt arrive', 'en'))
  expect(themes('пришёл повреждённым')).toEqual(themes('пришел поврежденным'))
  expect(themes('suuuuper', 'pl')).toEqual(['praise'])
})

test('a comment shows its language by its letters and frequent words, whatever the answer says', () => {
  expect(themes('Kurier był niemiły', 'en')).toEqual(['courier'])
  expect(themes('kurier byl niemily i zostawil paczke na deszczu', 'en')).toEqual(['courier'])
  expect(themes('the driver was rude', 'pl')).toEqual(['courier'])
  expect(themes('Курьер нахамил', 'pl')).toEqual(['courier'])
})

test('what is in no language that is read has no themes', () => {
  expect(themes('Дуже дорого, і якість супер', 'uk')).toEqual([])
  expect(themes('Das Paket kam zu spät und war beschädigt', 'de')).toEqual([])
  expect(themes('Não recebi o produto', 'pt')).toEqual([])
})

test('what names a theme by other words elsewhere in a comment still counts', () => {
  expect(themes('Paczka nie doszła na czas. Druga paczka nie doszła.', 'pl')).toContain('lost')
  expect(themes('Paczka nie doszła na czas', 'pl')).not.toContain('lost')
})

test('nothing, signs and names of JavaScript are comments without themes', () => {
  for (const text of ['', '   ', '…', '!!!', '12345', '__proto__ constructor toString', '\u0000'])
    expect(themes(text, 'pl')).toEqual([])
})

test('time grows with the length, also where a comment repeats the beginning of phrases', () => {
  const [usual = 0, long = 0] = [1000, 10_000].map((words) => {
    const text = 'nie paczka '.repeat(words / 2)
    return fastest(() => themes(text, 'pl'))
  })
  // Work that grows with the square of the length would be a hundred times as much.
  expect(long / usual).toBeLessThan(50)
})

test('the version of the words stays while they do, and begins with the way of reading', () => {
  expect(compileThemes().version).toBe(LEXICONS.version)
  expect(LEXICONS.version).toMatch(/^1-[0-9a-f]{12}$/)
})

test('a pattern that names a group which is not there breaks the build', () => {
  const themes = { ...LEXICON_SOURCES.en.themes, late: '@nobody late' }
  expect(() => compileLexicon({ ...LEXICON_SOURCES.en, themes })).toThrow('no group @nobody')
})
