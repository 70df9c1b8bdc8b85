import { explain } from '#dashboard/kit/parts/error-box.tsx'
import { PasskeyError } from './passkeys.ts'
import { t } from './words.ts'

/** Why a passkey was neither made nor presented, in the reader's language. */
export function explainPasskey(error: Error): string {
  if (!(error instanceof PasskeyError)) return explain(error)
  if (error.reason === 'part') return t('error.part')
  return t(`passkey.${error.reason}`)
}
