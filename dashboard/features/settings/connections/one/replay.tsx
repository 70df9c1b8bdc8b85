import { useState } from 'preact/hooks'
import type { Connection, ReplayReport } from '#contract/delivery/connections.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { useAction } from '#dashboard/kit/forms/use-action.ts'
import { explain } from '#dashboard/kit/parts/error-box.tsx'
import { Failure } from '#dashboard/kit/parts/failure.tsx'
import { t } from '#dashboard/features/settings/connections/words.ts'

interface Props {
  connection: Connection
  /** Messages were taken over. */
  onDone: () => void
}

type Total = Omit<ReplayReport, 'next'> & { dry: boolean; isDone: boolean }

/** Reads kept messages anew: first what would come of it, then for real. */
export function Replay({ connection: { id, name }, onDone }: Props) {
  const [total, setTotal] = useState<Total | null>(null)
  async function replay(dry: boolean) {
    let sum: Total = {
      read: 0,
      known: 0,
      orders: 0,
      parcels: 0,
      asked: 0,
      unknown: [],
      dry,
      isDone: false,
    }
    let cursor: string | null = null
    do {
      // oxlint-disable-next-line no-await-in-loop -- each step begins where the last one ended
      const step: ReplayReport = await call('POST /api/connections/:id/replays', {
        params: { id },
        body: cursor === null ? { dry } : { dry, cursor },
      })
      cursor = step.next
      sum = added(sum, step)
      setTotal({ ...sum, isDone: cursor === null })
    } while (cursor !== null)
    if (!dry) onDone()
  }
  const dry = useAction(() => replay(true))
  const real = useAction(() => replay(false))
  const failure = dry.failure ?? real.failure
  const busy = dry.busy || real.busy
  return (
    <div class="conn-step">
      <button
        type="button"
        class="control"
        aria-label={t('conn.replayNamed', { name })}
        aria-disabled={busy}
        onClick={() => !busy && dry.run()}
      >
        {t('conn.replay')}
      </button>
      {total?.dry && total.isDone && total.known > 0 && (
        <button
          type="button"
          class="primary"
          aria-disabled={busy}
          onClick={() => !busy && real.run()}
        >
          {t('conn.replay.real')}
        </button>
      )}
      <output class="mut">{total && told(total)}</output>
      {failure && <Failure>{explain(failure)}</Failure>}
    </div>
  )
}

function added(sum: Total, step: ReplayReport): Total {
  return {
    ...sum,
    read: sum.read + step.read,
    known: sum.known + step.known,
    orders: sum.orders + step.orders,
    parcels: sum.parcels + step.parcels,
    asked: sum.asked + step.asked,
    unknown: [...new Set([...sum.unknown, ...step.unknown])],
  }
}

function told({ read, known, orders, parcels, asked, unknown, dry, isDone }: Total): string {
  if (!isDone) return t('conn.replay.going', { n: read })
  if (read === 0) return t('conn.replay.none')
  const what = [t('conn.orders', { n: orders }), t('conn.parcels', { n: parcels })].join(', ')
  const done = t(dry ? 'conn.replay.would' : 'conn.replay.did', { read, known, what })
  return [
    done,
    ...(asked > 0 ? [t(dry ? 'conn.replay.wouldAsk' : 'conn.replay.asks', { n: asked })] : []),
    ...(unknown.length > 0 ? [t('conn.replay.unknown', { codes: unknown.join(', ') })] : []),
  ].join(' ')
}
