import type { NewRow } from '#worker/db/improvements/improvements.ts'
import { addDays } from '#worker/domain/days.ts'
import { plannedEndOf } from '#worker/domain/improvements/windows.ts'
import { DEMO_JOURNEY } from './journey.ts'
import { MENDED_BEFORE } from './map-words.ts'

interface Wish {
  id: string
  stageId: string
  touchpointId?: string
  name: string
  pain: string
  solutionId?: string
  /** In days from the last one of the data. */
  start: number
  weeks: number
  judging: NewRow['judging']
}

/** One that helped, since purchase is better from that day on; two of which the data know nothing. */
const WISHES: Wish[] = [
  {
    id: 'one-page-checkout',
    stageId: 'purchase',
    name: 'One page for address, delivery and payment',
    pain: 'too many steps',
    solutionId: 'purchase-solution-1',
    start: -MENDED_BEFORE,
    weeks: 4,
    judging: 'planned_end',
  },
  {
    id: 'reminders',
    stageId: 'retention',
    name: 'Reminders by what was bought',
    pain: 'forgot about the shop',
    solutionId: 'retention-solution-1',
    start: -75,
    weeks: 4,
    judging: 'planned_end',
  },
  {
    id: 'customer-photos',
    stageId: 'consideration',
    name: 'Photos by customers',
    pain: 'the colour looks different',
    start: -12,
    weeks: 5,
    judging: 'any_time',
  },
]

/** The improvements of the demo shop. @param until the last day of its data */
export function demoImprovements(until: string) {
  return WISHES.map(({ start, weeks, solutionId = null, touchpointId = null, ...wish }) => {
    const startsOn = addDays(until, start)
    return {
      ...wish,
      journeyId: DEMO_JOURNEY.id,
      touchpointId,
      solutionId,
      scale: 'csat5',
      startsOn,
      plannedEnd: plannedEndOf(startsOn, 0, weeks),
      washoutDays: 0,
      worthwhile: 5,
      controlId: null,
      madeByName: 'Marta',
      // Before it began, as it should be.
      madeAt: Date.parse(`${addDays(startsOn, -3)}T09:00:00Z`),
    } satisfies NewRow & { madeByName: string; madeAt: number }
  })
}
