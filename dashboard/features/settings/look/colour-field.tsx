import { Field } from '#dashboard/kit/forms/fields/field.tsx'
import type { FieldBinding } from '#dashboard/kit/forms/use-form.ts'
import { colourOf } from './look-values.ts'
import { t } from './words.ts'

interface Props extends FieldBinding<string> {
  label: string
  /** The nearest colour that has enough contrast, where this one has not. */
  nearest: string | undefined
}

/** A colour: picked, or written as its code. */
export function ColourField({ label, nearest, ...field }: Props) {
  return (
    <Field label={label} error={field.error}>
      {(inputProps) => (
        <div class="look-colour">
          <input
            type="color"
            aria-label={label}
            value={colourOf(field.value) ?? '#000000'}
            onInput={({ currentTarget }) => field.onChange(currentTarget.value)}
          />
          <input
            {...inputProps}
            class="input"
            aria-label={t('look.colourCode', { colour: label })}
            name={field.name}
            autoComplete="off"
            spellcheck={false}
            value={field.value}
            onInput={({ currentTarget }) => field.onChange(currentTarget.value)}
          />
          {nearest && (
            <button type="button" class="control" onClick={() => field.onChange(nearest)}>
              <span class="look-swatch" style={{ background: nearest }} />
              {t('look.take', { colour: nearest })}
            </button>
          )}
        </div>
      )}
    </Field>
  )
}
