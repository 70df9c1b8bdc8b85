import type { ThemeLanguage } from '#contract/themes/words.ts'
import type { LexiconSource } from '#worker/domain/themes/compile-lexicon.ts'
import { EN } from './en.ts'
import { PL } from './pl.ts'
import { RU } from './ru.ts'

/** The words of every language that is read; the build compiles them. */
export const LEXICON_SOURCES: Record<ThemeLanguage, LexiconSource> = { pl: PL, en: EN, ru: RU }
