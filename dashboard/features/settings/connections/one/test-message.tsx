import { useState } from 'preact/hooks'
import type { Connection, TestReport } from '#contract/delivery/connections.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { useAction } from '#dashboard/kit/forms/use-action.ts'
import { explain } from '#dashboard/kit/parts/error-box.tsx'
import { Failure } from '#dashboard/kit/parts/failure.tsx'
import { t } from '#dashboard/features/settings/connections/words.ts'

/** Runs a recorded message through the check and the reader; nothing is stored. */
export function TestMessage({ connection: { id, name } }: { connection: Connection }) {
  const [report, setReport] = useState<TestReport | null>(null)
  const { busy, failure, run } = useAction(async () => {
    setReport(await call('POST /api/connections/:id/test', { params: { id } }))
  })
  return (
    <div class="conn-step">
      <button
        type="button"
        class="control"
        aria-label={t('conn.testNamed', { name })}
        aria-disabled={busy}
        onClick={run}
      >
        {t('conn.test')}
      </button>
      <output class="mut">{report && told(report)}</output>
      {failure && <Failure>{explain(failure)}</Failure>}
    </div>
  )
}

function told({ refusal, orders, parcels, topic }: TestReport): string {
  if (refusal) return t('conn.test.refused', { reason: t(`conn.refusal.${refusal}`) })
  const parts = [t('conn.orders', { n: orders }), t('conn.parcels', { n: parcels.length })]
  return t('conn.test.told', { topic: topic || '–', what: parts.join(', ') })
}
