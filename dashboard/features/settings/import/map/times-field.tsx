import type { ImportPreview } from '#contract/import-runs.ts'
import type { DateOrder } from '#contract/words.ts'
import { t } from '#dashboard/features/settings/import/words.ts'
import { SelectField } from '#dashboard/kit/forms/fields/select-field.tsx'
import { timezoneOptions } from '#dashboard/kit/time/timezones.ts'

const ORDERS = ['iso', 'day-first', 'month-first', 'excel', 'unix'] as const

interface Props {
  dates: DateOrder | 'iso' | ''
  timezone: string
  /** What the file tells. */
  guess: ImportPreview['dates']
  error: string | undefined
  onChange: (change: { dates: DateOrder | 'iso' | '' } | { timezone: string }) => void
}

/** How the times of a file are written, and on whose clocks. */
export function TimesField({ dates, timezone, guess, error, onChange }: Props) {
  return (
    <>
      <SelectField
        name="dates"
        label={t('import.dates')}
        {...(guess === 'either' ? { hint: t('import.dates.either') } : {})}
        value={dates}
        error={error}
        options={[
          { value: '', label: t('import.choose.one') },
          ...ORDERS.map((order) => ({ value: order, label: t(`import.dates.${order}`) })),
        ]}
        onChange={(chosen) => onChange({ dates: ORDERS.find((order) => order === chosen) ?? '' })}
      />
      <SelectField
        name="timezone"
        label={t('import.timezone')}
        hint={t('import.timezone.hint')}
        value={timezone}
        options={timezoneOptions()}
        onChange={(chosen) => onChange({ timezone: chosen })}
      />
    </>
  )
}
