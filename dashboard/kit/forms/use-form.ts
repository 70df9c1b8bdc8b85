import { signal } from '@preact/signals'
import { useEffect, useState } from 'preact/hooks'
import { ApiError } from '#dashboard/kit/api/errors.ts'
import { useLatest } from '#dashboard/kit/loading/latest.ts'
import { t } from './words.ts'

/** What is wrong, by the name of the field. */
export type FieldErrors<T> = { [K in keyof T & string]?: string | undefined }

/** What an input needs to show a value, change it, and say what is wrong with it. */
export interface FieldBinding<V> {
  name: string
  value: V
  error?: string | undefined
  onChange: (value: V) => void
}

export interface Form<T> {
  values: T
  /** True when something differs from what is saved. */
  dirty: boolean
  status: 'idle' | 'saving' | 'saved' | 'failed'
  /** Why the last try failed, apart from its fields. */
  failure: Error | null
  /** Another object for each failed try, so that each of them can move the focus. */
  failed: object | null
  field: <K extends keyof T & string>(name: K) => FieldBinding<T[K]>
  submit: () => void
  discard: () => void
}

interface Setup<T> {
  /** What is saved now. While nothing is changed, the form follows it. */
  saved: T
  /** What the reader can mend without asking the server. */
  check: (values: T) => FieldErrors<T>
  /** Sends it, and gives back what is saved then, if that is not what was sent. */
  save: (values: T, before: T) => Promise<T | void>
}

interface State<T> {
  /** What `values` are compared with. */
  base: T
  values: T
  errors: FieldErrors<T>
  status: Form<T>['status']
  failure: Error | null
  failed: object | null
}

/** The state of a form: values, what is wrong with them, and whether they are saved. */
export function useForm<T extends object>(setup: Setup<T>): Form<T> {
  const latest = useLatest(setup)
  const [{ state, ...actions }] = useState(() => createForm(latest))
  useEffect(() => actions.follow(setup.saved))
  const { base, ...now } = state.value
  return {
    ...now,
    dirty: !same(now.values, base),
    field: (name) => ({
      name,
      value: now.values[name],
      error: now.errors[name],
      onChange: (value) => actions.set(name, value),
    }),
    submit: () => void actions.send(),
    discard: actions.discard,
  }
}

function createForm<T extends object>(setup: () => Setup<T>) {
  const state = signal<State<T>>(clean(setup().saved, 'idle'))
  let seen = setup().saved
  const change = (patch: (now: State<T>) => State<T>) => (state.value = patch(state.peek()))

  async function send() {
    const { values, base, status } = state.peek()
    if (status === 'saving') return
    const errors = setup().check(values)
    if (Object.values(errors).some(Boolean)) {
      change((now) => failed(now, errors, null))
      return
    }
    change((now) => ({ ...now, status: 'saving', errors: {}, failure: null }))
    try {
      const next = (await setup().save(values, base)) ?? values
      // What was typed while it was on its way is a new change.
      change((now) =>
        same(now.values, values) ? clean(next, 'saved') : { ...now, base: next, status: 'idle' },
      )
    } catch (cause) {
      const error = cause instanceof Error ? cause : new Error(String(cause))
      change((now) => failed(now, refused(error, values), error))
    }
  }
  return {
    state,
    send,
    set: (name: keyof T & string, value: unknown) =>
      change((now) => ({
        ...now,
        status: now.status === 'saving' ? 'saving' : 'idle',
        values: { ...now.values, [name]: value },
        errors: { ...now.errors, [name]: undefined },
      })),
    /** Takes over what others saved, but never over the reader's own changes. */
    follow: (saved: T) => {
      if (same(saved, seen)) return
      seen = saved
      const { base, values, status } = state.peek()
      const touched = status === 'saving' || !same(values, base)
      if (!touched && !same(saved, base)) state.value = clean(saved, 'idle')
    },
    discard: () => change((now) => clean(now.base, 'idle')),
  }
}

function clean<T>(values: T, status: State<T>['status']): State<T> {
  return { base: values, values, errors: {}, status, failure: null, failed: null }
}

function failed<T>(now: State<T>, errors: FieldErrors<T>, failure: Error | null): State<T> {
  return { ...now, status: 'failed', errors, failure, failed: {} }
}

/** The API's own words at the fields that it refused: `origins[2]` is line 3 of the origins. */
function refused<T extends object>(error: Error, values: T): FieldErrors<T> {
  const errors: Record<string, string> = {}
  for (const { field, reason } of error instanceof ApiError ? error.fields : []) {
    const [, name = '', line] = /^(\w+)(?:\[(\d+)\])?/.exec(field) ?? []
    if (!Object.hasOwn(values, name)) continue
    errors[name] ??= line === undefined ? reason : t('form.line', { n: Number(line) + 1, reason })
  }
  // Only names of fields are in it.
  return errors as FieldErrors<T>
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
