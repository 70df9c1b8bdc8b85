import type { MapDocument, MapStage, MapTouchpoint } from '#contract/map/document.ts'
import { joinItems, labelsOf, onOneLine } from './cell-items.ts'
import { channelName, LANES, laneName, type GridLanguage, type Lane } from './lanes.ts'

/** How a grid is laid out: stages `across` the top with lanes below, or `down` the side. */
export interface GridLayout {
  language: GridLanguage
  stages: 'across' | 'down'
}

/**
 * A map as the cells of a spreadsheet: one side names the stages, the other the lanes, the corner
 * the journey. Ids, translations, and what happened on which day are not in it.
 */
export function writeGrid(map: MapDocument, { language, stages }: GridLayout): string[][] {
  const heads = [onOneLine(map.name), ...map.stages.map(({ name }) => onOneLine(name))]
  const rows = LANES.map((lane) => [
    laneName(lane, language),
    ...map.stages.map((stage) => WRITERS[lane](stage, language)),
  ])
  const grid = [heads, ...rows]
  return stages === 'across' ? grid : turned(grid)
}

function turned(rows: string[][]): string[][] {
  return (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? ''))
}

type Writer = (stage: MapStage, language: GridLanguage) => string

const WRITERS: Record<Lane, Writer> = {
  frameDays: ({ frameDays }) => (frameDays === null ? '' : String(frameDays)),
  assumed: ({ assumed }) => (assumed === null ? '' : String(assumed)),
  needs: ({ needs }) => joinItems(needs.map(({ text }) => text)),
  touchpoints: ({ touchpoints }) => joinItems(touchpoints.map(({ name }) => name)),
  channels: ({ touchpoints }, language) =>
    joinItems(labelled(touchpoints, (one) => channelLines(one, language))),
  actions: ({ touchpoints }) =>
    joinItems(labelled(touchpoints, ({ actions }) => actions.map(actionText))),
  barriers: ({ barriers }) => joinItems(barriers.map(({ text }) => text)),
  solutions: ({ solutions }) =>
    joinItems(solutions.map(({ text, startsOn }) => (startsOn ? `${text} [${startsOn}]` : text))),
  owner: ({ owner }) => onOneLine(owner),
  reviewOn: ({ reviewOn }) => reviewOn ?? '',
}

function labelled(
  touchpoints: MapTouchpoint[],
  linesOf: (touchpoint: MapTouchpoint) => string[],
): string[] {
  const labels = labelsOf(touchpoints.map(({ name }) => name))
  return touchpoints.flatMap((one, index) =>
    linesOf(one).map((line) => `${labels[index] ?? ''}: ${line}`),
  )
}

function channelLines({ channels }: MapTouchpoint, language: GridLanguage): string[] {
  const names = [...new Set(channels)].map((channel) => channelName(channel, language))
  return names.length > 0 ? [names.join(', ')] : []
}

function actionText({ event, name, withinDays }: MapTouchpoint['actions'][number]): string {
  if (name === '' && withinDays === null) return event
  return `${name} [${event}${withinDays === null ? '' : `, ${withinDays}`}]`.trim()
}
