import { URL_MATCHES, URL_OPERATORS } from '#contract/surveys/words.ts'
import { useBuilder } from '#dashboard/features/surveys/builder/builder-context.ts'
import { listAt } from '#dashboard/features/surveys/draft/paths.ts'
import { SelectField } from '#dashboard/features/surveys/fields/choice-fields.tsx'
import { Group } from '#dashboard/features/surveys/fields/failure.tsx'
import { TextField } from '#dashboard/features/surveys/fields/text-field.tsx'
import { t } from './words.ts'
import { Cross } from '#dashboard/kit/parts/icons.tsx'

const PATH = 'definition.urls'
const MOST = 20

/** Rules for the addresses of pages; without any, every page is one. */
export function UrlFields() {
  const { store, survey } = useBuilder()
  const rules = listAt(survey, PATH)
  return (
    <>
      {rules.length > 1 && (
        <SelectField
          path="definition.urlMatch"
          label={t('pages.match')}
          options={URL_MATCHES.map((value) => ({ value, label: t(`match.${value}`) }))}
        />
      )}
      <Group path={PATH}>
        {Array.from(rules.keys(), (index) => (
          <div class="rule-row" key={index}>
            <SelectField
              path={`${PATH}[${index}].op`}
              label={t('pages.op')}
              bare
              options={URL_OPERATORS.map((value) => ({ value, label: t(`op.${value}`) }))}
            />
            <TextField path={`${PATH}[${index}].value`} label={t('pages.value')} bare />
            <button
              type="button"
              class="icon-button"
              aria-label={t('pages.remove', { n: index + 1 })}
              onClick={() => store.set(`${PATH}[${index}]`, undefined)}
            >
              <Cross />
            </button>
          </div>
        ))}
      </Group>
      {rules.length < MOST && (
        <button
          type="button"
          class="control control-plain"
          onClick={() => store.set(PATH, [...rules, { op: 'contains', value: '' }])}
        >
          + {t('pages.add')}
        </button>
      )}
      <p class="mut builder-note">{t('pages.hint')}</p>
    </>
  )
}
