import type { SiteDb } from '#worker/db/connect.ts'
import { listPainNames } from '#worker/db/digests/read.ts'
import type { PlacedPain } from '#worker/domain/digests/views/onward/barriers.ts'
import type { MapStage } from '#worker/domain/digests/views/onward/funnel.ts'
import type { BuiltPain } from '#worker/domain/digests/views/pains.ts'
import { textIn } from '#worker/domain/languages.ts'

/** Pains with the touchpoints of their stage at which they are, or were, offered or named, and their names. */
export async function placePains(
  db: SiteDb,
  pains: readonly Pick<BuiltPain, 'stage' | 'code' | 'touchpoints'>[],
  { stages, languages }: { stages: readonly MapStage[]; languages: string[] },
): Promise<PlacedPain[]> {
  const places = (of: string) =>
    stages.flatMap(({ id, touchpoints }) => (id === of ? touchpoints.map((one) => one.id) : []))
  const placed = pains.map((pain) => ({
    ...pain,
    all: [...new Set([...pain.touchpoints, ...places(pain.stage)])],
  }))
  const nameOf = await listPainNames(db, [...new Set(placed.flatMap(({ all }) => all))])
  return placed.map(({ stage, code, touchpoints, all }) => {
    const offered = all.filter((id) => Object.keys(nameOf(id, code)).length > 0)
    const names = offered.map((id) => textIn(nameOf(id, code), languages))
    return {
      stage,
      code,
      places: new Set([...touchpoints, ...offered]),
      // As the question says it where it is named most.
      name: names.find((one) => one !== null) ?? null,
    }
  })
}
