import { CHANNELS, type FilterName } from '#contract/words.ts'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { NO_FILTERS } from '#dashboard/features/journey/view/use-view.ts'
import { isFiltered, type View } from '#dashboard/features/journey/view/view.ts'
import { t } from '#dashboard/features/journey/words.ts'
import { Cross } from '#dashboard/kit/parts/icons.tsx'
import { Popover } from '#dashboard/kit/parts/popover.tsx'
import { Select } from '#dashboard/kit/parts/select.tsx'

/** The filters that this journey can offer, each with the names of its values. */
function useFilters() {
  const { journey } = useJourney()
  const met = new Set(journey.stages.flatMap((s) => s.touchpoints.flatMap((t) => t.channels)))
  const channels = CHANNELS.filter((channel) => met.has(channel))
  return [
    {
      name: 'channel' as const,
      label: t('control.channel'),
      values: channels.map((channel) => ({ value: channel, label: t(`channel.${channel}`) })),
    },
    {
      name: 'segment' as const,
      label: t('control.segment'),
      values: journey.segments.map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      name: 'persona' as const,
      label: t('control.persona'),
      values: journey.personas.map(({ id, name }) => ({ value: id, label: name })),
    },
  ].filter(({ values }) => values.length > 0)
}

/** A handle comes from the select that was built from known values. */
function patch(name: FilterName, value: string): Partial<View> {
  return { [name]: value === '' ? null : value }
}

/** The filters that are set, by the names of their values. */
export function useChosenFilters() {
  const { view } = useJourney()
  return useFilters().flatMap(({ name, values }) => {
    const chosen = view[name]
    if (chosen === null) return []
    return [{ name, label: values.find(({ value }) => value === chosen)?.label ?? chosen }]
  })
}

/** A chip for each filter that is set, the menu that sets them, and the way back. */
export function Filters() {
  const { view, change } = useJourney()
  const filters = useFilters()
  const chips = useChosenFilters()
  return (
    <>
      {chips.map(({ name, label }) => (
        <button
          key={name}
          type="button"
          class="control chip"
          aria-label={t('control.remove', { name: label })}
          onClick={() => change(patch(name, ''))}
        >
          {label}
          <Cross />
        </button>
      ))}
      {filters.length > 0 && (
        <Popover label={t('control.filters')} text={t('control.addFilter')} quiet>
          {() => (
            <div class="filter-fields">
              {filters.map(({ name, label, values }) => (
                <Select
                  key={name}
                  label={label}
                  labelled
                  value={view[name] ?? ''}
                  options={[{ value: '', label: t('control.any') }, ...values]}
                  onChange={(value) => change(patch(name, value))}
                />
              ))}
            </div>
          )}
        </Popover>
      )}
      {(isFiltered(view) || view.kind !== null) && (
        <button type="button" class="control control-plain" onClick={() => change(NO_FILTERS)}>
          {t('control.reset')}
        </button>
      )}
    </>
  )
}
