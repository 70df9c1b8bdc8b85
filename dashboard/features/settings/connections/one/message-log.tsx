import { useState } from 'preact/hooks'
import type { Connection, MessageItem } from '#contract/delivery/connections.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { isSignedOut } from '#dashboard/kit/api/errors.ts'
import { usePages } from '#dashboard/kit/loading/pages.ts'
import { Bones } from '#dashboard/kit/parts/bones.tsx'
import { ErrorBox } from '#dashboard/kit/parts/error-box.tsx'
import { Table } from '#dashboard/kit/parts/table.tsx'
import { useSignInWhen } from '#dashboard/kit/session/use-sign-in.ts'
import { When } from '#dashboard/kit/time/when.tsx'
import { t } from '#dashboard/features/settings/connections/words.ts'

/** Messages of the last thirty days, newest first; fetched when it is opened. */
export function MessageLog({ connection }: { connection: Connection }) {
  const [open, setOpen] = useState(false)
  return (
    <details class="fold" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('conn.log')}</summary>
      {open && <Messages connection={connection} />}
    </details>
  )
}

function Messages({ connection: { id, name } }: { connection: Connection }) {
  const log = usePages<MessageItem>(`messages ${id}`, async (cursor, signal) => {
    const query = cursor === null ? {} : { cursor }
    const { messages, next } = await call('GET /api/connections/:id/messages', {
      params: { id },
      query,
      signal,
    })
    return { items: messages, next }
  })
  const error = log.error ?? log.older.error
  const signedOut = isSignedOut(error)
  useSignInWhen(signedOut)
  if (error && !signedOut)
    return (
      <ErrorBox
        title={t('conn.log.failed')}
        error={error}
        onRetry={log.older.error ? log.older.show : () => log.refresh()}
      />
    )
  if (log.data === null) return <Bones />
  if (log.items.length === 0 && !log.more) return <p class="mut">{t('conn.last.none')}</p>
  return (
    <>
      <Table
        caption={t('conn.log.caption', { name })}
        rows={log.items}
        columns={[
          { name: t('conn.log.at'), cell: received },
          { name: t('conn.log.topic'), cell: ({ topic }) => topic },
          { name: t('conn.log.outcome'), cell: outcome },
          { name: t('conn.log.orders'), cell: ({ orders }) => orders.join(', ') || '–' },
        ]}
      />
      {log.more && (
        <button type="button" class="control" disabled={log.older.loading} onClick={log.older.show}>
          {t('conn.log.older')}
        </button>
      )}
    </>
  )
}

function received({ receivedAt }: MessageItem) {
  return <When at={receivedAt} />
}

function outcome({ outcome, unknown, repeats }: MessageItem): string {
  const more = [
    ...(unknown.length > 0 ? [t('conn.log.unknown', { codes: unknown.join(', ') })] : []),
    ...(repeats > 0 ? [t('conn.log.repeats', { n: repeats })] : []),
  ]
  return [t(`conn.outcome.${outcome}`), ...more].join(' · ')
}
