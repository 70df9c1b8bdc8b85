import type { ComponentChildren } from 'preact'
import { useField } from '#dashboard/gallery/fixed.ts'
import type { Part } from '#dashboard/gallery/part.tsx'
import { t } from '#dashboard/gallery/words.ts'
import { ChecksField } from '#dashboard/kit/forms/fields/checks-field.tsx'
import { FactRow } from '#dashboard/kit/forms/fields/fact-row.tsx'
import { Field } from '#dashboard/kit/forms/fields/field.tsx'
import { LinesField } from '#dashboard/kit/forms/fields/lines-field.tsx'
import { SelectField } from '#dashboard/kit/forms/fields/select-field.tsx'
import { SwitchField } from '#dashboard/kit/forms/fields/switch-field.tsx'
import { TextField } from '#dashboard/kit/forms/fields/text-field.tsx'

interface Refused {
  refused?: boolean
}

/** Fields lie in a form, whose width they follow. */
function Rows({ children }: { children: ComponentChildren }) {
  return <div class="form">{children}</div>
}

function Text({ refused = false }: Refused) {
  const error = refused ? t('gallery.field.name.refused') : undefined
  const name = useField('name', 'Zielony Sklep', error)
  const days = useField('days', '30', refused ? t('form.range', { low: 1, high: 365 }) : undefined)
  return (
    <Rows>
      <TextField label={t('gallery.field.name')} hint={t('gallery.field.name.hint')} {...name} />
      <TextField
        label={t('gallery.field.days')}
        suffix={t('gallery.field.days.unit')}
        input={{ inputMode: 'numeric' }}
        {...days}
      />
    </Rows>
  )
}

function Lines({ refused = false }: Refused) {
  const reason = t('form.line', { n: 2, reason: t('gallery.field.origins.refused') })
  const origins = 'https://zielony-sklep.example\nzielony sklep'
  const field = useField('origins', origins, refused ? reason : undefined)
  return (
    <Rows>
      <LinesField
        label={t('gallery.field.origins')}
        hint={t('gallery.field.origins.hint')}
        {...field}
      />
    </Rows>
  )
}

function Choice({ refused = false }: Refused) {
  const stages = ['search', 'basket', 'service'] as const
  const options = stages.map((value) => ({ value, label: t(`gallery.stage.${value}`) }))
  const field = useField('stage', 'service', refused ? t('form.required') : undefined)
  return (
    <Rows>
      <SelectField
        label={t('gallery.field.stage')}
        hint={t('gallery.field.stage.hint')}
        options={options}
        {...field}
      />
    </Rows>
  )
}

function Switches() {
  return (
    <Rows>
      <SwitchField
        label={t('gallery.field.mask')}
        hint={t('gallery.field.mask.hint')}
        {...useField('on', true)}
      />
      <SwitchField label={t('gallery.field.comments')} {...useField('off', false)} />
    </Rows>
  )
}

function Checks({ refused = false }: Refused) {
  const options = [
    { value: 'read', label: t('gallery.field.read'), hint: t('gallery.field.read.hint') },
    { value: 'comments', label: t('gallery.field.comments') },
    { value: 'import', label: t('gallery.field.import') },
  ]
  const error = refused ? t('gallery.field.scopes.refused') : undefined
  const field = useField<string[]>('scopes', refused ? [] : ['read', 'import'], error)
  return (
    <Rows>
      <ChecksField
        label={t('gallery.field.scopes')}
        hint={t('gallery.field.scopes.hint')}
        options={options}
        {...field}
      />
    </Rows>
  )
}

function Facts() {
  return (
    <Rows>
      <FactRow label={t('gallery.field.key')} hint={t('gallery.field.key.hint')}>
        <code>zielony-sklep</code>
      </FactRow>
    </Rows>
  )
}

function Own() {
  return (
    <Rows>
      <Field label={t('control.from')} hint={t('gallery.text.sentence')}>
        {(inputProps) => <input {...inputProps} class="input" placeholder="2026-11-22" />}
      </Field>
    </Rows>
  )
}

/** A row of a form each, as it is and as it is refused. */
export const FIELDS: Part[] = [
  {
    name: 'text-field',
    states: { filled: () => <Text />, refused: () => <Text refused /> },
  },
  {
    name: 'lines-field',
    states: { filled: () => <Lines />, refused: () => <Lines refused /> },
  },
  {
    name: 'select-field',
    states: { filled: () => <Choice />, refused: () => <Choice refused /> },
  },
  { name: 'switch-field', states: { 'on and off': Switches } },
  {
    name: 'checks-field',
    states: { filled: () => <Checks />, refused: () => <Checks refused /> },
  },
  { name: 'field', states: { 'fact-row': Facts, 'a field of one’s own': Own } },
]
