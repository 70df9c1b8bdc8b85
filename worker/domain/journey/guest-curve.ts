import type { Curve, CurveStage } from '#contract/journey.ts'

/** What a call cost would tell how many rows there are. */
export const UNTOLD: Curve['meta'] = { rowsRead: 0, ms: 0 }

type Drawn = Omit<Curve, 'meta' | 'history'>

/** What the team has written down is its own. */
export const NO_HISTORY: Curve['history'] = { mapChanged: [], reworded: [], annotations: [] }
type Stateful = Pick<CurveStage, 'state' | 'previous'>

/**
 * The curve as a guest gets it: where a question has ever been asked, none and too few answers look
 * alike.
 * @param asked the cells of the shown kind
 */
export function withoutEmpty(
  curve: Drawn,
  asked: { stageId: string; touchpointId: string }[],
): Drawn {
  return {
    ...curve,
    stages: curve.stages.map((stage) => ({
      ...stage,
      ...statesOf(
        stage,
        asked.some((cell) => cell.stageId === stage.id),
      ),
      touchpoints: stage.touchpoints.map((touchpoint) => ({
        ...touchpoint,
        ...statesOf(
          touchpoint,
          asked.some((cell) => cell.stageId === stage.id && cell.touchpointId === touchpoint.id),
        ),
      })),
    })),
  }
}

function statesOf({ state, previous }: Stateful, isAsked: boolean): Stateful {
  const hide = (each: CurveStage['state']) => (isAsked && each === 'empty' ? 'hidden' : each)
  return { state: hide(state), previous: previous && { ...previous, state: hide(previous.state) } }
}
