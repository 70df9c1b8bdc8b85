import { EN } from './en.ts'
import type { LexiconSources } from './read-lexicons.ts'
import { PL } from './pl.ts'
import { RU } from './ru.ts'

/** The wordings of every language that is known, as the build writes them into a file. */
export const LEXICON_SOURCES: LexiconSources = { en: EN, pl: PL, ru: RU }
