import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { curveQuery } from '#dashboard/features/journey/view/query.ts'
import { SegmentsPart } from './segments-part.tsx'

/** What is worth doing first, and for whom, of the days, filters and kind on screen. */
export function ChancesTab() {
  const { compare: _, without: __, segment: ___, kind, ...days } = curveQuery(useJourney())
  // One instrument: of mixed scales the most asked one.
  const query = kind === undefined || kind === 'mixed' ? days : { ...days, kind }
  return <SegmentsPart query={query} />
}
