import type { ImportPreview } from '#contract/import-runs.ts'
import type { DateOrder } from '#contract/words.ts'
import { t } from '#dashboard/features/settings/import/words.ts'
import { SelectField } from '#dashboard/kit/forms/fields/select-field.tsx'

const ORDERS = ['iso', 'day-first', 'month-first', 'excel', 'unix'] as const

interface Props {
  value: DateOrder | 'iso' | ''
  /** What the file tells. */
  guess: ImportPreview['dates']
  error: string | undefined
  onChange: (dates: DateOrder | 'iso' | '') => void
}

/** How the dates of a file are written. */
export function DatesField({ value, guess, error, onChange }: Props) {
  return (
    <SelectField
      name="dates"
      label={t('import.dates')}
      {...(guess === 'either' ? { hint: t('import.dates.either') } : {})}
      value={value}
      error={error}
      options={[
        { value: '', label: t('import.choose.one') },
        ...ORDERS.map((order) => ({ value: order, label: t(`import.dates.${order}`) })),
      ]}
      onChange={(chosen) => onChange(ORDERS.find((order) => order === chosen) ?? '')}
    />
  )
}
