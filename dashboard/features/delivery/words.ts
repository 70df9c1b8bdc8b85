import { terms } from '#dashboard/kit/cases/words.ts'
import { words } from '#dashboard/kit/i18n/words.ts'
import type * as English from './words/en.ts'

export const delivery = words(import.meta.glob<typeof English>('./words/*.ts'), terms)
export const { t } = delivery
