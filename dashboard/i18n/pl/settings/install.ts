import type { Slavic } from '#dashboard/i18n/catalog.ts'
import type { install as english } from '#dashboard/i18n/en/settings/install.ts'

export const install: Slavic<typeof english> = {
  'install.lead': 'Jak pytanie trafia na strony sklepu.',
}
