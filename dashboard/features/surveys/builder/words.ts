import { list } from '#dashboard/features/surveys/list/words.ts'
import { words } from '#dashboard/kit/i18n/words.ts'
import type * as English from './words/en.ts'

export const builder = words(import.meta.glob<typeof English>('./words/*.ts'), list)
export const { t } = builder
