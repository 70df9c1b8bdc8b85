import type { Slavic } from '#dashboard/i18n/catalog.ts'
import type { audit as english } from '#dashboard/i18n/en/settings/audit.ts'

export const audit: Slavic<typeof english> = {
  'audit.lead': 'Кто, что и когда изменил.',
}
