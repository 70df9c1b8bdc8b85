import { LIMITS } from '#contract/words.ts'
import { useBuilder } from '#dashboard/features/surveys/builder/builder-context.ts'
import { listAt } from '#dashboard/features/surveys/draft/paths.ts'
import { CheckField } from '#dashboard/features/surveys/fields/choice-fields.tsx'
import { Group } from '#dashboard/features/surveys/fields/failure.tsx'
import { t } from '#dashboard/features/surveys/builder/words.ts'
import { focusLabel } from './item-moves.ts'
import { ItemRow } from './item-row.tsx'

const LIST = 'definition.choices'

/** What a shopper may choose from. @param props.several whether that may be more than one */
export function Choices({ several }: { several: boolean }) {
  const { store, survey, language } = useBuilder()
  const choices = listAt(survey, LIST)
  const among = choices.map((_, index) => index)
  function add() {
    store.set(LIST, [...choices, { code: '', label: { [language]: '' } }])
    requestAnimationFrame(() => focusLabel(LIST, choices.length, language))
  }
  return (
    <section class="builder-section">
      <h3>{t('choices.title')}</h3>
      <Group path={LIST}>
        <ol class="items">
          {among.map((index) => (
            <ItemRow
              // Its place is what it is known by: a code may be typed anew.
              key={index}
              list={LIST}
              index={index}
              among={among}
              name={t('choices.item', { n: index + 1 })}
            />
          ))}
        </ol>
      </Group>
      {choices.length < LIMITS.choices && (
        <button type="button" class="control control-plain" onClick={add}>
          + {t('choices.add')}
        </button>
      )}
      {several && <CheckField path="definition.multiple" label={t('choices.multiple')} />}
      <CheckField path="definition.shuffle" label={t('choices.shuffle')} />
      <p class="mut builder-note">{t('choices.last')}</p>
    </section>
  )
}
