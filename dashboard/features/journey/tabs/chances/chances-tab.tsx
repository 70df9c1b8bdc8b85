import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { curveQuery } from '#dashboard/features/journey/view/query.ts'
import { OpportunitiesPart } from './opportunities-part.tsx'
import { SegmentsPart } from './segments-part.tsx'

/** What is worth doing first, and for whom, of the days and filters on screen. */
export function ChancesTab() {
  const { compare: _, without: __, segment: ___, kind, ...days } = curveQuery(useJourney())
  // One instrument: of mixed scales the most asked one.
  const query = kind === undefined || kind === 'mixed' ? days : { ...days, kind }
  return (
    <>
      <OpportunitiesPart query={days} />
      <SegmentsPart query={query} />
    </>
  )
}
