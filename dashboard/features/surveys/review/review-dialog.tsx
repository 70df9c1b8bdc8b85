import { useEffect, useId, useState } from 'preact/hooks'
import type { SurveyCheck } from '#contract/surveys/draft.ts'
import { useBuilder } from '#dashboard/features/surveys/builder/builder-context.ts'
import { getAt } from '#dashboard/features/surveys/draft/paths.ts'
import { t } from './words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { useAction } from '#dashboard/kit/forms/use-action.ts'
import { Dialog } from '#dashboard/kit/parts/dialog.tsx'
import { explain } from '#dashboard/kit/parts/error-box.tsx'
import { Failure } from '#dashboard/kit/parts/failure.tsx'
import { fieldInWords, valueInWords } from './field-words.ts'
import { problemInWords } from './problem-words.ts'

interface Props {
  onClose: () => void
  /** Leads to the field that a problem names. */
  onField: (path: string) => void
  onPublished: (revision: number) => void
}

/** What was typed is sent first; then it is checked as the server has it. */
function useFreshCheck() {
  const { store } = useBuilder()
  const [check, setCheck] = useState<SurveyCheck | null>(null)
  const look = useAction(async () => {
    await store.settle()
    setCheck(await call('GET /api/surveys/:id/check', { params: { id: store.id } }))
  })
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  useEffect(look.run, [store])
  return { check, look }
}

/** Draft → check → live: what is in the way, what changes, and the button that makes it public. */
export function ReviewDialog({ onClose, onField, onPublished }: Props) {
  const { store, told } = useBuilder()
  const { check, look } = useFreshCheck()
  const [isCorrection, setCorrection] = useState<boolean | null>(null)
  const { seq, clashes } = store.state.value
  const hasMoved = check !== null && check.seq !== seq
  const publish = useAction(async () => {
    if (!check) return
    try {
      onPublished(await store.publish(check.seq, isCorrection === true))
    } catch (error) {
      await store.reload()
      throw error
    }
  })
  const isReady =
    check !== null &&
    !hasMoved &&
    store.isSaved.value &&
    clashes.length === 0 &&
    check.problems.length === 0 &&
    check.changes.length > 0 &&
    (!check.isNewWording || isCorrection !== null)
  return (
    <Dialog title={t('check.title')} onClose={onClose}>
      {!check && !look.failure && <p aria-busy="true">{t('check.checking')}</p>}
      {check && check.problems.length > 0 && <Problems check={check} onField={onField} />}
      {check && check.problems.length === 0 && <Changes check={check} />}
      {check?.isNewWording && check.problems.length === 0 && (
        <SeriesChoice value={isCorrection} onChange={setCorrection} />
      )}
      {hasMoved && (
        <p aria-live="polite">
          {t('check.moved')}{' '}
          <button type="button" class="control" onClick={look.run}>
            {t('check.again')}
          </button>
        </p>
      )}
      {clashes.length > 0 && <p>{t('check.clashes')}</p>}
      {told.state === 'paused' && <p class="mut">{t('check.paused')}</p>}
      <p class="confirm-end">
        <button
          type="button"
          class="primary"
          disabled={!isReady || publish.busy}
          onClick={publish.run}
        >
          {t('check.publish')}
        </button>
      </p>
      {[look.failure, publish.failure].map((failure) =>
        failure ? <Failure key={failure.message}>{explain(failure)}</Failure> : null,
      )}
    </Dialog>
  )
}

function Problems({ check, onField }: { check: SurveyCheck; onField: (path: string) => void }) {
  return (
    <>
      <p>{t('check.problems', { n: check.problems.length })}</p>
      <ul class="review-list">
        {check.problems.map((problem) => (
          <li key={`${problem.field} ${problem.code}`}>
            <button
              type="button"
              class="review-link"
              data-problem={problem.field}
              onClick={() => onField(problem.field)}
            >
              {fieldInWords(problem.field)}
            </button>
            : {problemInWords(problem)}
          </li>
        ))}
      </ul>
    </>
  )
}

/** Fields that differ from what is published, with what they were and are. */
function Changes({ check }: { check: SurveyCheck }) {
  const { told, survey } = useBuilder()
  if (told.published === null) return <p>{t('check.first')}</p>
  if (check.changes.length === 0) return <p>{t('check.none')}</p>
  return (
    <ul class="review-list">
      {check.changes.map((path) => (
        <li key={path}>
          <b>{fieldInWords(path)}</b>{' '}
          {t('check.change', {
            before: valueInWords(getAt(told.published, path)),
            after: valueInWords(getAt(survey, path)),
          })}
        </li>
      ))}
    </ul>
  )
}

interface SeriesProps {
  value: boolean | null
  onChange: (isCorrection: boolean) => void
}

/** Other words ask something else, unless somebody says that only the spelling was put right. */
function SeriesChoice({ value, onChange }: SeriesProps) {
  const name = useId()
  return (
    <fieldset class="series-choice">
      <legend>{t('series.title')}</legend>
      {[false, true].map((isCorrection) => (
        <label key={String(isCorrection)} class="check">
          <input
            type="radio"
            name={name}
            checked={value === isCorrection}
            onChange={() => onChange(isCorrection)}
          />
          <span>
            {t(isCorrection ? 'series.correction' : 'series.new')}
            <span class="mut"> {t(isCorrection ? 'series.correctionText' : 'series.newText')}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
