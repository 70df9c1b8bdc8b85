import type { Slavic } from '#dashboard/i18n/catalog.ts'
import type { shares as english } from '#dashboard/i18n/en/settings/shares.ts'

export const shares: Slavic<typeof english> = {
  'shares.lead': 'Widoki tylko do odczytu dla osób bez konta.',
}
