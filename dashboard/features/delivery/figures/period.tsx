import { useLocation } from 'preact-iso'
import { FIGURE_DAYS } from '#contract/delivery/words.ts'
import { Select } from '#dashboard/kit/parts/select.tsx'
import { t } from './words.ts'

/** The days that the address asks for; four weeks where it asks for none that there are. */
export function usePeriod(): [days: number, change: (days: string) => void] {
  const { path, query, route } = useLocation()
  const days = FIGURE_DAYS.find((one) => String(one) === query['days']) ?? 28
  return [days, (next) => route(next === '28' ? path : `${path}?days=${next}`, true)]
}

/** Which days a page of figures looks at. */
export function Period({ days, onChange }: { days: number; onChange: (days: string) => void }) {
  return (
    <Select
      label={t('period')}
      value={String(days)}
      options={FIGURE_DAYS.map((n) => ({ value: String(n), label: t('period.days', { n }) }))}
      onChange={onChange}
    />
  )
}
