import { useState } from 'preact/hooks'
import type { MapStage } from '#contract/map/document.ts'
import { LIMITS } from '#contract/words.ts'
import { newStage } from '#dashboard/features/editor/draft/draft-store.ts'
import { newId } from '#dashboard/features/editor/draft/new-id.ts'
import { renaming, shownName } from '#dashboard/features/editor/draft/names.ts'
import { useEditor } from '#dashboard/features/editor/editor-context.ts'
import { t } from '#dashboard/features/editor/words.ts'
import { DRAGGED, droppedOn } from './dragging.ts'
import { InlineText } from '#dashboard/features/editor/cells/inline-text.tsx'
import { altDirection, stageMove } from './moves.ts'

/** The head of a stage: its name, which is edited in place, and a way to its details. */
export function StageHead({ stage }: { stage: MapStage }) {
  const { store, map, published, others, onOpen } = useEditor()
  const before = published.stages.find(({ id }) => id === stage.id)
  const isChanged = before?.name !== stage.name || before.frameDays !== stage.frameDays
  return (
    <div
      class="col-head"
      data-changed={isChanged || undefined}
      data-other={others.get(stage.id)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) =>
        droppedOn(event, store, { list: 'stages', parent: map.id, before: stage.id })
      }
    >
      <AddStage before={stage} />
      <StageName stage={stage} />
      <button type="button" class="stage-details" onClick={() => onOpen(stage.id)}>
        <span class="unseen">{t('stage.details', { name: shownName(stage) })}: </span>
        {stage.frameDays === null ? '—' : t('cell.frame', { n: stage.frameDays })}
      </button>
    </div>
  )
}

function StageName({ stage }: { stage: MapStage }) {
  const { store, map } = useEditor()
  const [isNamed, setNamed] = useState(false)
  function onKeyDown(event: KeyboardEvent) {
    const direction = altDirection(event)
    if (direction !== 'left' && direction !== 'right') return
    event.preventDefault()
    const step = stageMove(map, stage.id, direction === 'left' ? -1 : 1)
    if (!step) return
    store.act(step)
    focusSoon(stage.id)
  }
  function rename(name: string | null) {
    setNamed(false)
    if (name) store.act(...renaming(stage, name))
    focusSoon(stage.id)
  }
  if (isNamed)
    return (
      <InlineText
        label={t('stage.name')}
        value={shownName(stage)}
        longest={LIMITS.mapName}
        onDone={rename}
      />
    )
  return (
    <h2>
      <button
        type="button"
        id={`stage-${stage.id}`}
        class="stage-name"
        draggable
        data-row={0}
        data-stage={stage.id}
        aria-label={t('stage.rename', { name: shownName(stage) })}
        onClick={() => setNamed(true)}
        onKeyDown={onKeyDown}
        onDragStart={(event) => event.dataTransfer?.setData(DRAGGED, `stages ${stage.id}`)}
      >
        {shownName(stage)}
      </button>
    </h2>
  )
}

/** On a column's edge: a new stage before it. */
function AddStage({ before }: { before: MapStage }) {
  const { store, map } = useEditor()
  return (
    <button
      type="button"
      class="add-stage"
      aria-label={t('stage.addBefore', { name: shownName(before) })}
      onClick={() => addStage({ store, map }, before.id)}
    >
      +
    </button>
  )
}

/** Adds a stage, in front of another one or at the end, and goes to its name. */
export function addStage(
  { store, map }: Pick<ReturnType<typeof useEditor>, 'store' | 'map'>,
  before: string | null,
): void {
  const id = newId(map, '', 'stage')
  const part = newStage(id, t('stage.new'))
  store.act({ do: 'add', list: 'stages', parent: map.id, before, part })
  focusSoon(id)
}

function focusSoon(id: string): void {
  requestAnimationFrame(() => document.getElementById(`stage-${id}`)?.focus())
}
