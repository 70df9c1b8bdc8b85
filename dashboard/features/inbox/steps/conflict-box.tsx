import { useEffect, useRef } from 'preact/hooks'
import { eventInWords } from '#dashboard/features/inbox/case/history.tsx'
import { t } from '#dashboard/features/inbox/words.ts'
import { ApiError } from '#dashboard/kit/api/errors.ts'
import { explain } from '#dashboard/kit/parts/error-box.tsx'
import { Failure } from '#dashboard/kit/parts/failure.tsx'
import { When } from '#dashboard/kit/time/when.tsx'
import type { Steps } from './use-step.ts'

/** Why a step was not taken: somebody was there first, or it cannot be. What was typed stays. */
export function StepProblem({ steps }: { steps: Steps }) {
  const { conflict, failure } = steps
  if (conflict) return <ConflictBox steps={steps} conflict={conflict} />
  if (!failure) return null
  // The API refuses a move that the case does not allow where it is.
  const isRefused = failure instanceof ApiError && failure.code === 'case_state'
  return <Failure>{isRefused ? t('step.refused') : explain(failure)}</Failure>
}

interface Props {
  steps: Steps
  conflict: NonNullable<Steps['conflict']>
}

function ConflictBox({ steps, conflict: { now, target } }: Props) {
  const again = useRef<HTMLButtonElement>(null)
  useEffect(() => again.current?.focus(), [])
  const news = now.events.filter(({ at }) => at > target.changedAt)
  return (
    <div class="error-box" role="alert">
      <p class="error-title">{t('conflict.title', { n: now.number })}</p>
      <ul class="bullets">
        {news.map((event) => (
          <li key={event.id}>
            {eventInWords(event)} ({event.who}, <When at={event.at} />)
          </li>
        ))}
      </ul>
      <p>{t('conflict.text')}</p>
      <p class="notice-actions">
        <button ref={again} type="button" class="primary" onClick={steps.insist}>
          {t('conflict.again')}
        </button>
        <button type="button" class="control" onClick={steps.drop}>
          {t('conflict.drop')}
        </button>
      </p>
    </div>
  )
}
