import { kit } from '#dashboard/kit/i18n/kit-words.ts'
import { words } from '#dashboard/kit/i18n/words.ts'
import type * as English from './words/en.ts'

export const kinds = words(import.meta.glob<typeof English>('./words/*.ts'), kit)
export const { t } = kinds
