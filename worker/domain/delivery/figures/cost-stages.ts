import type { CostStages } from './cost-customers.ts'

interface Stage {
  id: string
  name: string
  touchpoints: readonly { channels: readonly string[] }[]
}
interface Journey {
  kind: 'customer' | 'employee'
  stages: readonly Stage[]
}

/** How the stage is called in the languages that maps are written in most. */
const CALLED = /deliver|dostaw|достав|liefer|livrais|entreg|consegn|bezorg|doruč/i

/** Stages of the customers' journeys, in order. */
export function customerStages<S extends Stage>(
  journeys: readonly (Journey & { stages: readonly S[] })[],
): S[] {
  return journeys.filter(({ kind }) => kind === 'customer').flatMap(({ stages }) => stages)
}

/**
 * The stage that counts as delivery, and those after it: the one that was chosen; else the one that is
 * called so; else the first where a courier asks. None where there is no such stage.
 */
export function stagesOf(journeys: readonly Journey[], chosen?: string): CostStages {
  const stages = customerStages(journeys)
  const delivery =
    stages.find(({ id }) => id === chosen) ??
    stages.find(({ id, name }) => CALLED.test(id) || CALLED.test(name)) ??
    stages.find(({ touchpoints }) =>
      touchpoints.some(({ channels }) => channels.includes('courier')),
    )
  const home = journeys.find((journey) => delivery && journey.stages.includes(delivery))
  const after = home && delivery ? home.stages.slice(home.stages.indexOf(delivery) + 1) : []
  return { delivery: delivery?.id ?? null, later: after.map(({ id }) => id) }
}
