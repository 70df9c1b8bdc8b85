import { useState } from 'preact/hooks'
import { LIMITS } from '#contract/words.ts'
import { useBuilder } from '#dashboard/features/surveys/builder/builder-context.ts'
import { textAt } from '#dashboard/features/surveys/draft/paths.ts'
import { namedIn, nameIn, renamed } from '#dashboard/features/surveys/draft/survey-name.ts'
import { fieldInWords } from '#dashboard/features/surveys/review/field-words.ts'
import { t } from '#dashboard/features/surveys/builder/words.ts'
import { cellSeparator } from '#dashboard/kit/files/csv.ts'
import { download } from '#dashboard/kit/files/download.ts'
import { languageName } from '#dashboard/kit/i18n/format.ts'
import { Dialog } from '#dashboard/kit/parts/dialog.tsx'
import { textsOf } from './texts.ts'
import { translationsFromCsv, translationsToCsv } from './translation-csv.ts'

/** The languages of the texts, then those in which only the survey has a name. */
function useColumns(): string[] {
  const { survey, languages } = useBuilder()
  return [...new Set([...languages, ...namedIn(survey)])]
}

/** All texts side by side, a column for each language; what is missing is marked. */
export function TranslationDialog({ onClose }: { onClose: () => void }) {
  const { store, survey, languages } = useBuilder()
  const columns = useColumns()
  return (
    <Dialog title={t('translations.title')} onClose={onClose}>
      <section class="translations" aria-label={t('translations.table')}>
        <table>
          <caption class="unseen">{t('translations.table')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('translations.text')}</th>
              {columns.map((language) => (
                <th key={language} scope="col">
                  {languageName(language)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <NameRow columns={columns} />
            {textsOf(survey).map(({ field }) => (
              <tr key={field}>
                <th scope="row">{fieldInWords(field)}</th>
                {columns.map((language) => {
                  const path = `${field}.${language}`
                  const text = textAt(survey, path)
                  // A language that no text has is not begun.
                  const isMissing = text.trim() === '' && languages.includes(language)
                  return (
                    <td key={language} data-missing={isMissing || undefined}>
                      <textarea
                        class="input"
                        rows={2}
                        lang={language}
                        aria-label={fieldInWords(path)}
                        placeholder={t('translations.missing')}
                        value={text}
                        onInput={({ currentTarget }) => store.set(path, currentTarget.value)}
                      />
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <TranslationFile />
    </Dialog>
  )
}

/** What the survey is called, which may be missing anywhere: the name of elsewhere stands then. */
function NameRow({ columns }: { columns: string[] }) {
  const { store, survey, told } = useBuilder()
  const own = told.language
  return (
    <tr>
      <th scope="row">{fieldInWords('name')}</th>
      {columns.map((language) => (
        <td key={language}>
          <textarea
            class="input"
            rows={2}
            lang={language}
            maxLength={LIMITS.mapName}
            aria-label={fieldInWords(`names.${language}`)}
            placeholder={textAt(survey, 'name')}
            value={nameIn(survey, language, own)}
            onInput={({ currentTarget }) =>
              store.replace(renamed(survey, currentTarget.value, { language, own }), 'name')
            }
          />
        </td>
      ))}
    </tr>
  )
}

function TranslationFile() {
  const { store, survey, told: stored } = useBuilder()
  const columns = useColumns()
  const [told, setTold] = useState('')
  function save() {
    const csv = translationsToCsv(survey, columns, cellSeparator())
    download(`${store.id}.csv`, new Blob([csv], { type: 'text/csv' }))
  }
  async function open(file: File) {
    const read = translationsFromCsv(store.survey.value, await file.text(), stored.language)
    if (read === null) {
      setTold(t('translations.wrong'))
      return
    }
    store.replace(read.survey)
    setTold(
      read.unknown.length > 0
        ? t('translations.unknown', { texts: read.unknown.join(', ') })
        : t('translations.taken'),
    )
  }
  return (
    <p class="translation-file">
      <button type="button" class="control" onClick={save}>
        {t('translations.save')}
      </button>
      <label class="control">
        {t('translations.open')}
        <input
          type="file"
          class="unseen"
          accept=".csv,text/csv"
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? []
            if (file) void open(file)
            currentTarget.value = ''
          }}
        />
      </label>
      <output>{told}</output>
    </p>
  )
}
