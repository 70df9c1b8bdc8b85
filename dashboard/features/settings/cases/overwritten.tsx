import { t } from './words.ts'

interface Props {
  /** What others changed, by its name on the page. */
  changed: string[]
  onSave: () => void
}

/** Somebody else saved first: what was typed stays, and may be saved over theirs. */
export function Overwritten({ changed, onSave }: Props) {
  return (
    <div class="error-box" role="alert">
      <p class="error-title">{t('over.title')}</p>
      {changed.length > 0 && <p>{t('over.what', { what: changed.join(', ') })}</p>}
      <p>{t('over.text')}</p>
      <button type="button" class="control" onClick={onSave}>
        {t('over.save')}
      </button>
    </div>
  )
}
