import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Journey, JourneyList } from '#contract/journey.ts'
import { asGuest } from '#dashboard/kit/api/checked-fetch.ts'
import type { DayRange } from './view/ranges.ts'
import type { ChangeView } from './view/use-view.ts'
import { viewRange, type View } from './view/view.ts'

/** What every part of the journey page knows. */
export interface JourneyContext {
  site: JourneyList['site']
  journeys: Journey[]
  journey: Journey
  /** The view, without names that this site or journey does not have. */
  view: View
  range: DayRange
  /** Whether the reader may see what people wrote. */
  comments: boolean
  /** Whether the reader may take answers out as a file. */
  exports: boolean
  /** Whether the reader may change maps. */
  edits: boolean
  /** Whether the reader may keep answers out of the figures. */
  holds: boolean
  change: ChangeView
}

const Context = createContext<JourneyContext | null>(null)
export const JourneyProvider = Context.Provider

/** What the journey page knows. Only its parts may call this. */
export function useJourney(): JourneyContext {
  const context = useContext(Context)
  if (!context) throw new Error('useJourney outside of the journey page')
  return context
}

/** Puts it together: what the URL names but the site lacks is left out. */
export function journeyContext(
  { site, journeys }: JourneyList,
  journey: Journey,
  {
    view,
    ...reader
  }: Pick<JourneyContext, 'view' | 'change' | 'comments' | 'exports' | 'edits' | 'holds'>,
): JourneyContext {
  const known: View = {
    ...view,
    channel: metChannel(journey, view),
    segment: journey.segments.find(({ id }) => id === view.segment)?.id ?? null,
    persona: journey.personas.find(({ id }) => id === view.persona)?.id ?? null,
    ...selection(journey, view),
    source: reader.holds ? view.source : null,
    // What the team has written down is not for guests.
    shown: view.shown === 'map' && asGuest.value ? 'curve' : view.shown,
    tab: asGuest.value ? null : view.tab,
  }
  const range = viewRange(known, site.today)
  return { site, journeys, journey, view: known, range, ...reader }
}

/** A channel that none of the journey's touchpoints has would be a filter nobody can see. */
function metChannel({ stages }: Journey, { channel }: View): View['channel'] {
  const isMet = stages.some(({ touchpoints }) =>
    touchpoints.some(({ channels }) => channels.some((met) => met === channel)),
  )
  return isMet ? channel : null
}

/** A touchpoint brings its stage along, so that a link may name the touchpoint alone. */
function selection(journey: Journey, { stage, touchpoint }: View) {
  const owner = journey.stages.find(({ touchpoints }) =>
    touchpoints.some(({ id }) => id === touchpoint),
  )
  if (owner) return { stage: owner.id, touchpoint }
  return { stage: journey.stages.find(({ id }) => id === stage)?.id ?? null, touchpoint: null }
}
