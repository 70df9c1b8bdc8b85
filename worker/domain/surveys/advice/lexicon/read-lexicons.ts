import { phrases } from '#worker/domain/surveys/advice/phrases.ts'
import type { Lexicon, Wordings } from './lexicon.ts'

/** Languages whose wordings are known. */
export type KnownLanguage = 'en' | 'pl' | 'ru'
export type LexiconSources = Record<KnownLanguage, Lexicon<Wordings>>
export type Lexicons = Record<KnownLanguage, Lexicon>

/** The lexicons of a file, with a finder in the place of each list of wordings. */
export function readLexicons({ en, pl, ru }: LexiconSources): Lexicons {
  return { en: withFinders(en), pl: withFinders(pl), ru: withFinders(ru) }
}

/** `Lexicon` has a finder exactly where its source has wordings, and is alike everywhere else. */
function withFinders(source: Lexicon<Wordings>): Lexicon {
  return revived(source) as Lexicon
}

function revived(part: unknown): unknown {
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return part
  if ('wordings' in part && Array.isArray(part.wordings))
    return phrases(...part.wordings.map(String))
  return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, revived(value)]))
}
