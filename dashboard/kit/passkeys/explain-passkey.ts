import { explain } from '#dashboard/kit/parts/error-box.tsx'
import { t } from '#dashboard/kit/passkeys/words.ts'
import { PasskeyError } from '#dashboard/kit/passkeys/passkeys.ts'

/** Why a passkey was neither made nor presented, in the reader's language. */
export function explainPasskey(error: Error): string {
  if (!(error instanceof PasskeyError)) return explain(error)
  if (error.reason === 'part') return t('error.part')
  return t(`passkey.${error.reason}`)
}
