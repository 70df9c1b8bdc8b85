import type { PreviewColumn } from '#contract/import-runs.ts'
import type { JourneyList } from '#contract/journey.ts'
import { t } from '#dashboard/features/settings/import/words.ts'
import { SelectField } from '#dashboard/kit/forms/fields/select-field.tsx'
import { TextField } from '#dashboard/kit/forms/fields/text-field.tsx'
import { faultText } from './fault-text.ts'
import { isChosen, usualScale, type AnswerForm, type MapFaults } from './map-form.ts'
import { columnOptions, kindOptions, touchpointOptions } from './options.ts'

interface Props {
  answer: AnswerForm
  /** Its place among the answers of a row. */
  index: number
  columns: PreviewColumn[]
  map: JourneyList
  faults: MapFaults
  onChange: (answer: AnswerForm) => void
  /** Absent for the only one. */
  onRemove: (() => void) | undefined
}

/** What one answer of a row is about, and where its score and comment stand. */
export function AnswerFields({ answer, index, columns, map, faults, onChange, onRemove }: Props) {
  const set = (change: Partial<AnswerForm>) => onChange({ ...answer, ...change })
  const error = (field: string) => faultText(faults[`${field}${index}`])
  const scale = usualScale(answer.kind)
  return (
    <fieldset class="import-answer">
      <legend>{t('import.answer', { n: index + 1 })}</legend>
      <SelectField
        name={`touchpoint${index}`}
        label={t('import.touchpoint')}
        value={answer.touchpoint}
        error={error('touchpoint')}
        options={touchpointOptions(map, columns)}
        onChange={(touchpoint) => set({ touchpoint })}
      />
      <SelectField
        name={`kind${index}`}
        label={t('import.kind')}
        {...(scale ? { hint: t('import.scale', { from: scale[0], to: scale[1] }) } : {})}
        value={answer.kind}
        options={kindOptions(columns)}
        onChange={(kind) => set({ kind })}
      />
      {answer.kind !== '=text' && (
        <SelectField
          name={`score${index}`}
          label={t(isChosen(answer.kind) ? 'import.choices' : 'import.score')}
          value={answer.score}
          error={error('score')}
          options={columnOptions(columns)}
          onChange={(score) => set({ score })}
        />
      )}
      <SelectField
        name={`comment${index}`}
        label={t('import.comment')}
        value={answer.comment}
        error={error('comment')}
        options={columnOptions(columns, t('import.none'))}
        onChange={(comment) => set({ comment })}
      />
      <TextField
        name={`skip${index}`}
        label={t('import.skip')}
        hint={t('import.skip.hint')}
        value={answer.skip}
        onChange={(skip) => set({ skip })}
      />
      {onRemove && (
        <button type="button" class="control control-plain" onClick={onRemove}>
          {t('import.answer.less', { n: index + 1 })}
        </button>
      )}
    </fieldset>
  )
}
