import { changesBetween, type Change } from '#contract/map/changes.ts'
import type { MapDocument } from '#contract/map/document.ts'

/** What would change, one line each; none where the maps are the same. */
export function planOf(before: MapDocument, after: MapDocument): string[] {
  return changesBetween(before, after).map(lineOf)
}

/** Stages and touchpoints that the other map has not. */
export function goneFrom(before: MapDocument, after: MapDocument): { id: string; name: string }[] {
  const partsOf = ({ stages }: MapDocument) =>
    stages.flatMap((stage) => [stage, ...stage.touchpoints])
  const kept = new Set(partsOf(after).map(({ id }) => id))
  return partsOf(before).filter(({ id }) => !kept.has(id))
}

const SIGNS = { added: '+', removed: '-', moved: '>', reordered: '~', changed: '~' } as const

function lineOf(change: Change): string {
  const sign = SIGNS[change.type]
  if (change.type === 'reordered')
    return `${sign} order of ${change.list}${change.stage === null ? '' : ` in ${change.stage}`}`
  const what = `${change.list ?? 'journey'} ${change.id} “${change.name}”`
  if (change.type === 'moved') return `${sign} ${what}: from ${change.from} to ${change.to}`
  const where = change.stage === null ? '' : ` in ${change.stage}`
  if (change.type !== 'changed') return `${sign} ${what}${where}`
  const { field, before, after } = change
  return `${sign} ${what}${where}: ${field} ${JSON.stringify(before)} → ${JSON.stringify(after)}`
}
