import type { Slavic } from '#dashboard/i18n/catalog.ts'
import type { privacy as english } from '#dashboard/i18n/en/settings/privacy.ts'

export const privacy: Slavic<typeof english> = {
  'privacy.lead': 'Jak długo przechowujemy wypowiedzi i jak zapominamy o danej osobie.',
}
