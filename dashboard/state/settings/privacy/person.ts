import type { Subject } from '#contract/privacy.ts'
import { ApiError } from '#dashboard/api/client.ts'
import { t } from '#dashboard/i18n/t.ts'

export type SubjectKind = Subject['kind']

/*
 * The contract's list as values: its types alone may come in here, because zod would come with
 * them. `satisfies Record` makes a missing or an unknown one a type error.
 */
const kinds = { email: 1, order: 1, customer: 1, respondent: 1 } satisfies Record<SubjectKind, 1>

/** What a person can be found by, the most usual first. */
export const SUBJECT_KINDS = Object.keys(kinds) as SubjectKind[]

/** Longest value that the API takes, in characters. */
const LONGEST = 256

/** Why nobody can be found by this; undefined when somebody may. */
export function checkSubject({ kind, value }: Subject): string | undefined {
  if (value === '') return t('form.required')
  if (value.length > LONGEST) return t('form.tooLong', { n: LONGEST })
  return kind === 'email' && !/^[^\s@]+@[^\s@]+$/.test(value) ? t('person.email.bad') : undefined
}

/** What the API has against the value itself; undefined for every other failure. */
export function refusedSubject(error: Error | null, kind: SubjectKind): string | undefined {
  const about =
    error instanceof ApiError && error.fields.find(({ field }) => field.startsWith('subject'))
  if (!about) return undefined
  return kind === 'email' ? t('person.email.bad') : about.reason
}
