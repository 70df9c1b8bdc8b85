import { journey } from '#dashboard/features/journey/words.ts'
import { words } from '#dashboard/kit/i18n/words.ts'
import type * as English from './words/en.ts'

/** What the tabs beside the curve say: it comes with the first that is opened. */
export const tabs = words(import.meta.glob<typeof English>('./words/*.ts'), journey)
export const { t, pieces } = tabs
