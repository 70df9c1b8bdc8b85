import { useState } from 'preact/hooks'
import type { Subject } from '#contract/privacy.ts'
import { LIMITS, type SubjectKind } from '#contract/words.ts'
import { t } from '#dashboard/features/settings/privacy/words.ts'
import { ApiError } from '#dashboard/kit/api/errors.ts'
import { usePersonCopy } from './use-person-copy.ts'

const NOBODY: Subject = { kind: 'email', value: '' }

/**
 * Whom a request is about, and how far it has come. Nothing of it is kept: not in the address, not
 * anywhere.
 * @param onErase rejects when the API refuses
 */
export function usePerson(onErase: (subject: Subject) => Promise<void>) {
  const [typed, setTyped] = useState(NOBODY)
  const [wrong, setWrong] = useState<string>()
  const [erasing, setErasing] = useState(false)
  /** Counts refusals, so that each of them can move the focus. */
  const [refusals, setRefusals] = useState(0)
  const { copy, begin, clear, ...search } = usePersonCopy()
  const subject = { kind: typed.kind, value: typed.value.trim() }

  function refuse(reason: string | undefined): boolean {
    setWrong(reason)
    if (reason !== undefined) setRefusals((n) => n + 1)
    return reason !== undefined
  }
  function change(next: Subject) {
    setTyped(next)
    setWrong(undefined)
    clear()
  }
  return {
    typed,
    subject,
    error: wrong ?? refusedSubject(copy?.failure ?? null, typed.kind),
    refusals,
    copy,
    ...search,
    change,
    show: () => {
      if (!refuse(checkSubject(subject))) begin(subject)
    },
    erasing,
    askToErase: () => {
      if (!refuse(checkSubject(subject))) setErasing(true)
    },
    keep: () => setErasing(false),
    erase: async () => {
      try {
        await onErase(subject)
        change({ ...typed, value: '' })
      } catch (cause) {
        const error = cause instanceof Error ? cause : new Error(String(cause))
        if (!refuse(refusedSubject(error, typed.kind))) throw error
      }
      setErasing(false)
    },
  }
}

/** Why nobody can be found by this; undefined when somebody may. */
function checkSubject({ kind, value }: Subject): string | undefined {
  if (value === '') return t('form.required')
  if (value.length > LIMITS.subject) return t('form.tooLong', { n: LIMITS.subject })
  return kind === 'email' && !/^[^\s@]+@[^\s@]+$/.test(value) ? t('person.email.bad') : undefined
}

/** What the API has against the value itself; undefined for every other failure. */
function refusedSubject(error: Error | null, kind: SubjectKind): string | undefined {
  const about =
    error instanceof ApiError && error.fields.find(({ field }) => field.startsWith('subject'))
  if (!about) return undefined
  return kind === 'email' ? t('person.email.bad') : about.reason
}
