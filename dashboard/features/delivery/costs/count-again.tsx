import { useState } from 'preact/hooks'
import type { CostReport } from '#contract/delivery/costs/costs.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { useAction } from '#dashboard/kit/forms/use-action.ts'
import { explain } from '#dashboard/kit/parts/error-box.tsx'
import { Failure } from '#dashboard/kit/parts/failure.tsx'
import { Select } from '#dashboard/kit/parts/select.tsx'
import { mayDo, useSession } from '#dashboard/kit/session/session.ts'
import { t } from './words.ts'

interface Props {
  report: CostReport
  onChange: (report: CostReport) => void
}

/** Counts anew, step by step, for as long as the page is open; what was begun can go on later. */
export function CountAgain({ report, onChange }: Props) {
  const { data: session } = useSession()
  const { stages, counted, running } = report
  const [stage, setStage] = useState(counted?.stage ?? '')
  const [orders, setOrders] = useState<number | null>(null)
  async function countFrom(body: { again: boolean; stage?: string }) {
    setOrders(running && !body.again ? running.orders : 0)
    try {
      let next = await call('POST /api/delivery/costs', { body })
      while (next.running) {
        setOrders(next.running.orders)
        onChange(next)
        next = await call('POST /api/delivery/costs', { body: { again: false } })
      }
      onChange(next)
    } finally {
      setOrders(null)
    }
  }
  const again = useAction(() => countFrom({ again: true, ...(stage === '' ? {} : { stage }) }))
  const onward = useAction(() => countFrom({ again: false }))
  if (!mayDo(session, 'cases:work')) return null
  const failure = again.failure ?? onward.failure
  const isBusy = orders !== null
  return (
    <div class="count-again">
      {stages.length > 0 && (
        <Select
          label={t('costs.stage')}
          labelled
          value={stage}
          options={[
            ...(stage === '' ? [{ value: '', label: t('costs.stage.auto') }] : []),
            ...stages.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={setStage}
        />
      )}
      <button type="button" class="control" disabled={isBusy} onClick={again.run}>
        {t(counted === null ? 'costs.count' : 'costs.again')}
      </button>
      {running && !isBusy && (
        <>
          <span class="mut">{t('costs.half', { n: running.orders })}</span>
          <button type="button" class="control" onClick={onward.run}>
            {t('costs.goOn')}
          </button>
        </>
      )}
      <output>{isBusy && t('costs.progress', { n: orders })}</output>
      {failure && (
        <Failure>
          {t('costs.failed')}. {explain(failure)}
        </Failure>
      )}
    </div>
  )
}
