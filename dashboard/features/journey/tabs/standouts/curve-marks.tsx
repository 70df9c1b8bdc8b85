import { useEffect } from 'preact/hooks'
import type { Moments } from '#contract/digests/moments.ts'
import type { Standouts } from '#contract/insight/standouts.ts'
import { marks } from '#dashboard/features/journey/curve/marks.ts'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { digestQuery } from '#dashboard/features/journey/tabs/parts/digest-query.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { standoutsQuery } from './said.ts'
import { t } from './words.ts'

/** Puts ★ and ◆ beside touchpoints on the curve, once it is known where; and says what they mean. */
export function CurveMarks() {
  const context = useJourney()
  const { id } = context.journey
  const [asked, weeks] = [standoutsQuery(context), digestQuery(context)]
  // The same names as in the tabs: what is known is not asked for again.
  const standouts = useResource<Standouts>(`standouts ${id} ${JSON.stringify(asked)}`, (signal) =>
    call('GET /api/journeys/:id/standouts', { params: { id }, query: asked, signal }),
  )
  const moments = useResource<Moments>(`moments ${id} ${JSON.stringify(weeks)}`, (signal) =>
    call('GET /api/journeys/:id/moments', { params: { id }, query: weeks, signal }),
  )
  const wows = standouts.stale ? [] : (standouts.data?.wow ?? []).filter(({ isWow }) => isWow)
  const found = moments.stale
    ? []
    : (moments.data?.moments ?? []).filter(({ isMoment }) => isMoment)
  const stars = wows.map(({ touchpoint }) => touchpoint)
  const turns = found.map(({ to }) => to.touchpoint)
  const told = JSON.stringify([stars, turns])
  useEffect(() => {
    marks.value = new Map(
      [...stars, ...turns].map((touchpoint) => [
        touchpoint,
        <Signs
          key={touchpoint}
          star={stars.includes(touchpoint)}
          turn={turns.includes(touchpoint)}
        />,
      ]),
    )
    return () => {
      marks.value = new Map()
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [told])
  if (marks.value.size === 0) return null
  return (
    <ul class="legend">
      {stars.length > 0 && <li>★ {t('wow.star')}</li>}
      {turns.length > 0 && <li>◆ {t('moments.truth')}</li>}
    </ul>
  )
}

function Signs({ star, turn }: { star: boolean; turn: boolean }) {
  const said = [...(star ? [t('wow.star')] : []), ...(turn ? [t('moments.truth')] : [])]
  return (
    <span class="touchpoint-signs">
      {' '}
      <span aria-hidden="true">{(star ? '★' : '') + (turn ? '◆' : '')}</span>
      <span class="unseen">{said.join(', ')}</span>
    </span>
  )
}
