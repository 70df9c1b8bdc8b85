import { shell } from '#dashboard/features/shell/words.ts'
import { words } from '#dashboard/kit/i18n/words.ts'
import type * as English from './words/en.ts'

/** What a tab says whose changes belong to another site: most never do. */
export const { t } = words(import.meta.glob<typeof English>('./words/*.ts'), shell)
