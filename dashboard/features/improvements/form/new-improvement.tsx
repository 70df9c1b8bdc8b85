import type { Improvement } from '#contract/improvements/improvements.ts'
import { JUDGINGS } from '#contract/improvements/words.ts'
import type { Journey } from '#contract/journey.ts'
import { scaleWords } from '#dashboard/features/improvements/told.ts'
import { t } from '#dashboard/features/improvements/words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { Field } from '#dashboard/kit/forms/fields/field.tsx'
import { SelectField } from '#dashboard/kit/forms/fields/select-field.tsx'
import { TextField } from '#dashboard/kit/forms/fields/text-field.tsx'
import { Form } from '#dashboard/kit/forms/form.tsx'
import { useForm, type Form as FormOf } from '#dashboard/kit/forms/use-form.ts'
import { useState } from 'preact/hooks'
import { Plan } from './plan.tsx'
import { bodyOf, checkValues, scalesOf, startValues, type FormValues } from './values.ts'

interface Props {
  journey: Journey
  today: string
  onMade: (made: Improvement) => void
}

const WEEKS = [1, 2, 3, 4, 6, 8, 12, 16, 26]

/** The form of a new improvement: what could be seen and what each way of judging costs come first. */
export function NewImprovement({ journey, today, onMade }: Props) {
  const [saved] = useState(() => startValues(journey, today))
  const form = useForm<FormValues>({
    saved,
    check: checkValues,
    save: async (values) => {
      onMade(await call('POST /api/improvements', { body: bodyOf(journey.id, values) }))
    },
  })
  const { values } = form
  return (
    <Form form={form} action={t('form.make')} fresh>
      <TextField {...form.field('name')} label={t('form.name')} input={{ autoComplete: 'off' }} />
      <TextField
        {...form.field('pain')}
        label={t('form.pain')}
        hint={t('form.pain.hint')}
        input={{ autoComplete: 'off' }}
      />
      <Places form={form} journey={journey} />
      <Times form={form} />
      <Plan journey={journey.id} values={values} />
      <SelectField
        {...form.field('judging')}
        label={t('form.judging')}
        hint={t(values.judging === 'any_time' ? 'form.price.any_time' : 'form.price.planned_end')}
        options={JUDGINGS.map((value) => ({ value, label: t(`form.judging.${value}`) }))}
      />
      <p class="mut imp-fixed">{t('form.fixed')}</p>
    </Form>
  )
}

interface PartProps {
  form: FormOf<FormValues>
}

function Places({ form, journey }: PartProps & { journey: Journey }) {
  const { stage } = form.values
  const named = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name })
  const touchpoints = journey.stages.find(({ id }) => id === stage)?.touchpoints ?? []
  const placed = form.field('stage')
  return (
    <>
      <SelectField
        {...placed}
        label={t('form.stage')}
        options={journey.stages.map(named)}
        onChange={(value) => {
          placed.onChange(value)
          form.field('touchpoint').onChange('')
          if (form.values.control === value) form.field('control').onChange('')
        }}
      />
      <SelectField
        {...form.field('touchpoint')}
        label={t('form.touchpoint')}
        options={[{ value: '', label: t('form.touchpoint.all') }, ...touchpoints.map(named)]}
      />
      <SelectField
        {...form.field('scale')}
        label={t('form.scale')}
        hint={t('form.scale.hint')}
        options={scalesOf(journey).map((scale) => ({ value: scale, label: scaleWords(scale) }))}
      />
      <SelectField
        {...form.field('control')}
        label={t('form.control')}
        hint={t('form.control.hint')}
        options={[
          { value: '', label: t('form.control.none') },
          ...journey.stages.filter(({ id }) => id !== stage).map(named),
        ]}
      />
    </>
  )
}

function Times({ form }: PartProps) {
  const start = form.field('startsOn')
  return (
    <>
      <Field label={t('imp.startsOn')} error={start.error}>
        {(inputProps) => (
          <input
            {...inputProps}
            class="input"
            type="date"
            name="startsOn"
            value={start.value}
            onInput={(event) => start.onChange(event.currentTarget.value)}
          />
        )}
      </Field>
      <SelectField
        {...form.field('weeks')}
        label={t('form.weeks')}
        hint={t('form.weeks.hint')}
        options={WEEKS.map((n) => ({ value: String(n), label: t('form.weeks.n', { n }) }))}
      />
      <TextField
        {...form.field('washoutDays')}
        label={t('form.washout')}
        hint={t('form.washout.hint')}
        input={{ inputMode: 'numeric', autoComplete: 'off' }}
      />
      <TextField
        {...form.field('worthwhile')}
        label={t('form.worthwhile')}
        suffix={t('form.points')}
        input={{ inputMode: 'numeric', autoComplete: 'off' }}
      />
    </>
  )
}
