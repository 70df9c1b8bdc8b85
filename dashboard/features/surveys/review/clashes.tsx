import { useBuilder } from '#dashboard/features/surveys/builder/builder-context.ts'
import { t } from './words.ts'
import { fieldInWords, valueInWords } from './field-words.ts'

/** Fields that somebody else has changed at the same time: both are told, and the reader decides. */
export function Clashes() {
  const { store } = useBuilder()
  return (
    <div class="clashes" aria-live="polite">
      {store.state.value.clashes.map((clash) => {
        const field = fieldInWords(clash.field)
        const values = { mine: valueInWords(clash.mine), theirs: valueInWords(clash.theirs) }
        return (
          <div key={clash.field} class="warning clash">
            <p>{t('clash.text', { who: clash.by || t('clash.somebody'), field, ...values })}</p>
            <span class="notice-actions">
              <button type="button" class="control" onClick={() => store.decide(clash, true)}>
                {t('clash.mine')}
              </button>
              <button type="button" class="control" onClick={() => store.decide(clash, false)}>
                {t('clash.theirs')}
              </button>
            </span>
          </div>
        )
      })}
    </div>
  )
}
