import type { Slavic } from '#dashboard/i18n/catalog.ts'
import type { shares as english } from '#dashboard/i18n/en/settings/shares.ts'

export const shares: Slavic<typeof english> = {
  'shares.lead': 'Страницы только для чтения — для тех, у кого нет учётной записи.',
}
