import type { ImportPreview } from '#contract/import-runs.ts'
import type { JourneyList } from '#contract/journey.ts'
import { t } from '#dashboard/features/settings/import/words.ts'
import { ChecksField } from '#dashboard/kit/forms/fields/checks-field.tsx'
import { SelectField } from '#dashboard/kit/forms/fields/select-field.tsx'
import { TextField } from '#dashboard/kit/forms/fields/text-field.tsx'
import { AnswerFields } from './answer-fields.tsx'
import { TimesField } from './times-field.tsx'
import { emptyAnswer, type MapFaults, type MapForm } from './map-form.ts'
import { faultText } from './fault-text.ts'
import { columnOptions } from './options.ts'

interface Props {
  form: MapForm
  preview: ImportPreview
  map: JourneyList
  faults: MapFaults
  onChange: (form: MapForm) => void
}

/** What the columns of a file mean, told by hand. */
export function MapFields({ form, preview, map, faults, onChange }: Props) {
  const { columns } = preview
  const set = (change: Partial<MapForm>) => onChange({ ...form, ...change })
  const { answers } = form
  return (
    <div class="form">
      <TimeFields {...{ form, preview, faults, set }} />
      <ChecksField
        name="id"
        label={t('import.id')}
        hint={t(form.id.length === 0 ? 'import.id.row' : 'import.id.hint')}
        value={form.id}
        options={columns.map(({ name }) => ({ value: name, label: name }))}
        onChange={(id) => set({ id })}
      />
      <TextField
        name="namespace"
        label={t('import.namespace')}
        hint={t('import.namespace.hint')}
        value={form.namespace}
        error={faultText(faults['namespace'])}
        onChange={(namespace) => set({ namespace })}
      />
      {answers.map((answer, index) => (
        <AnswerFields
          key={answer.id}
          {...{ answer, index, columns, map, faults }}
          onChange={(changed) => set({ answers: answers.with(index, changed) })}
          onRemove={
            answers.length > 1
              ? () => set({ answers: answers.filter((_, at) => at !== index) })
              : undefined
          }
        />
      ))}
      <button
        type="button"
        class="control"
        onClick={() => set({ answers: [...answers, emptyAnswer()] })}
      >
        {t('import.answer.more')}
      </button>
    </div>
  )
}

interface TimeProps {
  form: MapForm
  preview: ImportPreview
  faults: MapFaults
  set: (change: Partial<MapForm>) => void
}

function TimeFields({ form, preview, faults, set }: TimeProps) {
  return (
    <>
      <SelectField
        name="time"
        label={t('import.time')}
        value={form.time}
        error={faultText(faults['time'])}
        options={columnOptions(preview.columns)}
        onChange={(time) => set({ time })}
      />
      <TimesField
        dates={form.dates}
        timezone={form.timezone}
        guess={preview.dates}
        error={faultText(faults['dates'])}
        onChange={set}
      />
    </>
  )
}
