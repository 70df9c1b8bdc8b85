import { Field } from '#dashboard/kit/forms/fields/field.tsx'
import { handleFrom } from '#dashboard/kit/forms/read.ts'
import type { FieldBinding } from '#dashboard/kit/forms/use-form.ts'
import { Cross } from '#dashboard/kit/parts/icons.tsx'
import { isSoundPersona, type Persona } from './site-values.ts'
import { t } from './words.ts'

interface Props extends FieldBinding<Persona[]> {
  /** Ids that are saved: answers carry them, so they stay. */
  fixed: string[]
}

/** Names of personas, with the ids that the shop's page sends. */
export function PersonasField({ fixed, ...field }: Props) {
  const { value: personas, onChange } = field
  const change = (at: number, next: Persona) => onChange(personas.with(at, next))
  return (
    <Field label={t('site.personas')} hint={t('site.personas.hint')} error={field.error} group>
      {(inputProps) => (
        <div class="personas">
          {personas.map((persona, index) => (
            <PersonaRow
              // New rows have no id of their own yet, and rows never change places.
              // oxlint-disable-next-line react/no-array-index-key
              key={index}
              persona={persona}
              fixed={fixed.includes(persona.id) && firstOf(personas, persona.id) === index}
              invalid={Boolean(field.error) && !isSoundPersona(persona, personas)}
              describedBy={inputProps['aria-describedby']}
              onChange={(next) => change(index, next)}
              onRemove={() => onChange(personas.toSpliced(index, 1))}
            />
          ))}
          <button
            type="button"
            class="control"
            onClick={() => onChange([...personas, { id: '', name: '' }])}
          >
            {t('site.persona.add')}
          </button>
        </div>
      )}
    </Field>
  )
}

/** A second row of the same id is a new one that somebody is still typing. */
function firstOf(personas: Persona[], id: string): number {
  return personas.findIndex((persona) => persona.id === id)
}

interface RowProps {
  persona: Persona
  fixed: boolean
  invalid: boolean
  describedBy: string | undefined
  onChange: (next: Persona) => void
  onRemove: () => void
}

function PersonaRow({ persona, fixed, invalid, describedBy, onChange, onRemove }: RowProps) {
  const { id, name } = persona
  const marks = invalid ? ({ 'aria-invalid': true, 'aria-describedby': describedBy } as const) : {}
  /** The id follows the name until somebody writes one. */
  function rename(next: string) {
    const follows = !fixed && (id === '' || id === handleFrom(name))
    onChange({ ...persona, id: follows ? handleFrom(next) : id, name: next })
  }
  return (
    <div class="persona">
      <input
        {...marks}
        class="input"
        aria-label={t('site.persona.name')}
        placeholder={t('site.persona.name')}
        value={name}
        onInput={(event) => rename(event.currentTarget.value)}
      />
      {fixed ? (
        <code>{id}</code>
      ) : (
        <input
          {...marks}
          class="input mono"
          aria-label={t('site.persona.id')}
          placeholder={t('site.persona.id')}
          spellcheck={false}
          value={id}
          onInput={(event) => onChange({ ...persona, id: event.currentTarget.value })}
        />
      )}
      <button
        type="button"
        class="icon-button"
        aria-label={t('site.persona.remove', { name: name || id })}
        onClick={onRemove}
      >
        <Cross />
      </button>
    </div>
  )
}
