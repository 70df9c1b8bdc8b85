import { useEffect, useRef } from 'preact/hooks'
import { shownName } from '#dashboard/features/editor/draft/names.ts'
import { useEditor } from '#dashboard/features/editor/editor-context.ts'
import { t } from '#dashboard/features/editor/words.ts'
import { Cross } from '#dashboard/kit/parts/icons.tsx'
import { StagePanel } from './stage-panel.tsx'
import { TouchpointPanel } from './touchpoint-panel.tsx'

/** Beside the grid: all that can be said of the stage or touchpoint that is open. */
export function Panel() {
  const { map, open, onOpen } = useEditor()
  const head = useRef<HTMLHeadingElement>(null)
  const stage = map.stages.find(
    ({ id, touchpoints }) => id === open || touchpoints.some((one) => one.id === open),
  )
  const touchpoint = stage?.touchpoints.find(({ id }) => id === open)
  useEffect(() => head.current?.focus(), [open])
  if (!stage) return null
  function close() {
    onOpen(null)
    document.getElementById(touchpoint ? `touchpoint-${open}` : `stage-${open}`)?.focus()
  }
  function onKeyDown({ key, target }: KeyboardEvent) {
    // A dialog closes itself, and nothing more.
    if (key === 'Escape' && !(target instanceof Element && target.closest('dialog'))) close()
  }
  return (
    // Escape closes it, wherever the focus is in it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <aside class="panel" aria-labelledby="panel-title" onKeyDown={onKeyDown}>
      <header>
        <p class="mut">
          {touchpoint ? t('panel.touchpoint', { stage: shownName(stage) }) : t('panel.stage')}
        </p>
        <h2 id="panel-title" ref={head} tabIndex={-1}>
          {shownName(touchpoint ?? stage)}
        </h2>
        <button type="button" class="icon-button" aria-label={t('panel.close')} onClick={close}>
          <Cross />
        </button>
      </header>
      {touchpoint ? (
        <TouchpointPanel key={touchpoint.id} touchpoint={touchpoint} />
      ) : (
        <StagePanel key={stage.id} stage={stage} />
      )}
    </aside>
  )
}
