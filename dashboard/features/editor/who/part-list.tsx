import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { isSame } from '#contract/map/apply.ts'
import type { MapSegment } from '#contract/map/document.ts'
import { shownName } from '#dashboard/features/editor/draft/names.ts'
import { useEditor } from '#dashboard/features/editor/editor-context.ts'
import { DRAGGED, droppedOn } from '#dashboard/features/editor/grid/dragging.ts'
import { altDirection, listMove } from '#dashboard/features/editor/grid/moves.ts'
import { NameFields } from '#dashboard/features/editor/panel/names.tsx'
import { t } from '#dashboard/features/editor/words.ts'
import { Cross } from '#dashboard/kit/parts/icons.tsx'

interface Props<Part extends MapSegment> {
  list: 'personas' | 'segments'
  parts: Part[]
  /** What stands beside the name. */
  about?: (part: Part) => string
  /** What else can be changed of one that is open, beside its name. */
  details?: (part: Part) => ComponentChildren
}

/** Personas or segments in their order; one of them is open at a time. */
export function PartList<Part extends MapSegment>({ list, parts, ...props }: Props<Part>) {
  const { store, map } = useEditor()
  const [open, setOpen] = useState<string | null>(null)
  if (parts.length === 0) return null
  return (
    <div
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => droppedOn(event, store, { list, parent: map.id })}
    >
      <ol class="who-list" aria-labelledby={`who-${list}`}>
        {parts.map((part) => (
          <Row
            key={part.id}
            {...props}
            list={list}
            part={part}
            isOpen={open === part.id}
            onToggle={() => setOpen(open === part.id ? null : part.id)}
          />
        ))}
      </ol>
    </div>
  )
}

interface RowProps<Part extends MapSegment> extends Omit<Props<Part>, 'parts'> {
  part: Part
  isOpen: boolean
  onToggle: () => void
}

function Row<Part extends MapSegment>(props: RowProps<Part>) {
  const { list, part, about, details, isOpen, onToggle } = props
  const { store, map, published, others } = useEditor()
  const { id } = part
  const before = published[list].find((one) => one.id === id)
  function move(side: -1 | 1, button: string) {
    const step = listMove(map, list, { id, side })
    if (step) store.act(step)
    // What is moved in the page loses the focus.
    requestAnimationFrame(() => document.getElementById(button)?.focus())
  }
  return (
    <li data-changed={!isSame(before, part) || undefined} data-other={others.get(id)}>
      <div
        class="who-row"
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => droppedOn(event, store, { list, parent: map.id, before: id })}
      >
        <Name list={list} part={part} isOpen={isOpen} onToggle={onToggle} onMove={move} />
        <span class="who-about">
          <code>{id}</code> {about && <span>{about(part)}</span>}
        </span>
        <span class="who-buttons">
          <MoveButtons part={part} onMove={move} />
          <button
            type="button"
            class="icon-button"
            aria-label={t('who.remove', { name: shownName(part) })}
            onClick={() => store.act({ do: 'remove', part: id, was: part })}
          >
            <Cross />
          </button>
        </span>
      </div>
      {isOpen && (
        <div class="who-details">
          <NameFields part={part} />
          {details?.(part)}
        </div>
      )}
    </li>
  )
}

interface NameProps extends Pick<RowProps<MapSegment>, 'list' | 'part' | 'isOpen' | 'onToggle'> {
  onMove: (side: -1 | 1, button: string) => void
}

/** The name, which opens the row, and is what is dragged. */
function Name({ list, part, isOpen, onToggle, onMove }: NameProps) {
  const name = shownName(part)
  const own = `who-${part.id}`
  function onKeyDown(event: KeyboardEvent) {
    const direction = altDirection(event)
    if (direction !== 'up' && direction !== 'down') return
    event.preventDefault()
    onMove(direction === 'up' ? -1 : 1, own)
  }
  return (
    <button
      type="button"
      id={own}
      class="who-name"
      draggable
      aria-expanded={isOpen}
      aria-label={t('who.edit', { name })}
      onClick={onToggle}
      onKeyDown={onKeyDown}
      onDragStart={(event) => event.dataTransfer?.setData(DRAGGED, `${list} ${part.id}`)}
    >
      {name}
    </button>
  )
}

function MoveButtons({
  part,
  onMove,
}: {
  part: MapSegment
  onMove: (side: -1 | 1, button: string) => void
}) {
  const name = shownName(part)
  const [up, down] = [`who-up-${part.id}`, `who-down-${part.id}`]
  return (
    <>
      <button
        type="button"
        id={up}
        class="icon-button"
        aria-label={t('who.up', { name })}
        onClick={() => onMove(-1, up)}
      >
        <span aria-hidden="true">↑</span>
      </button>
      <button
        type="button"
        id={down}
        class="icon-button"
        aria-label={t('who.down', { name })}
        onClick={() => onMove(1, down)}
      >
        <span aria-hidden="true">↓</span>
      </button>
    </>
  )
}
