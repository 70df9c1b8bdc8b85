import { THEME_LANGUAGES, type ThemeLanguage } from '#contract/themes/words.ts'
import type { Lexicons } from './lexicon.ts'
import type { Token } from './tokens.ts'

const CYRILLIC = /\p{Script=Cyrillic}/u
/** Letters of Ukrainian, Belarusian and others: not read as Russian. */
const NOT_RUSSIAN = /[іїєґўқңғүұәө]/iu
const POLISH = /[ąęłśźżćń]/iu
/** Of a language that nobody expected, so many of its frequent words must be there. */
const LEAST_UNEXPECTED = 2

/**
 * The language that a comment is read in: by its letters, else by frequent words, else the prior.
 * Null where it is likely none of those that are read.
 * @param prior what the answer says of its language, such as `pl` or `pl-PL`
 */
export function languageOf(
  text: string,
  tokens: readonly Token[],
  { lexicons, prior }: { lexicons: Lexicons; prior: string | null },
): ThemeLanguage | null {
  if (CYRILLIC.test(text)) return NOT_RUSSIAN.test(text) ? null : 'ru'
  if (POLISH.test(text)) return 'pl'
  const { pl, en } = lexicons.languages
  const count = (stop: Readonly<Record<string, 1>>) =>
    tokens.filter(({ word }) => stop[word] === 1).length
  const polish = count(pl.stop)
  const english = count(en.stop)
  const expected = THEME_LANGUAGES.find((language) => language === prior?.slice(0, 2).toLowerCase())
  const found = polish > english ? 'pl' : 'en'
  if (polish === english) return expected ?? null
  if (expected === undefined && Math.max(polish, english) < LEAST_UNEXPECTED) return null
  return found
}
