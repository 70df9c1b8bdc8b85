import { LIMITS } from '#contract/words.ts'
import { t } from './words.ts'

/** Why a text cannot be an e-mail address; undefined when it can. */
export function checkEmail(text: string): string | undefined {
  const email = text.trim()
  const sound = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(email) && email.length <= LIMITS.email
  return sound ? undefined : t('error.email')
}

/** Why a name cannot be taken; undefined when it can. */
export function checkName(name: string, longest: number): string | undefined {
  if (name === '') return t('form.required')
  return name.length > longest ? t('form.tooLong', { n: longest }) : undefined
}
