import type { Slavic } from '#dashboard/i18n/catalog.ts'
import type { account as english } from '#dashboard/i18n/en/settings/account.ts'

export const account: Slavic<typeof english> = {
  'account.title': 'Konto',
  'account.lead': 'Twoje imię, klucze dostępu i zalogowane przeglądarki.',
}
