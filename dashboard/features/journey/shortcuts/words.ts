import { journey } from '#dashboard/features/journey/words.ts'
import { words } from '#dashboard/kit/i18n/words.ts'
import type * as English from './words/en.ts'

/** They come with the dialogs that say them. */
export const { t } = words(import.meta.glob<typeof English>('./words/*.ts'), journey)
