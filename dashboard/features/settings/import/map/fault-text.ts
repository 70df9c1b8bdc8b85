import { t } from '#dashboard/features/settings/import/words.ts'
import type { MapFaults } from './map-form.ts'

/** What is wrong with a field, in words. */
export function faultText(fault: MapFaults[string]): string | undefined {
  return fault && t(`import.fault.${fault}`)
}
