import { words } from '#dashboard/kit/i18n/words.ts'
import { kinds } from '#dashboard/kit/sentiment/words.ts'
import type * as English from './words/en.ts'

/** What the lanes of a map are called and say: they come with the map, and not with the curve. */
export const { t } = words(import.meta.glob<typeof English>('./words/*.ts'), kinds)
