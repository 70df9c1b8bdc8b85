import { setting } from '#dashboard/features/editor/draft/draft-store.ts'
import { shownName } from '#dashboard/features/editor/draft/names.ts'
import { useEditor } from '#dashboard/features/editor/editor-context.ts'
import { t } from '#dashboard/features/editor/words.ts'
import { signed } from '#dashboard/kit/i18n/format.ts'

const STEP = 5

interface Props {
  /** Which stage is shown, from 0. */
  current: number
  onShow: (index: number) => void
}

/** On a phone: from stage to stage, and buttons in the place of dragging. */
export function Narrow({ current, onShow }: Props) {
  const { store, map, measured } = useEditor()
  const stage = map.stages[current]
  if (!stage) return null
  const counted = measured.get(stage.id)?.value ?? null
  const say = (change: number) => {
    const next = (stage.assumed ?? counted ?? 0) + change
    store.act(setting(stage, 'assumed', Math.max(-100, Math.min(100, Math.round(next)))))
  }
  return (
    <div class="narrow">
      <div class="narrow-stages">
        <button
          type="button"
          class="icon-button"
          aria-label={t('stage.previous')}
          disabled={current === 0}
          onClick={() => onShow(current - 1)}
        >
          ‹
        </button>
        <span>{shownName(stage)}</span>
        <button
          type="button"
          class="icon-button"
          aria-label={t('stage.next')}
          disabled={current === map.stages.length - 1}
          onClick={() => onShow(current + 1)}
        >
          ›
        </button>
      </div>
      <div class="narrow-assumed">
        <span class="mut">{t('curve.assumed')}</span>
        <button
          type="button"
          class="control"
          aria-label={t('curve.less', { stage: shownName(stage) })}
          onClick={() => say(-STEP)}
        >
          −
        </button>
        <b>{stage.assumed === null ? '–' : signed(stage.assumed)}</b>
        <button
          type="button"
          class="control"
          aria-label={t('curve.more', { stage: shownName(stage) })}
          onClick={() => say(STEP)}
        >
          +
        </button>
        {counted !== null && (
          <span class="mut">{t('curve.measuredIs', { value: signed(counted) })}</span>
        )}
      </div>
    </div>
  )
}
