import { LIMITS } from '#contract/words.ts'
import { t } from '#dashboard/i18n/t.ts'

/** Why a text cannot be an e-mail address; undefined when it can. */
export function checkEmail(text: string): string | undefined {
  const email = text.trim()
  const sound = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(email) && email.length <= LIMITS.email
  return sound ? undefined : t('error.email')
}
