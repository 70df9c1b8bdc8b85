import type { Curve, CurveStage } from '#contract/journey.ts'
import type { LaneStage, Lanes, StageMoment } from '#contract/map/lanes.ts'
import type { GradedLane } from '#contract/map/limits.ts'
import { hotStage } from '#dashboard/features/journey/headline.tsx'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { fullDay, signed } from '#dashboard/kit/i18n/format.ts'
import { type LaneItem, LANE_ORDER, laneItems } from './lane-items.ts'
import { ChannelIcon, GradeMark } from './marks.tsx'
import { t } from '#dashboard/features/journey/map/words.ts'

/** The lanes: a column under each stage's own, and a card of each stage on a phone. */
export function LaneGrid({ curve, lanes }: { curve: Curve; lanes: Lanes }) {
  const columnOf = new Map(curve.stages.map(({ id }, index) => [id, index + 2]))
  const hot = hotStage(curve)
  return (
    <section class="map lane-map" aria-label={t('map.title')}>
      <p class="lane-name lane-row-0" aria-hidden="true">
        {t('lane.moments')}
      </p>
      {lanes.moments.map((moment) => (
        <p
          key={`${moment.from} ${moment.to}`}
          class="moment"
          style={{
            '--from': String(columnOf.get(moment.from) ?? 2),
            '--to': String((columnOf.get(moment.to) ?? 2) + 1),
          }}
          aria-hidden="true"
        >
          <Turn moment={moment} />
        </p>
      ))}
      {LANE_ORDER.map((lane, index) => (
        <p key={lane} class="lane-name" style={{ '--row': String(index + 2) }} aria-hidden="true">
          {t(`lane.${lane}`)}
        </p>
      ))}
      {curve.stages.map((node, index) => (
        <LaneColumn
          key={node.id}
          node={node}
          column={index + 2}
          isHot={node.id === hot}
          stage={lanes.stages.find(({ id }) => id === node.id) ?? null}
          moment={momentInto(lanes.moments, node.id)}
          before={nameOf(curve, momentInto(lanes.moments, node.id)?.from)}
        />
      ))}
    </section>
  )
}

function momentInto(moments: StageMoment[], id: string): StageMoment | null {
  return moments.find(({ to }) => to === id) ?? null
}

function nameOf(curve: Curve, id: string | undefined): string {
  return curve.stages.find((stage) => stage.id === id)?.name ?? ''
}

/** ◆ and the difference: by sign, number and direction, never by colour alone. */
function Turn({ moment }: { moment: StageMoment }) {
  return (
    <span class={moment.difference < 0 ? 'turn turn-down' : 'turn'}>
      <b>◆ Δ {signed(moment.difference)}</b> <span class="mut">{t('moment.people')}</span>
    </span>
  )
}

interface ColumnProps {
  node: CurveStage
  column: number
  isHot: boolean
  /** Null for a stage that was taken out of the map. */
  stage: LaneStage | null
  moment: StageMoment | null
  /** Name of the stage before the moment. */
  before: string
}

function LaneColumn({ node, column, isHot, stage, moment, before }: ColumnProps) {
  const { site, change } = useJourney()
  return (
    <section
      class={isHot ? 'col lane-col col-hot' : 'col lane-col'}
      style={{ '--column': String(column) }}
      aria-label={node.name}
    >
      <div class="cell lane-moment">
        <h2 class="lane-head">
          <button
            type="button"
            class="control control-plain"
            onClick={() => change({ stage: node.id, touchpoint: null })}
          >
            {node.name}
          </button>
        </h2>
        {moment && (
          <p class="cell-label">
            {t('moment.turns', { difference: signed(moment.difference), stage: before })} (
            {t('moment.people')})
          </p>
        )}
        {stage?.staleSince && (
          <p class="due">{t('stage.stale', { day: fullDay(stage.staleSince) })}</p>
        )}
      </div>
      {stage === null ? (
        <p class="cell mut">{t('map.retired')}</p>
      ) : (
        LANE_ORDER.map((lane) => (
          <LaneCell
            key={lane}
            lane={lane}
            stage={stage}
            items={laneItems(lane, { stage, node, today: site.today })}
          />
        ))
      )}
    </section>
  )
}

interface CellProps {
  lane: GradedLane
  stage: LaneStage
  items: LaneItem[]
}

function LaneCell({ lane, stage, items }: CellProps) {
  return (
    <div class="cell lane-cell" data-lane={lane}>
      <p class="cell-label">{t(`lane.${lane}`)}</p>
      <GradeMark grade={stage.grades[lane]} />
      {items.length === 0 ? (
        <p class="mut">{t(lane === 'pain' ? 'pain.none' : 'lane.none')}</p>
      ) : (
        <ul>
          {items.map((item) => (
            <Item key={item.key} item={item} />
          ))}
        </ul>
      )}
    </div>
  )
}

function Item({ item: { text, note, value, share, channels, isGap } }: { item: LaneItem }) {
  return (
    <li class={isGap ? 'lane-item lane-gap' : 'lane-item'}>
      <span class="lane-text">
        <span>{text}</span>
        {value !== null && <b class="lane-value">{value}</b>}
      </span>
      {channels.length > 0 && (
        <span class="lane-channels">
          {channels.map((channel) => (
            <ChannelIcon key={channel} channel={channel} />
          ))}
        </span>
      )}
      {share !== null && (
        <span class="lane-bar" aria-hidden="true">
          <i style={{ width: `${share * 100}%` }} />
        </span>
      )}
      {note !== null && <span class="lane-note">{note}</span>}
    </li>
  )
}
