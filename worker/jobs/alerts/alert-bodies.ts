import type { AlertData } from '#contract/outbox/messages.ts'
import type { KeptAlert } from '#worker/db/alerts/read.ts'
import type { JourneyMap } from '#worker/db/journey/maps.ts'
import type { AlertPlace } from '#worker/domain/alerts/follow.ts'

/** Alerts as other systems are told of them. @param origin of the dashboard, which a link leads to */
export function alertBodies(
  maps: JourneyMap[],
  origin: string,
): (alert: Omit<KeptAlert, 'chart'>) => AlertData {
  const nameOf = namesOf(maps)
  return (one) => ({
    id: [one.raisedOn, one.stage, one.touchpoint, one.scale].join('/'),
    ...nameOf(one),
    scale: one.scale,
    unhappy: one.x,
    answers: one.n,
    usual: one.usual,
    average: one.average,
    raisedOn: one.raisedOn,
    endedOn: one.endedOn,
    why: one.why,
    link: `${origin}/?tab=moves&stage=${one.stage}&touchpoint=${one.touchpoint}`,
  })
}

/** What a place is called, and the journey that it is of. */
function namesOf(maps: JourneyMap[]) {
  const names = new Map(
    maps.flatMap((map) =>
      map.stages.flatMap((stage) =>
        stage.touchpoints.map((touchpoint) => [
          JSON.stringify([stage.id, touchpoint.id]),
          { journey: map.id, stage: named(stage), touchpoint: named(touchpoint) },
        ]),
      ),
    ),
  )
  return ({ stage, touchpoint }: AlertPlace) =>
    names.get(JSON.stringify([stage, touchpoint])) ?? {
      journey: '',
      stage: { id: stage, name: stage },
      touchpoint: { id: touchpoint, name: touchpoint },
    }
}

function named({ id, name }: { id: string; name: string }) {
  return { id, name }
}
