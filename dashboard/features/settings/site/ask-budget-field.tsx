import { KINDS, type Kind } from '#contract/words.ts'
import { Field } from '#dashboard/kit/forms/fields/field.tsx'
import type { FieldBinding } from '#dashboard/kit/forms/use-form.ts'
import { Cross } from '#dashboard/kit/parts/icons.tsx'
import { Select } from '#dashboard/kit/parts/select.tsx'
import { t as kind } from '#dashboard/kit/sentiment/words.ts'
import type { AskBudgetValues, GapValues } from './ask-budget-values.ts'
import { t } from './words.ts'
import './site.css'

/** How often somebody known is asked over everything, and which kinds keep away from each other. */
export function AskBudgetField(field: FieldBinding<AskBudgetValues>) {
  const { value, onChange } = field
  const { gaps } = value
  return (
    <Field label={t('site.budget')} hint={t('site.budget.hint')} error={field.error} group>
      {(inputProps) => (
        <div class="budget" aria-describedby={inputProps['aria-describedby']}>
          <p class="budget-row">
            <label>
              {t('site.budget.most')}{' '}
              <Digits value={value.most} onChange={(most) => onChange({ ...value, most })} />
            </label>
            <label>
              {t('site.budget.days')}{' '}
              <Digits value={value.days} onChange={(days) => onChange({ ...value, days })} />
            </label>
          </p>
          {gaps.map((gap, index) => (
            <GapRow
              // Rows never change places.
              // oxlint-disable-next-line react/no-array-index-key
              key={index}
              gap={gap}
              onChange={(next) => onChange({ ...value, gaps: gaps.with(index, next) })}
              onRemove={() => onChange({ ...value, gaps: gaps.toSpliced(index, 1) })}
            />
          ))}
          <button
            type="button"
            class="control"
            disabled={value.most.trim() === ''}
            onClick={() =>
              onChange({ ...value, gaps: [...gaps, { kind: 'ces', after: 'nps', days: '60' }] })
            }
          >
            {t('site.budget.addGap')}
          </button>
        </div>
      )}
    </Field>
  )
}

function Digits({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  return (
    <input
      class="input"
      inputMode="numeric"
      autoComplete="off"
      value={value}
      onInput={(event) => onChange(event.currentTarget.value)}
    />
  )
}

interface RowProps {
  gap: GapValues
  onChange: (next: GapValues) => void
  onRemove: () => void
}

/** “Effort (CES) not within 60 days of NPS” */
function GapRow({ gap, onChange, onRemove }: RowProps) {
  return (
    <p class="budget-row">
      <KindSelect
        label={t('site.budget.kind')}
        value={gap.kind}
        onChange={(next) => onChange({ ...gap, kind: next })}
      />
      <label>
        {t('site.budget.within')}{' '}
        <Digits value={gap.days} onChange={(days) => onChange({ ...gap, days })} />
      </label>
      <KindSelect
        label={t('site.budget.after')}
        value={gap.after}
        onChange={(next) => onChange({ ...gap, after: next })}
      />
      <button
        type="button"
        class="icon-button"
        aria-label={t('site.budget.removeGap', {
          kind: kind(`kind.${gap.kind}`),
          after: kind(`kind.${gap.after}`),
        })}
        onClick={onRemove}
      >
        <Cross />
      </button>
    </p>
  )
}

interface SelectProps {
  label: string
  value: Kind
  onChange: (kind: Kind) => void
}

function KindSelect({ label, value, onChange }: SelectProps) {
  return (
    <Select
      label={label}
      value={value}
      options={KINDS.map((one) => ({ value: one, label: kind(`kind.${one}`) }))}
      onChange={(next) => onChange(KINDS.find((one) => one === next) ?? value)}
    />
  )
}
