import { useState } from 'preact/hooks'
import { changesBetween } from '#contract/map/changes.ts'
import { ConfirmDialog } from '#dashboard/kit/forms/confirm-dialog.tsx'
import { shownName } from './draft/names.ts'
import { useEditor } from './editor-context.ts'
import { ReviewDialog } from './review/review-dialog.tsx'
import { t } from './words.ts'

type Opened = 'review' | 'discard' | null

/** The bar on top: where one is, what is saved, who else is here, and the ways out. */
export function Bar({ onPublished }: { onPublished: () => void }) {
  const { map } = useEditor()
  const [opened, setOpened] = useState<Opened>(null)
  const close = () => setOpened(null)
  return (
    <header class="editor-bar">
      <BackLink journey={map.id} />
      <span class="editor-name">{shownName(map)}</span>
      <State onOpen={setOpened} />
      <Others />
      <Actions onOpen={setOpened} />
      {opened === 'review' && <ReviewDialog onClose={close} onPublished={onPublished} />}
      {opened === 'discard' && <DiscardDialog onClose={close} />}
    </header>
  )
}

/** The way out, also where the editor could not be opened. */
export function BackLink({ journey }: { journey: string }) {
  return (
    <a class="editor-back" href={`/journeys/${journey}`}>
      <span aria-hidden="true">‹</span> {t('editor.back')}
    </a>
  )
}

function useChanges() {
  const { map, published } = useEditor()
  return changesBetween(published, map)
}

/** Whether there is a draft, how much it changes, and whether the server has it. */
function State({ onOpen }: { onOpen: (what: Opened) => void }) {
  const { store } = useEditor()
  const changes = useChanges()
  const saved = store.failure.value
    ? 'waiting'
    : store.state.value.pending.length > 0
      ? 'saving'
      : 'saved'
  return (
    <>
      <span class="badge">{t(changes.length > 0 ? 'editor.draft' : 'editor.published')}</span>
      <span class="editor-saved">
        {changes.length > 0 && (
          <button type="button" class="control control-plain" onClick={() => onOpen('review')}>
            {t('editor.changes', { n: changes.length })}
          </button>
        )}
        <span class="mut" aria-live="polite">
          {t(`editor.${saved}`)}
        </span>
      </span>
    </>
  )
}

function Others() {
  const { map, others } = useEditor()
  const [[part, who] = []] = others
  const parts = map.stages.flatMap((stage) => [stage, ...stage.touchpoints])
  const what = shownName(parts.find(({ id }) => id === part) ?? map)
  return (
    <span class="editor-others mut" aria-live="polite">
      {who !== undefined && t('editor.editing', { who, what })}
    </span>
  )
}

function Actions({ onOpen }: { onOpen: (what: Opened) => void }) {
  const { store } = useEditor()
  const { undo, redo } = store.state.value
  const icon = (name: 'undo' | 'redo', sign: string, isEmpty: boolean) => (
    <button
      type="button"
      class="icon-button"
      aria-label={t(`editor.${name}`)}
      title={t(`editor.${name}`)}
      disabled={isEmpty}
      onClick={store[name]}
    >
      {sign}
    </button>
  )
  return (
    <span class="editor-actions">
      {icon('undo', '↶', undo.length === 0)}
      {icon('redo', '↷', redo.length === 0)}
      <button
        type="button"
        class="control editor-discard"
        disabled={useChanges().length === 0}
        onClick={() => onOpen('discard')}
      >
        {t('editor.discard')}
      </button>
      <button type="button" class="primary" onClick={() => onOpen('review')}>
        {t('editor.review')}
      </button>
    </span>
  )
}

function DiscardDialog({ onClose }: { onClose: () => void }) {
  const { store } = useEditor()
  return (
    <ConfirmDialog
      title={t('editor.discard.ask')}
      action={t('editor.discard')}
      onClose={onClose}
      onConfirm={async () => {
        await store.discard()
        onClose()
      }}
    >
      <p>{t('editor.discard.text')}</p>
    </ConfirmDialog>
  )
}
