import { words } from '#dashboard/kit/i18n/words.ts'
import { kinds } from '#dashboard/kit/sentiment/words.ts'
import type * as English from './words/en.ts'

/** The map's own words: they come with it, and not with the curve. */
export const { t } = words(import.meta.glob<typeof English>('./words/*.ts'), kinds)
