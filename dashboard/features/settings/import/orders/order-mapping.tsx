import { useState } from 'preact/hooks'
import type { ImportPreview } from '#contract/import-runs.ts'
import type { MapJson, Reading } from '#dashboard/features/settings/import/api.ts'
import { RunPart } from '#dashboard/features/settings/import/run/run-part.tsx'
import { t } from '#dashboard/features/settings/import/words.ts'
import { guessOrders, orderFaults, toOrderMap } from './order-form.ts'
import { OrderFields } from './order-fields.tsx'

interface Props {
  file: File
  preview: ImportPreview
  timezone: string
  reading: Reading
  onListed: () => void
}

/** How the columns of a file of orders are read: as they are, as those of the last one, or by hand. */
export function OrderMapping({ file, preview, timezone, reading, onListed }: Props) {
  const [way, setWay] = useState(preview.isOwn ? 'own' : preview.kept ? 'kept' : 'hand')
  const [form, setForm] = useState(() => guessOrders(preview, timezone))
  const [isAsked, setIsAsked] = useState(false)
  const faults = way === 'hand' ? orderFaults(form) : {}
  const map: MapJson = way === 'own' ? null : way === 'kept' ? preview.kept : toOrderMap(form)
  return (
    <>
      <h3 class="import-head">{t('import.map')}</h3>
      {way === 'hand' ? (
        <OrderFields {...{ form, preview }} faults={isAsked ? faults : {}} onChange={setForm} />
      ) : (
        <div class="form">
          <p class="section-lead">{t(way === 'own' ? 'import.own' : 'import.kept')}</p>
          <button type="button" class="control" onClick={() => setWay('hand')}>
            {t('import.byHand')}
          </button>
        </div>
      )}
      <RunPart
        // What was told of another map does not hold.
        key={JSON.stringify(map)}
        name={file.name}
        sent={{ file, reading, map, namespace: '', target: 'orders' }}
        isOwn
        isReady={Object.keys(faults).length === 0}
        onAsk={() => setIsAsked(true)}
        onListed={onListed}
      />
    </>
  )
}
