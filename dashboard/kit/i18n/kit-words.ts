import { words } from './words.ts'
import type * as English from './words/en.ts'

export const kit = words(import.meta.glob<typeof English>('./words/*.ts'))
export const { t } = kit
