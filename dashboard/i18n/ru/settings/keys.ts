import type { Slavic } from '#dashboard/i18n/catalog.ts'
import type { keys as english } from '#dashboard/i18n/en/settings/keys.ts'

export const keys: Slavic<typeof english> = {
  'apiKeys.lead': 'По ним узнают страницы и программы.',
}
