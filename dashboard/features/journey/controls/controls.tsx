import { useLocation } from 'preact-iso'
import type { Curve } from '#contract/journey.ts'
import { COMPARISONS, SCORED_KINDS } from '#contract/words.ts'
import { doubt } from '#dashboard/features/journey/doubts/doubt.ts'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { t } from '#dashboard/features/journey/words.ts'
import { Select } from '#dashboard/kit/parts/select.tsx'
import { journeyAddress } from '#dashboard/kit/session/guest.ts'
import { Filters } from './filters.tsx'
import { RangeMenu } from './range-menu.tsx'

/** Everything that decides which answers are on screen. */
export function Controls({ curve }: { curve: Curve | null }) {
  const { site, journeys, journey, edits } = useJourney()
  const { route } = useLocation()
  return (
    <div class="controls">
      <div class="controls-what">
        <p class="site-name">{site.name}</p>
        {journeys.length > 1 ? (
          <Select
            label={t('control.journey')}
            value={journey.id}
            options={journeys.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(id) => route(journeyAddress(id))}
          />
        ) : (
          <p class="journey-name">{journey.name}</p>
        )}
        {edits && (
          <p class="controls-edit">
            <a href={`/journeys/${journey.id}/edit`}>{t('control.edit')}</a>
            <a href="/new-journey">{t('control.new')}</a>
          </p>
        )}
      </div>
      <div class="controls-which">
        <KindSelect curve={curve} />
        <RangeMenu />
        {doubt.value.chip ?? <CompareSelect />}
        <Filters />
      </div>
    </div>
  )
}

/** One instrument a curve. Without a choice the server takes the one with the most answers. */
function KindSelect({ curve }: { curve: Curve | null }) {
  const { journey, view, change } = useJourney()
  const scored = journey.kinds.filter((kind) => SCORED_KINDS.includes(kind))
  const shown = view.kind ?? curve?.kind ?? scored[0]
  if (!shown || scored.length < 2) return null
  const offered = [...scored, 'mixed' as const]
  const values = offered.includes(shown) ? offered : [shown, ...offered]
  return (
    <Select
      label={t('control.kind')}
      value={shown}
      options={values.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
      onChange={(kind) => change({ kind: values.find((value) => value === kind) ?? null })}
    />
  )
}

function CompareSelect() {
  const { view, change } = useJourney()
  return (
    <Select
      label={t('control.compare')}
      value={view.cmp}
      options={COMPARISONS.map((value) => ({ value, label: t(`cmp.${value}`) }))}
      onChange={(cmp) =>
        change({ cmp: COMPARISONS.find((name) => name === cmp) ?? 'previous', by: null })
      }
    />
  )
}
