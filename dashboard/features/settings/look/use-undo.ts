import { useState } from 'preact/hooks'
import type { FieldBinding, Form } from '#dashboard/kit/forms/use-form.ts'
import type { LookValues } from './look-values.ts'

type Name = keyof LookValues

/** The form's fields, with a way back through what was changed in them, past a save as well. */
export function useUndo(form: Form<LookValues>) {
  const [past, setPast] = useState<{ name: string; values: LookValues }[]>([])
  const { values } = form

  function put(next: Partial<LookValues>): void {
    for (const [name, value] of Object.entries(next) as [Name, string][])
      if (form.values[name] !== value) form.field(name).onChange(value)
  }
  /** @param name what is changed: letter after letter of one field is one step */
  function change(name: string, next: Partial<LookValues>): void {
    const isOneStep = name !== 'preset' && past.at(-1)?.name === name
    if (!isOneStep) setPast([...past, { name, values }])
    put(next)
  }
  function undo(): void {
    const last = past.at(-1)
    if (!last) return
    setPast(past.slice(0, -1))
    put(last.values)
  }
  return {
    change,
    field: (name: Name): FieldBinding<string> => ({
      ...form.field(name),
      onChange: (value) => change(name, { [name]: value }),
    }),
    undo: past.length > 0 ? undo : null,
  }
}
