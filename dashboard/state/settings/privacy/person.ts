import type { Subject } from '#contract/privacy.ts'
import { LIMITS, type SubjectKind } from '#contract/words.ts'
import { ApiError } from '#dashboard/kit/api/errors.ts'
import { t } from '#dashboard/features/settings/privacy/words.ts'

/** Why nobody can be found by this; undefined when somebody may. */
export function checkSubject({ kind, value }: Subject): string | undefined {
  if (value === '') return t('form.required')
  if (value.length > LIMITS.subject) return t('form.tooLong', { n: LIMITS.subject })
  return kind === 'email' && !/^[^\s@]+@[^\s@]+$/.test(value) ? t('person.email.bad') : undefined
}

/** What the API has against the value itself; undefined for every other failure. */
export function refusedSubject(error: Error | null, kind: SubjectKind): string | undefined {
  const about =
    error instanceof ApiError && error.fields.find(({ field }) => field.startsWith('subject'))
  if (!about) return undefined
  return kind === 'email' ? t('person.email.bad') : about.reason
}
