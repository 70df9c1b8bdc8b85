import { tabs } from '#dashboard/features/journey/tabs/words.ts'
import { words } from '#dashboard/kit/i18n/words.ts'
import type * as English from './words/en.ts'

/** What the tab about going on and coming back says. */
export const { t } = words(import.meta.glob<typeof English>('./words/*.ts'), tabs)
