import type { JourneyEvent } from '#contract/collect/events.ts'
import type { Channel, Scale } from '#contract/words.ts'
import { cellOf, type Declared } from '#worker/domain/collect/cell.ts'
import { localDay } from '#worker/domain/days.ts'
import { commonTraits } from '#worker/domain/privacy/gpc.ts'
import { isBelievable } from '#worker/domain/ids.ts'

/** One display or journey event, ready to count. `scale` and `action` are '' where they mean nothing. */
export interface StampedEvent {
  id: string
  type: string
  touchpointId: string
  scale: Scale | ''
  stageId: string
  channel: Channel
  segment: string
  persona: string
  action: string
  day: string
  /** Unix milliseconds. */
  receivedAt: number
  /** 1 for an ending whose display nothing else tells of; it counts that, too. */
  displays: 0 | 1
  /** How many of its kind it stands for. */
  weight: number
  source: string | null
  held: number
}

/** What an event gets from where and when it came in. */
export type EventOrigin = Pick<StampedEvent, 'source' | 'held' | 'weight' | 'receivedAt'>

/** What may be named by an event, each with whom its journey tells apart. */
export interface EventContext {
  /** Whether rules may see nothing that tells visitors apart (Global Privacy Control). */
  gpc: boolean
  timezone: string
  surveys: ReadonlyMap<
    string,
    { touchpointId: string; stageId: string; scale: Scale; declared: Declared }
  >
  touchpoints: ReadonlyMap<string, { stageId: string; declared: Declared }>
}

/** Places an event in time and on the map. Null if what it names is not on the map. */
export function stampEvent(
  event: JourneyEvent,
  site: EventContext,
  origin: EventOrigin,
): StampedEvent | null {
  const found = placeOf(event, site)
  if (!found) return null
  const { declared, ...place } = found
  const { id, type, channel, traits = {} } = event
  const now = origin.receivedAt
  const at = isBelievable(event.at, now) ? event.at : now
  const day = localDay(at, site.timezone)
  const displays = 'displayed' in event && event.displayed && type !== 'shown' ? 1 : 0
  return {
    id,
    type,
    channel,
    ...cellOf(site.gpc ? commonTraits(traits) : traits, declared),
    day,
    displays,
    ...origin,
    ...place,
  }
}

/** Where an event belongs, and whom the journey there tells apart. */
type Place = Pick<StampedEvent, 'touchpointId' | 'stageId' | 'scale' | 'action'> & {
  declared: Declared
}

function placeOf(event: JourneyEvent, { surveys, touchpoints }: EventContext): Place | null {
  if ('survey' in event) {
    const survey = surveys.get(event.survey)
    if (!survey) return null
    const { touchpointId, stageId, scale, declared } = survey
    return { touchpointId, stageId, scale, action: '', declared }
  }
  const touchpoint = touchpoints.get(event.touchpoint)
  if (!touchpoint) return null
  const { stageId, declared } = touchpoint
  const action = event.type === 'completed' ? event.action : ''
  return { touchpointId: event.touchpoint, stageId, scale: '', action, declared }
}
