import { delivery } from '#dashboard/features/delivery/words.ts'
import { words } from '#dashboard/kit/i18n/words.ts'
import type * as English from './words/en.ts'

export const { t } = words(import.meta.glob<typeof English>('./words/*.ts'), delivery)
