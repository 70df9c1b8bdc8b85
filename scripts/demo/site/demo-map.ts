import { mapDocumentSchema, type MapDocument } from '#contract/map/document.ts'
import { addDays } from '#worker/domain/days.ts'
import { strikeBefore } from '#scripts/demo/model/parcels.ts'
import { DEMO_WHO } from './demo-who.ts'
import { DEMO_JOURNEY } from './journey.ts'
import { ACTION_WORDS, MENDED_BEFORE, STAGE_WORDS } from './map-words.ts'

/** Days before the last one on which the team went through its map. */
const EDITED_BEFORE = 40

/** The day from which the demo's stages are as they are. @param until last day of the demo data */
export function demoEditedOn(until: string): string {
  return addDays(until, -EDITED_BEFORE)
}

/**
 * The demo shop's map with all that its team has written into it; what has happened is what the demo
 * data does.
 * @param until last day of the demo data, `YYYY-MM-DD`
 */
export function demoMap(until: string): MapDocument {
  const strike = strikeBefore(until)
  const happened: [id: string, on: string, text: string][] = [
    ['checkout-mended', addDays(until, -MENDED_BEFORE), 'New checkout: one page instead of four'],
    ['strike-begins', strike.from, 'The carriers’ strike begins: parcels stand still'],
    ['strike-over', strike.to, 'The strike is over; the depots are full for days'],
  ]
  return mapDocumentSchema.parse({
    ...DEMO_JOURNEY,
    ...DEMO_WHO,
    annotations: happened.map(([id, on, text]) => ({ id, on, text })),
    stages: DEMO_JOURNEY.stages.map(({ touchpoints, ...stage }) => ({
      ...stage,
      ...said(stage.id, until),
      touchpoints: touchpoints.map((one) => ({ ...one, actions: one.actions.map(wanted) })),
    })),
  })
}

function said(stage: string, until: string) {
  const words = STAGE_WORDS[stage]
  if (!words) throw new Error(`The demo has no words for the stage ${stage}`)
  const { assumed, owner, review, needs, barriers, solutions } = words
  const numbered = (list: string, texts: string[]) =>
    texts.map((text, index) => ({ id: `${stage}-${list}-${index + 1}`, text }))
  const starts = solutions.map(([, day]) => (day === null ? null : addDays(until, day)))
  const parts = numbered(
    'solution',
    solutions.map(([text]) => text),
  )
  return {
    assumed,
    owner,
    reviewOn: addDays(until, review),
    needs: numbered('need', needs),
    barriers: numbered('barrier', barriers),
    solutions: parts.map((part, index) => ({ ...part, startsOn: starts[index] ?? null })),
  }
}

function wanted(event: string) {
  const [name, withinDays] = ACTION_WORDS[event] ?? ['', null]
  return { event, name, withinDays }
}
