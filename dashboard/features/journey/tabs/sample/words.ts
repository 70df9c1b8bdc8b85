import { tabs } from '#dashboard/features/journey/tabs/words.ts'
import { words } from '#dashboard/kit/i18n/words.ts'
import type * as English from './words/en.ts'

/** Words of where people heard of the shop, and of sampling rates: they come with their tab. */
export const { t } = words(import.meta.glob<typeof English>('./words/*.ts'), tabs)
