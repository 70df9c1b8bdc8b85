import { CHOICE_KINDS, SCALES, SCALE_NAMES, type Scale } from '#contract/words.ts'
import { AdviceList } from '#dashboard/features/surveys/advice/advice.tsx'
import { scaleOf, useBuilder } from '#dashboard/features/surveys/builder/builder-context.ts'
import { getAt, isRecord, setAt, textAt } from '#dashboard/features/surveys/draft/paths.ts'
import { SelectField } from '#dashboard/features/surveys/fields/choice-fields.tsx'
import { TextField } from '#dashboard/features/surveys/fields/text-field.tsx'
import { t } from '#dashboard/features/surveys/builder/words.ts'
import { Choices } from './choices.tsx'
import { FollowUp } from './follow-up.tsx'
import { LanguageTabs, RemoveLanguage } from './language-tabs.tsx'

/** Characters up to which a question is read at a glance. */
const SHORT = 80

/** What is asked, in one language at a time. */
export function QuestionColumn() {
  const { survey, language } = useBuilder()
  const scale = scaleOf(survey)
  const wording = `definition.question.${language}`
  return (
    <>
      <h2>{t('question.title')}</h2>
      <LanguageTabs />
      <section class="builder-section">
        <TextField
          path={wording}
          label={t('question.wording')}
          lines={2}
          lang={language}
          hint={
            <span class="field-count mut">
              {t('question.length', { n: textAt(survey, wording).length, most: SHORT })}
            </span>
          }
        />
        <AdviceList />
      </section>
      <ScaleFields />
      {scale && hasEnds(scale) && <Ends />}
      {scale && CHOICE_KINDS.includes(SCALES[scale].kind) && (
        <Choices several={scale === 'choice'} />
      )}
      {scale !== 'text' && <FollowUp />}
      <Thanks />
      <RemoveLanguage />
    </>
  )
}

/** Whether its ends are named by words, as those of a row of numbers. */
function hasEnds(scale: Scale): boolean {
  const { highest, faces } = SCALES[scale]
  return highest !== null && highest > 3 && !faces
}

/** What a question of this kind is answered with; it stays once somebody has been asked. */
function ScaleFields() {
  const { store, survey, told } = useBuilder()
  const scale = scaleOf(survey)
  const isFixed = told.revision > 0
  function choose(value: string) {
    const next = SCALE_NAMES.find((one) => one === value)
    if (!next) return
    const kind = setAt(survey, 'definition.kind', SCALES[next].kind)
    const chosen = setAt(kind, 'definition.scale', next)
    if (next !== 'source') return store.replace(chosen)
    // One choice a person, and none of them before the others.
    const single = setAt(chosen, 'definition.multiple', false)
    store.replace(setAt(single, 'definition.shuffle', true))
  }
  return (
    <section class="builder-section">
      <SelectField
        path="definition.scale"
        label={t('question.scale')}
        options={SCALE_NAMES.map((value) => ({ value, label: t(`scale.${value}`) }))}
        onValue={choose}
        disabled={isFixed}
      />
      <p class="mut builder-note">
        {scale && SCALES[scale].lowest !== null && (
          <>{t(SCALES[scale].higherIsBetter ? 'question.highGood' : 'question.lowGood')} </>
        )}
        {isFixed && t('question.fixed')}
      </p>
    </section>
  )
}

function Ends() {
  const { language } = useBuilder()
  return (
    <section class="builder-section">
      <h3>{t('ends.title')}</h3>
      <div class="builder-pair">
        {(['low', 'high'] as const).map((end) => (
          <TextField
            key={end}
            path={`definition.ends.${end}.${language}`}
            label={t(`ends.${end}`)}
            lang={language}
          />
        ))}
      </div>
      <p class="mut builder-note">{t('ends.usual')}</p>
    </section>
  )
}

function Thanks() {
  const { store, survey, language } = useBuilder()
  const path = `definition.thanks.${language}`
  const others = Object.keys(Object(getAt(survey, 'definition.thanks')) as object)
  return (
    <section class="builder-section">
      <h3>{t('thanks.title')}</h3>
      <TextField
        path={path}
        label={t('thanks.text')}
        bare
        lang={language}
        placeholder={t('thanks.usual')}
        onText={(text) => {
          // Without any words there are no thanks of one's own.
          const isLast = text === '' && others.every((one) => one === language)
          const isOwn = isRecord(getAt(survey, 'definition.thanks'))
          store.set(isLast && isOwn ? 'definition.thanks' : path, isLast ? undefined : text)
        }}
      />
    </section>
  )
}
