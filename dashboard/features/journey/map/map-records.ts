import { type LaneItem, LANE_ORDER, laneItems } from './lanes/lane-items.ts'
import type { Known } from './picture/picture-of.ts'
import { t } from '#dashboard/features/journey/map/words.ts'

/** A line for each lane, with a column for each stage; what a cell lists stands in lines of its own. */
export function mapRecords({ curve, lanes, site }: Known): Record<string, string>[] {
  const columns = curve.stages.map((node, index) => ({
    node,
    // Two stages may be called the same, and a column is known by its name.
    name:
      curve.stages.findIndex(({ name }) => name === node.name) < index
        ? `${node.name} (${node.id})`
        : node.name,
    stage: lanes.stages.find(({ id }) => id === node.id),
  }))
  return LANE_ORDER.flatMap((lane) => [
    {
      [t('lane.stage')]: t(`lane.${lane}`),
      ...recordOf(columns, ({ node, stage }) =>
        stage
          ? laneItems(lane, { stage, node, today: site.today }).map(inWords).join('\n')
          : t('map.retired'),
      ),
    },
    {
      [t('lane.stage')]: `${t(`lane.${lane}`)}: ${t('legend.evidence')}`,
      ...recordOf(columns, ({ stage }) => (stage ? t(`grade.${stage.grades[lane]}`) : '')),
    },
  ])
}

function recordOf<One extends { name: string }>(columns: One[], wordsOf: (column: One) => string) {
  return Object.fromEntries(columns.map((column) => [column.name, wordsOf(column)]))
}

/** `Checkout +12 (Gap: …)` */
function inWords({ text, value, note, channels }: LaneItem): string {
  const where = channels.map((channel) => t(`channel.${channel}`)).join(', ')
  return [text, where && `[${where}]`, value, note && `(${note})`].filter(Boolean).join(' ')
}
