import { LIMITS, SCALES, type Scale } from '#contract/words.ts'
import { scaleOf, useBuilder } from '#dashboard/features/surveys/builder/builder-context.ts'
import { getAt, isRecord, listAt, setAt } from '#dashboard/features/surveys/draft/paths.ts'
import { CheckField } from '#dashboard/features/surveys/fields/choice-fields.tsx'
import { TextField } from '#dashboard/features/surveys/fields/text-field.tsx'
import { t } from '#dashboard/features/surveys/builder/words.ts'
import { Face } from '#dashboard/kit/sentiment/face.tsx'
import { scaleEnds, sentimentOf } from '#dashboard/kit/sentiment/scales.ts'
import { Select } from '#dashboard/kit/parts/select.tsx'
import { type FollowUpGroup, groupsOf } from './follow-up-groups.ts'
import { focusLabel } from './item-moves.ts'
import { ItemRow } from './item-row.tsx'

const PATH = 'definition.followUp'
const QUESTIONS = `${PATH}.questions`
const REASONS = `${PATH}.reasons`

/** The second step: what is asked after which score, the reasons that are offered, a sentence. */
export function FollowUp() {
  const { store, survey } = useBuilder()
  const scale = scaleOf(survey)
  if (!isRecord(getAt(survey, PATH)))
    return (
      <section class="builder-section">
        <h3>{t('followUp.title')}</h3>
        <p class="mut builder-note">{t('followUp.none')}</p>
        <button
          type="button"
          class="control control-plain"
          onClick={() => store.set(PATH, { questions: [], reasons: [], comment: true })}
        >
          + {t('followUp.add')}
        </button>
      </section>
    )
  return (
    <section class="builder-section">
      <h3>{t('followUp.title')}</h3>
      {scale && scaleEnds(scale) && <Groups scale={scale} />}
      <CheckField path={`${PATH}.comment`} label={t('followUp.comment')} />
      {scale && scaleEnds(scale) && (
        <CheckField path="definition.shuffle" label={t('followUp.shuffle')} />
      )}
      <button
        type="button"
        class="control control-plain take-out"
        onClick={() => store.set(PATH, undefined)}
      >
        {t('followUp.remove')}
      </button>
    </section>
  )
}

function Groups({ scale }: { scale: Scale }) {
  const { store, survey, language } = useBuilder()
  const questions = listAt(survey, QUESTIONS)
  const ends = scaleEnds(scale) ?? { lowest: 0, highest: 10 }
  const { lowest, highest } = ends
  const groups = groupsOf(questions, listAt(survey, REASONS), ends)
  function add() {
    const text = { [language]: '' }
    store.set(QUESTIONS, [...questions, { from: lowest, to: highest, text }])
  }
  return (
    <>
      {/* A group is known by its place: its scores may be chosen anew. */}
      {Array.from(groups.entries(), ([index, group]) => (
        <GroupFields key={index} group={group} place={index + 1} scale={scale} />
      ))}
      <button type="button" class="control control-plain" onClick={add}>
        + {t('followUp.addQuestion')}
      </button>
    </>
  )
}

interface GroupProps {
  group: FollowUpGroup
  place: number
  scale: Scale
}

function GroupFields({ group, place, scale }: GroupProps) {
  const { store, survey, language } = useBuilder()
  const { question, reasons } = group
  const all = listAt(survey, REASONS)
  function addReason() {
    const { from, to } = group
    store.set(REASONS, [...all, { code: '', label: { [language]: '' }, from, to }])
    requestAnimationFrame(() => focusLabel(REASONS, all.length, language))
  }
  return (
    <fieldset class="follow-up-group">
      <legend class="unseen">{t('followUp.group', { n: place })}</legend>
      <RangeFields group={group} scale={scale} />
      {question === null ? (
        <p class="mut">{t('followUp.noQuestion')}</p>
      ) : (
        <span class="follow-up-question">
          <TextField
            path={`${QUESTIONS}[${question}].text.${language}`}
            label={t('followUp.question', { n: place })}
            bare
            lang={language}
          />
          <button
            type="button"
            class="control control-plain take-out"
            onClick={() => store.set(`${QUESTIONS}[${question}]`, undefined)}
          >
            {t('followUp.removeQuestion')}
          </button>
        </span>
      )}
      <ol class="items">
        {reasons.map((index, among) => (
          <ItemRow
            key={index}
            list={REASONS}
            index={index}
            among={reasons}
            name={t('followUp.reason', { n: among + 1, group: place })}
          />
        ))}
      </ol>
      {all.length < LIMITS.choices && (
        <button type="button" class="control control-plain" onClick={addReason}>
          + {t('followUp.addReason')}
        </button>
      )}
    </fieldset>
  )
}

/** The scores of a group; its question and its reasons move together. */
function RangeFields({ group, scale }: Omit<GroupProps, 'place'>) {
  const { store, survey } = useBuilder()
  const ends = scaleEnds(scale) ?? { lowest: 0, highest: 10 }
  const steps = Array.from({ length: ends.highest - ends.lowest + 1 }, (_, n) => n + ends.lowest)
  function choose(end: 'from' | 'to', score: number) {
    const { question, reasons } = group
    const paths = [
      ...(question === null ? [] : [`${QUESTIONS}[${question}].${end}`]),
      ...reasons.map((index) => `${REASONS}[${index}].${end}`),
    ]
    store.replace(paths.reduce((left, path) => setAt(left, path, score), survey))
  }
  const [from, to] = [Number(group.from), Number(group.to)]
  const isFaces = SCALES[scale].faces
  return (
    <div
      class="follow-up-range"
      data-field={`${REASONS}[${group.reasons[0] ?? -1}].from`}
      tabIndex={-1}
    >
      {(['from', 'to'] as const).map((end) => {
        const now = String(group[end])
        const known = steps.map(String)
        const values = known.includes(now) ? known : [now, ...known]
        return (
          <Select
            key={end}
            label={t(`followUp.${end}`)}
            value={now}
            options={values.map((value) => ({ value, label: value }))}
            onChange={(value) => choose(end, Number(value))}
          />
        )
      })}
      {isFaces &&
        steps
          .filter((step) => step >= from && step <= to)
          .map((step) => <Face key={step} value={sentimentOf(scale, step)} size={20} />)}
    </div>
  )
}
