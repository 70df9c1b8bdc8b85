import type { Drivers } from '#contract/insight/drivers.ts'
import { type Kind, SCALES, type Scale } from '#contract/words.ts'
import { factDrivers } from './facts.ts'
import type { Outcome } from './outcome.ts'
import { personalPeakEnd } from './peak-end.ts'
import { touchpointDrivers } from './touchpoints.ts'

interface Cell {
  stageId: string
  touchpointId: string
  scale: Scale
}

/** Where an outcome is asked: touchpoints of one stage, with one instrument. */
export interface OutcomePlace {
  stage: string
  scale: Scale
  touchpoints: string[]
}

/**
 * What is to be explained: the last stage of the map that asks for it.
 * @param kind NPS where it is asked, else CSAT, unless told
 * @param stages in the order of the map
 */
export function outcomePlace(
  cells: readonly Cell[],
  stages: readonly string[],
  kind?: Kind,
): OutcomePlace | null {
  const asked = (wanted: Kind) => cells.filter(({ scale }) => SCALES[scale].kind === wanted)
  const usual = asked('nps').length > 0 ? 'nps' : 'csat'
  const own = asked(kind ?? usual).filter(({ scale }) => SCALES[scale].lowest !== null)
  const stage = stages.findLast((id) => own.some(({ stageId }) => stageId === id))
  const there = own.filter(({ stageId }) => stageId === stage)
  const [first] = there
  if (stage === undefined || !first) return null
  const { scale } = first
  return {
    stage,
    scale,
    touchpoints: there.filter((one) => one.scale === scale).map((one) => one.touchpointId),
  }
}

/** What goes with an outcome, as far as is known of those who gave it. */
export function buildDrivers(
  outcomes: readonly Outcome[],
  { scale, hiddenBelow }: { scale: Scale; hiddenBelow: number },
): Pick<Drivers, 'touchpoints' | 'facts' | 'peakEnd'> {
  return {
    touchpoints: touchpointDrivers(outcomes, scale, hiddenBelow),
    facts: factDrivers(outcomes, scale),
    peakEnd: personalPeakEnd(outcomes, scale),
  }
}
