import { useState } from 'preact/hooks'
import { t } from '#dashboard/features/settings/import/words.ts'
import { SwitchField } from '#dashboard/kit/forms/fields/switch-field.tsx'
import { RunTold } from './run-told.tsx'
import type { SentFile } from './send-file.ts'
import { useRun } from './use-run.ts'

interface Props {
  /** What the file is called. */
  name: string
  sent: Omit<SentFile, 'rejectMisfits' | 'namespace'> & { namespace: string }
  /** Whether the file has our own columns, whose ids stand alone. */
  isOwn: boolean
  /** Whether all is filled in. */
  isReady: boolean
  /** Told when the reader wants to go on: what is missing is shown from then on. */
  onAsk: () => void
  onListed: () => void
}

/** Trying a file out, and importing it. */
export function RunPart({ name, sent, isOwn, isReady, onAsk, onListed }: Props) {
  const [rejectMisfits, setRejectMisfits] = useState(false)
  const { run, tryOut, begin, cancel, forget } = useRun(onListed)
  const file: SentFile = { ...sent, namespace: isOwn ? null : sent.namespace, rejectMisfits }
  const isOrders = sent.target === 'orders'
  const isBusy = run?.state === 'running'
  const isTried = run?.kind === 'dry' && run.state === 'done'
  const accepted = run?.totals?.accepted ?? 0
  function ask(go: typeof begin) {
    onAsk()
    if (isReady && !isBusy) go(file, name)
  }
  return (
    <div class="import-run">
      {!isOrders && (
        <SwitchField
          name="misfits"
          label={t('import.misfits')}
          hint={t('import.misfits.hint')}
          value={rejectMisfits}
          onChange={(on) => {
            setRejectMisfits(on)
            forget()
          }}
        />
      )}
      <div class="import-actions">
        <button
          type="button"
          class={isTried && accepted > 0 ? 'control' : 'primary'}
          aria-disabled={isBusy}
          onClick={() => ask(tryOut)}
        >
          {t('import.try')}
        </button>
        {isTried && accepted > 0 && (
          <button type="button" class="primary" onClick={() => ask(begin)}>
            {t(isOrders ? 'import.begin.rows' : 'import.begin', { n: accepted })}
          </button>
        )}
        {isBusy && (
          <button type="button" class="control" onClick={cancel}>
            {t('import.cancel')}
          </button>
        )}
      </div>
      {run && <RunTold run={run} isOrders={isOrders} />}
    </div>
  )
}
