import { useState } from 'preact/hooks'
import { WIDGET_LANGUAGES } from '#contract/words.ts'
import { useBuilder } from '#dashboard/features/surveys/builder/builder-context.ts'
import { getAt, setAt } from '#dashboard/features/surveys/draft/paths.ts'
import { missingIn, textsOf } from '#dashboard/features/surveys/translations/texts.ts'
import { t } from '#dashboard/features/surveys/builder/words.ts'
import { languageName } from '#dashboard/kit/i18n/format.ts'
import { LOCALES } from '#dashboard/kit/i18n/locales.ts'
import { Failure } from '#dashboard/kit/parts/failure.tsx'
import { Popover } from '#dashboard/kit/parts/popover.tsx'

/** The languages of the survey, each with how much of it is missing; one is written and shown. */
export function LanguageTabs() {
  const { survey, languages, language, onLanguage } = useBuilder()
  return (
    <fieldset class="language-tabs">
      <legend class="unseen">{t('language.label')}</legend>
      {languages.map((one) => {
        const missing = missingIn(survey, one).length
        return (
          <button
            key={one}
            type="button"
            aria-pressed={one === language}
            onClick={() => onLanguage(one)}
          >
            {languageName(one)}
            {missing > 0 && (
              <span class="language-missing"> {t('language.missing', { n: missing })}</span>
            )}
          </button>
        )
      })}
      <AddLanguage />
    </fieldset>
  )
}

/** As the contract takes a language. */
const TAG = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/

function AddLanguage() {
  const { store, languages, onLanguage } = useBuilder()
  const [tag, setTag] = useState('')
  const [isWrong, setWrong] = useState(false)
  const usual = [...new Set([...LOCALES, ...WIDGET_LANGUAGES])]
  function add(language: string) {
    if (!languages.includes(language)) store.set(`definition.question.${language}`, '')
    onLanguage(language)
  }
  return (
    <Popover label={t('language.add')} text={`+ ${t('language.add')}`} quiet>
      {(close) => (
        <form
          class="menu"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            setWrong(!TAG.test(tag))
            if (!TAG.test(tag)) return
            add(tag)
            setTag('')
            close()
          }}
        >
          {usual
            .filter((one) => !languages.includes(one))
            .map((one) => (
              <button
                key={one}
                type="button"
                onClick={() => {
                  add(one)
                  close()
                }}
              >
                {languageName(one)}
              </button>
            ))}
          <div class="menu-more">
            <label class="field">
              <span class="field-label">{t('language.other')}</span>
              <input
                type="text"
                aria-invalid={isWrong || undefined}
                value={tag}
                onInput={({ currentTarget }) => setTag(currentTarget.value.trim())}
              />
              {isWrong && <Failure>{t('language.wrong')}</Failure>}
            </label>
            <button type="submit" class="control">
              {t('language.add')}
            </button>
          </div>
        </form>
      )}
    </Popover>
  )
}

/** Takes all texts of the language out, after it is clear that it is not the site's own. */
export function RemoveLanguage() {
  const { store, survey, told, language, onLanguage } = useBuilder()
  if (language === told.language) return null
  function remove() {
    const without = textsOf(survey)
      .map(({ field }) => `${field}.${language}`)
      .filter((field) => getAt(survey, field) !== undefined)
      .reduce((left, field) => setAt(left, field, undefined), survey)
    onLanguage(told.language)
    store.replace(without)
  }
  return (
    <button type="button" class="control control-plain take-out" onClick={remove}>
      {t('language.remove', { language: languageName(language) })}
    </button>
  )
}
