import { useState } from 'preact/hooks'
import type { EndpointItem, SendItem } from '#contract/outbox/endpoints.ts'
import { t } from '#dashboard/features/settings/webhooks/words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { useAction } from '#dashboard/kit/forms/use-action.ts'
import { usePages } from '#dashboard/kit/loading/pages.ts'
import { Outcome } from '#dashboard/kit/page/outcome.tsx'
import { Bones } from '#dashboard/kit/parts/bones.tsx'
import { ErrorBox, explain } from '#dashboard/kit/parts/error-box.tsx'
import { Failure } from '#dashboard/kit/parts/failure.tsx'
import { When } from '#dashboard/kit/time/when.tsx'

interface Props {
  endpoint: EndpointItem
  onChange: () => void
}

/** Trying an endpoint out, and every try of its messages. */
export function LogPart({ endpoint, onChange }: Props) {
  const { id, state } = endpoint
  const [tested, setTested] = useState<SendItem | null>(null)
  const [told, setTold] = useState('')
  const log = usePages<SendItem>(`sends ${id}`, async (cursor, signal) => {
    const query = cursor === null ? {} : { cursor }
    const { sends, next } = await call('GET /api/endpoints/:id/sends', {
      params: { id },
      query,
      signal,
    })
    return { items: sends, next }
  })
  const test = useAction(async () => {
    setTested(await call('POST /api/endpoints/:id/test', { params: { id } }))
    log.refresh({ quiet: true })
  })
  return (
    <div class="hook-part">
      <button type="button" class="control" disabled={test.busy} onClick={test.run}>
        {t(test.busy ? 'hooks.testing' : 'hooks.test')}
      </button>
      {tested && <Outcome text={resultText(tested)} />}
      {test.failure && <Failure>{explain(test.failure)}</Failure>}
      {told && <Outcome text={told} />}
      {log.error && (
        <ErrorBox title={t('hooks.log.failed')} error={log.error} onRetry={() => log.refresh()} />
      )}
      {log.data === null && !log.error && <Bones />}
      {log.data !== null && log.items.length === 0 && <p class="mut">{t('hooks.log.none')}</p>}
      <ul class="hook-log">
        {log.items.map((send) => (
          <LogItem
            key={send.id}
            endpointId={id}
            send={send}
            mayReplay={state === 'on' && send.topic !== 'test'}
            onReplayed={() => {
              setTold(t('hooks.replayed'))
              log.refresh({ quiet: true })
              onChange()
            }}
          />
        ))}
      </ul>
      {log.more && (
        <button type="button" class="control" disabled={log.older.loading} onClick={log.older.show}>
          {t('hooks.older')}
        </button>
      )}
    </div>
  )
}

/** What came of it: the outcome, the status where there was an answer, and how long it took. */
function resultText({ outcome, status, ms }: SendItem): string {
  const words = t(`hooks.outcome.${outcome}`)
  return status === null
    ? t('hooks.result', { outcome: words, ms })
    : t('hooks.result.status', { outcome: words, status, ms })
}

interface ItemProps {
  endpointId: string
  send: SendItem
  mayReplay: boolean
  onReplayed: () => void
}

function LogItem({ endpointId: id, send, mayReplay, onReplayed }: ItemProps) {
  const { topic, message, at, outcome, attempt, reply, nextAt } = send
  const replay = useAction(async () => {
    await call('POST /api/endpoints/:id/replay', { params: { id }, body: { message } })
    onReplayed()
  })
  return (
    <li>
      <p class="hook-line">
        <span class={outcome === 'delivered' ? 'badge' : 'badge hook-bad'}>{resultText(send)}</span>
        <span>{t(`hooks.topic.${topic}`)}</span>
        <When at={at} />
      </p>
      <p class="mut hook-line">
        <code>{message}</code>
        <span>{t('hooks.attempt', { n: attempt })}</span>
        {nextAt !== null && (
          <span>
            {t('hooks.next')} <When at={nextAt} />
          </span>
        )}
      </p>
      {reply !== '' && <pre class="hook-reply">{reply}</pre>}
      {mayReplay && (
        <button
          type="button"
          class="control"
          disabled={replay.busy}
          aria-label={t('hooks.replayNamed', { id: message })}
          onClick={replay.run}
        >
          {t('hooks.replay')}
        </button>
      )}
      {replay.failure && <Failure>{explain(replay.failure)}</Failure>}
    </li>
  )
}
