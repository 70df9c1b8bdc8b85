import { useEffect, useState } from 'preact/hooks'
import { changesBetween } from '#contract/map/changes.ts'
import { useEditor } from '#dashboard/features/editor/editor-context.ts'
import { t } from '#dashboard/features/editor/words.ts'
import { ApiError } from '#dashboard/kit/api/errors.ts'
import { useAction } from '#dashboard/kit/forms/use-action.ts'
import { Dialog } from '#dashboard/kit/parts/dialog.tsx'
import { explain } from '#dashboard/kit/parts/error-box.tsx'
import { Failure } from '#dashboard/kit/parts/failure.tsx'
import { changeInWords } from './change-words.ts'

interface Props {
  onClose: () => void
  onPublished: () => void
}

/** The difference in words, and the button that makes it public: what was looked at, nothing else. */
export function ReviewDialog({ onClose, onPublished }: Props) {
  const { store, map, published } = useEditor()
  const { seq, pending } = store.state.value
  const [seen, setSeen] = useState(seq)
  useEffect(() => {
    // What waits is sent before anything is looked at.
    void store
      .settle()
      .then(() => setSeen(store.state.value.seq))
      .catch(() => undefined)
  }, [store])
  const publish = useAction(async () => {
    try {
      await store.publish(seen)
      onPublished()
    } catch (error) {
      if (error instanceof ApiError && error.code === 'conflict') {
        await store.sync()
        setSeen(store.state.value.seq)
      }
      throw error
    }
  })
  const changes = changesBetween(published, map)
  const hasMoved = seen !== seq && pending.length === 0
  return (
    <Dialog title={t('review.title')} onClose={onClose}>
      {changes.length === 0 ? (
        <p>{t('review.none')}</p>
      ) : (
        <ul class="changed-list">
          {changes.map((change) => (
            <li key={JSON.stringify(change)}>{changeInWords(change)}</li>
          ))}
        </ul>
      )}
      {hasMoved && (
        <p aria-live="polite">
          {t('review.moved')}{' '}
          <button type="button" class="control" onClick={() => setSeen(seq)}>
            {t('refused.ok')}
          </button>
        </p>
      )}
      {changes.length > 0 && <p class="mut">{t('review.text')}</p>}
      <p class="dialog-actions">
        <button
          type="button"
          class="primary"
          disabled={changes.length === 0 || publish.busy || pending.length > 0 || hasMoved}
          onClick={publish.run}
        >
          {t('review.publish')}
        </button>
      </p>
      {publish.failure && <Failure>{explain(publish.failure)}</Failure>}
    </Dialog>
  )
}
