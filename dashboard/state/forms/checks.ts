import { t } from '#dashboard/i18n/t.ts'

/** Why a text cannot be an e-mail address; undefined when it can. */
export function checkEmail(text: string): string | undefined {
  const email = text.trim()
  const sound = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(email) && email.length <= 254
  return sound ? undefined : t('error.email')
}
