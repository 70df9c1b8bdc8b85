import type { Curve, CurveStage, Journey, JourneyList } from '#contract/journey.ts'
import type { Lanes } from '#contract/map/lanes.ts'
import { answersInWords } from '#dashboard/features/journey/answers/answer-count.ts'
import { t as said } from '#dashboard/features/journey/words.ts'
import { LEVELS } from '#dashboard/kit/charts/scene.ts'
import { dayRange, signed } from '#dashboard/kit/i18n/format.ts'
import { drawnValue, sentimentClass } from '#dashboard/kit/sentiment/sentiment.ts'
import { LANE_ORDER, laneItems } from '#dashboard/features/journey/map/lanes/lane-items.ts'
import type { MapPicture, PictureStage } from './map-svg.ts'
import { t } from '#dashboard/features/journey/map/words.ts'

export interface Known {
  curve: Curve
  lanes: Lanes
  site: JourneyList['site']
  journey: Journey
}

/** The map with all its words, ready to be drawn. */
export function pictureOf(known: Known): MapPicture {
  const { curve, lanes, site, journey } = known
  const placeOf = (id: string) => curve.stages.findIndex((stage) => stage.id === id)
  return {
    title: `${site.name} · ${journey.name}`,
    headline: document.querySelector('.headline h1')?.textContent.trim() ?? '',
    facts: t('map.facts', {
      range: dayRange(curve.range),
      kind: curve.kind === 'mixed' ? '' : t(`kind.${curve.kind}`),
    }),
    lanes: LANE_ORDER.map((id) => ({ id, name: t(`lane.${id}`) })),
    levels: LEVELS.map(signed),
    stages: curve.stages.map((node) => stageOf(node, known)),
    moments: lanes.moments.map(({ from, to, difference }) => ({
      from: placeOf(from),
      to: placeOf(to),
      text: `◆ Δ ${signed(difference)} · ${t('moment.people')}`,
      isDown: difference < 0,
    })),
  }
}

function stageOf(node: CurveStage, { lanes, site }: Known): PictureStage {
  const stage = lanes.stages.find(({ id }) => id === node.id)
  const value = drawnValue(node)
  return {
    name: node.name,
    under: stage ? answersInWords(node) : t('map.retired'),
    value,
    few: node.state === 'few',
    class: value === null ? null : sentimentClass(value),
    interval: node.interval,
    label: value === null ? said(`state.${node.state}`) : signed(value),
    cells: stage
      ? LANE_ORDER.map((lane) => ({
          lane,
          grade: stage.grades[lane],
          gradeWords: t('grade.of', { grade: t(`grade.${stage.grades[lane]}`) }),
          items: laneItems(lane, { stage, node, today: site.today }),
        }))
      : [],
  }
}
