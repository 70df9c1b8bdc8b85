import { createImprovement, type NewRow } from '#worker/db/improvements/improvements.ts'
import { plannedEndOf } from '#worker/domain/improvements/windows.ts'
import { newId } from '#worker/secrets/hash.ts'
import type { TestSite } from './site-factory.ts'
import { asSystem } from './world.ts'

/** An improvement of the checkout that has not begun, unless told otherwise. @returns its id */
export async function makeImprovement(
  site: TestSite,
  { weeks = 2, ...overrides }: Partial<NewRow> & { weeks?: number } = {},
): Promise<string> {
  const id = newId()
  const { startsOn = '2090-01-02', washoutDays = 0 } = overrides
  await createImprovement(asSystem(site), {
    id,
    journeyId: 'shopping',
    stageId: 'purchase',
    touchpointId: null,
    solutionId: null,
    controlId: null,
    name: 'One-tap pay',
    pain: null,
    scale: 'csat5',
    startsOn,
    plannedEnd: plannedEndOf(startsOn, washoutDays, weeks),
    washoutDays,
    worthwhile: 5,
    judging: 'planned_end',
    ...overrides,
  })
  return id
}
