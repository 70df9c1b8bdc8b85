import type { Connection } from '#contract/delivery/connections.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { useAction } from '#dashboard/kit/forms/use-action.ts'
import { explain } from '#dashboard/kit/parts/error-box.tsx'
import { Failure } from '#dashboard/kit/parts/failure.tsx'
import { t } from '#dashboard/features/settings/connections/words.ts'

interface Props {
  connection: Connection
  /** It was asked: its facts are others now. */
  onDone: () => void
}

/** Asks a sender at once that sends nothing. */
export function PollNow({ connection: { id, name, hasSecret }, onDone }: Props) {
  const { busy, failure, run } = useAction(async () => {
    await call('POST /api/connections/:id/poll', { params: { id } })
    onDone()
  })
  const isOff = busy || !hasSecret
  return (
    <div class="conn-step">
      <button
        type="button"
        class="control"
        aria-label={t('conn.poll.doNamed', { name })}
        aria-disabled={isOff}
        onClick={() => !isOff && run()}
      >
        {t('conn.poll.do')}
      </button>
      {failure && <Failure>{explain(failure)}</Failure>}
    </div>
  )
}
