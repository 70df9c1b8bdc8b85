import type { Slavic } from '#dashboard/i18n/catalog.ts'
import type { team as english } from '#dashboard/i18n/en/settings/team.ts'

export const team: Slavic<typeof english> = {
  'team.lead': 'Кто видит этот магазин и что может здесь делать.',
}
