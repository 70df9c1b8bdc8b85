import { useState } from 'preact/hooks'
import type { IssueItem } from '#contract/delivery/issues.ts'
import { type Fault, FAULTS } from '#contract/delivery/words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { explain } from '#dashboard/kit/parts/error-box.tsx'
import { Select } from '#dashboard/kit/parts/select.tsx'
import { Failure } from '#dashboard/kit/parts/failure.tsx'
import { mayDo, useSession } from '#dashboard/kit/session/session.ts'
import { issueName } from './order-words.ts'
import { t } from './words.ts'

interface Props {
  issue: IssueItem
  onChange: () => void
}

/** Whose doing an issue was; those who work on cases may say otherwise. */
export function FaultCell({ issue, onChange }: Props) {
  const { data: session } = useSession()
  const [failure, setFailure] = useState<Error | null>(null)
  if (!mayDo(session, 'cases:work')) return <>{t(`fault.${issue.fault}`)}</>
  async function change(fault: Fault) {
    setFailure(null)
    try {
      await call('PATCH /api/delivery/issues/:id', { params: { id: issue.id }, body: { fault } })
    } catch (cause) {
      setFailure(cause instanceof Error ? cause : new Error(String(cause)))
    }
    onChange()
  }
  return (
    <>
      <Select
        label={t('issues.faultOf', { issue: issueName(issue) })}
        value={issue.fault}
        options={FAULTS.map((one) => ({ value: one, label: t(`fault.${one}`) }))}
        onChange={(value) => void change(FAULTS.find((one) => one === value) ?? issue.fault)}
      />
      {failure && <Failure>{explain(failure)}</Failure>}
    </>
  )
}
