import { useState } from 'preact/hooks'
import type { Improvement } from '#contract/improvements/improvements.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { ConfirmDialog } from '#dashboard/kit/forms/confirm-dialog.tsx'
import { t } from './words.ts'

interface Props {
  of: Improvement
  /** What was done, in words. */
  onDone: (outcome: string) => void
}

/** Stops one that runs, or takes one back that has not begun. */
export function Actions({ of, onDone }: Props) {
  const [asking, setAsking] = useState(false)
  const { id, name, phase } = of
  if (phase !== 'planned' && phase !== 'running') return null
  const does = phase === 'planned' ? 'delete' : 'stop'
  async function confirm() {
    if (does === 'stop')
      await call('PATCH /api/improvements/:id', { params: { id }, body: { stop: true } })
    else await call('DELETE /api/improvements/:id', { params: { id } })
    setAsking(false)
    onDone(t(does === 'stop' ? 'imp.stopped' : 'imp.deleted', { name }))
  }
  return (
    <div>
      <button
        type="button"
        class="control"
        aria-label={`${t(`imp.${does}`)}: ${name}`}
        onClick={() => setAsking(true)}
      >
        {t(`imp.${does}`)}
      </button>
      {asking && (
        <ConfirmDialog
          title={t(`imp.${does}.ask`, { name })}
          action={t(`imp.${does}`)}
          onClose={() => setAsking(false)}
          onConfirm={confirm}
        >
          <p>{t(`imp.${does}.text`)}</p>
        </ConfirmDialog>
      )}
    </div>
  )
}
