import { useState } from 'preact/hooks'
import { isSame } from '#contract/map/apply.ts'
import type { MapStage, MapTouchpoint } from '#contract/map/document.ts'
import { LIMITS } from '#contract/words.ts'
import { newId } from '#dashboard/features/editor/draft/new-id.ts'
import { shownName } from '#dashboard/features/editor/draft/names.ts'
import { useEditor } from '#dashboard/features/editor/editor-context.ts'
import { t } from '#dashboard/features/editor/words.ts'
import { wordList } from '#dashboard/kit/i18n/format.ts'
import { CellFrame } from './cells.tsx'
import { DRAGGED, droppedOn } from '#dashboard/features/editor/grid/dragging.ts'
import { InlineText } from './inline-text.tsx'
import { altDirection, touchpointMove } from '#dashboard/features/editor/grid/moves.ts'

/** The touchpoints of a stage: opened, moved, added. */
export function TouchpointsCell({ stage, row }: { stage: MapStage; row: number }) {
  const { store, map, published } = useEditor()
  const [isAdding, setAdding] = useState(false)
  const before = published.stages.find(({ id }) => id === stage.id)
  function add(name: string | null) {
    setAdding(false)
    if (!name) return
    const part = { id: newId(map, name, 'touchpoint'), name, names: {}, channels: [], actions: [] }
    store.act({ do: 'add', list: 'touchpoints', parent: stage.id, before: null, part })
  }
  return (
    <CellFrame
      ids={[stage.id, ...stage.touchpoints.map(({ id }) => id)]}
      changed={!isSame(before?.touchpoints, stage.touchpoints)}
    >
      <span class="cell-label" aria-hidden="true">
        {t('mapLane.touchpoints')}
      </span>
      {/* For the pointer only: Alt and the arrow keys do the same. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ul
        class="touchpoints"
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => droppedOn(event, store, { list: 'touchpoints', parent: stage.id })}
      >
        {stage.touchpoints.map((touchpoint) => (
          <li key={touchpoint.id}>
            <Touchpoint touchpoint={touchpoint} stage={stage} row={row} />
          </li>
        ))}
      </ul>
      {isAdding ? (
        <InlineText label={t('touchpoint.name')} value="" longest={LIMITS.mapName} onDone={add} />
      ) : (
        <button type="button" class="add-button" onClick={() => setAdding(true)}>
          <span aria-hidden="true">+</span> {t('touchpoint.add')}
          <span class="unseen">: {shownName(stage)}</span>
        </button>
      )}
    </CellFrame>
  )
}

interface TouchpointProps {
  touchpoint: MapTouchpoint
  stage: MapStage
  row: number
}

function Touchpoint({ touchpoint, stage, row }: TouchpointProps) {
  const { store, map, open, onOpen, others } = useEditor()
  const { id, channels } = touchpoint
  function onKeyDown(event: KeyboardEvent) {
    const direction = altDirection(event)
    const step = direction && touchpointMove(map, id, direction)
    if (!direction) return
    event.preventDefault()
    if (!step) return
    store.act(step)
    requestAnimationFrame(() => document.getElementById(`touchpoint-${id}`)?.focus())
  }
  return (
    <button
      type="button"
      id={`touchpoint-${id}`}
      class="touchpoint"
      draggable
      data-row={row}
      data-stage={stage.id}
      data-other={others.get(id)}
      aria-expanded={open === id}
      title={wordList(channels.map((channel) => t(`channel.${channel}`)))}
      onClick={() => onOpen(id)}
      onKeyDown={onKeyDown}
      onDragStart={(event) => event.dataTransfer?.setData(DRAGGED, `touchpoints ${id}`)}
      onDrop={(event) =>
        droppedOn(event, store, { list: 'touchpoints', parent: stage.id, before: id })
      }
      onDragOver={(event) => event.preventDefault()}
    >
      {shownName(touchpoint)}
    </button>
  )
}
