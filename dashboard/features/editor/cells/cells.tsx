import { useRef, useState } from 'preact/hooks'
import type { ComponentChildren } from 'preact'
import { isSame } from '#contract/map/apply.ts'
import type { MapStage } from '#contract/map/document.ts'
import { newId } from '#dashboard/features/editor/draft/new-id.ts'
import { shownName } from '#dashboard/features/editor/draft/names.ts'
import { useEditor } from '#dashboard/features/editor/editor-context.ts'
import { t } from '#dashboard/features/editor/words.ts'
import { fullDay } from '#dashboard/kit/i18n/format.ts'
import { InlineText } from './inline-text.tsx'
import { stepsToLines, type NoteList } from './note-lines.ts'

interface CellProps {
  stage: MapStage
  /** Where it stands: arrow keys go from one cell to the next. */
  row: number
}

/** Needs or barriers of a stage: edited as lines. */
export function NotesCell({ stage, row, list }: CellProps & { list: NoteList }) {
  const { store, map, published } = useEditor()
  const [isEdited, setEdited] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const lane = t(`mapLane.${list}`)
  const before = published.stages.find(({ id }) => id === stage.id)
  function end(text: string | null) {
    setEdited(false)
    if (text !== null)
      store.act(...stepsToLines({ stage, list, text }, () => newId(map, '', 'note')))
    requestAnimationFrame(() => button.current?.focus())
  }
  return (
    <CellFrame ids={stage[list].map(({ id }) => id)} changed={!isSame(before?.[list], stage[list])}>
      <span class="cell-label" aria-hidden="true">
        {lane}
      </span>
      {isEdited ? (
        <InlineText
          label={t('cell.lines', { lane, stage: shownName(stage) })}
          value={stage[list].map(({ text }) => text).join('\n')}
          longest={0}
          lines
          onDone={end}
        />
      ) : (
        <button
          ref={button}
          type="button"
          class="cell-button"
          data-row={row}
          data-stage={stage.id}
          onClick={() => setEdited(true)}
        >
          <span class="unseen">{t('cell.of', { lane, stage: shownName(stage) })}</span>
          {stage[list].map(({ id, text }) => (
            <span key={id}>{text}</span>
          ))}
          {stage[list].length === 0 && <span class="mut">{t('mapLane.none')}</span>}
        </button>
      )}
    </CellFrame>
  )
}

/** What customers are wanted to do in a stage: of each touchpoint that says so. */
export function ActionsCell({ stage, row }: CellProps) {
  const { published } = useEditor()
  const all = stage.touchpoints.flatMap((touchpoint) =>
    touchpoint.actions.map((action) => ({ ...action, touchpoint: touchpoint.id })),
  )
  // Several touchpoints may want the same.
  const actions = all.filter(
    ({ event }, index) => all.findIndex((other) => other.event === event) === index,
  )
  const before = published.stages.find(({ id }) => id === stage.id)
  const actionsOf = (one?: MapStage) => one?.touchpoints.map((touchpoint) => touchpoint.actions)
  return (
    <CellFrame ids={[]} changed={!isSame(actionsOf(before), actionsOf(stage))}>
      <span class="cell-label" aria-hidden="true">
        {t('mapLane.actions')}
      </span>
      <OpenButton stage={stage} row={row} lane={t('mapLane.actions')} part={actions[0]?.touchpoint}>
        {actions.map(({ event, name, withinDays, touchpoint }) => (
          <span key={`${touchpoint} ${event}`}>
            {name || event}
            {withinDays !== null && <span class="mut"> {t('cell.within', { n: withinDays })}</span>}
          </span>
        ))}
        {actions.length === 0 && <span class="mut">{t('mapLane.none')}</span>}
      </OpenButton>
    </CellFrame>
  )
}

/** Improvements, and when each begins. */
export function SolutionsCell({ stage, row }: CellProps) {
  const { published, today } = useEditor()
  const before = published.stages.find(({ id }) => id === stage.id)
  return (
    <CellFrame
      ids={stage.solutions.map(({ id }) => id)}
      changed={!isSame(before?.solutions, stage.solutions)}
    >
      <span class="cell-label" aria-hidden="true">
        {t('mapLane.solutions')}
      </span>
      <OpenButton stage={stage} row={row} lane={t('mapLane.solutions')}>
        {stage.solutions.map(({ id, text, startsOn }) => (
          <span key={id} class="solution">
            <b>{text}</b>
            {startsOn !== null && (
              <span class="mut">
                {t(startsOn > today ? 'cell.from' : 'cell.since', { day: fullDay(startsOn) })}
              </span>
            )}
          </span>
        ))}
        {stage.solutions.length === 0 && <span class="mut">{t('mapLane.noneYet')}</span>}
      </OpenButton>
    </CellFrame>
  )
}

/** Who keeps the stage current, and until when it should have been looked at again. */
export function OwnerCell({ stage, row }: CellProps) {
  const { store, published, today } = useEditor()
  const before = published.stages.find(({ id }) => id === stage.id)
  const stale = store.published.value.stages.find(({ id }) => id === stage.id)?.staleSince
  const { owner, reviewOn } = stage
  const isDue = reviewOn !== null && reviewOn < today
  return (
    <CellFrame ids={[]} changed={before?.owner !== owner || before.reviewOn !== reviewOn}>
      <span class="cell-label" aria-hidden="true">
        {t('mapLane.owner')}
      </span>
      <OpenButton stage={stage} row={row} lane={t('mapLane.owner')}>
        <span class={owner ? undefined : 'mut'}>{owner || t('mapLane.nobody')}</span>
        {reviewOn !== null && (
          <span class={isDue ? 'due' : 'mut'}>
            {t(isDue ? 'cell.reviewDue' : 'cell.review', { day: fullDay(reviewOn) })}
          </span>
        )}
        {stale && <span class="due">{t('cell.stale', { day: fullDay(stale) })}</span>}
      </OpenButton>
    </CellFrame>
  )
}

interface OpenProps extends CellProps {
  lane: string
  /** What is opened; the stage itself unless told. */
  part?: string | undefined
  children: ComponentChildren
}

/** A cell whose fields stand in the panel. */
function OpenButton({ stage, row, lane, part = stage.id, children }: OpenProps) {
  const { onOpen } = useEditor()
  return (
    <button
      type="button"
      class="cell-button"
      data-row={row}
      data-stage={stage.id}
      onClick={() => onOpen(part)}
    >
      <span class="unseen">{t('cell.of', { lane, stage: shownName(stage) })}</span>
      {children}
    </button>
  )
}

interface FrameProps {
  /** What stands in it: somebody else may be there. */
  ids: string[]
  changed: boolean
  children: ComponentChildren
}

/** A cell with its marks: changed in this draft, and who else is there. */
export function CellFrame({ ids, changed, children }: FrameProps) {
  const { others } = useEditor()
  const other = ids.map((id) => others.get(id)).find((name) => name !== undefined)
  return (
    <div class="cell" data-changed={changed || undefined} data-other={other}>
      {children}
    </div>
  )
}
