import { explain } from '#dashboard/components/parts/error-box.tsx'
import { t } from '#dashboard/i18n/t.ts'
import { PasskeyError } from '#dashboard/state/entry/passkeys.ts'

/** Why a passkey was neither made nor presented, in the reader's language. */
export function explainPasskey(error: Error): string {
  if (!(error instanceof PasskeyError)) return explain(error)
  if (error.reason === 'part') return t('error.part')
  return t(`passkey.${error.reason}`)
}
