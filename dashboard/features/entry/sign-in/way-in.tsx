import { t } from '#dashboard/features/entry/words.ts'
import { Failure } from '#dashboard/kit/parts/failure.tsx'
import type { Action } from '#dashboard/kit/forms/use-action.ts'

interface Props {
  action: Action
  text: string
  /** What a failure means here. */
  explainFailure: (error: Error) => string
  /** The way that most should take. */
  first?: boolean
}

/** A button that leads in, and why it did not. */
export function WayIn({ action, text, explainFailure, first = false }: Props) {
  return (
    <div class="way">
      <button
        type="button"
        class={first ? 'primary' : 'control'}
        aria-disabled={action.busy}
        onClick={action.run}
      >
        {action.busy ? t('signIn.working') : text}
      </button>
      {action.failure && <Failure>{explainFailure(action.failure)}</Failure>}
    </div>
  )
}
