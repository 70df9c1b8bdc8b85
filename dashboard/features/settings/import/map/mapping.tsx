import { useState } from 'preact/hooks'
import type { ImportPreview } from '#contract/import-runs.ts'
import type { JourneyList } from '#contract/journey.ts'
import type { MapJson, Reading } from '#dashboard/features/settings/import/api.ts'
import { RunPart } from '#dashboard/features/settings/import/run/run-part.tsx'
import { t } from '#dashboard/features/settings/import/words.ts'
import { TextField } from '#dashboard/kit/forms/fields/text-field.tsx'
import { guessForm, mapFaults, toMap, toNamespace } from './map-form.ts'
import { MapFields } from './map-fields.tsx'

interface Props {
  file: File
  preview: ImportPreview
  map: JourneyList
  reading: Reading
  onListed: () => void
}

type Way = 'own' | 'kept' | 'hand'

/** How the columns are read: as they are, as those of the last such file, or as told by hand. */
export function Mapping({ file, preview, map, reading, onListed }: Props) {
  const { timezone } = map.site
  const [way, setWay] = useState<Way>(preview.isOwn ? 'own' : preview.kept ? 'kept' : 'hand')
  const [form, setForm] = useState(() => guessForm(preview, { fileName: file.name, timezone }))
  const [isAsked, setIsAsked] = useState(false)
  const faults = way === 'hand' ? mapFaults(form) : {}
  const json: MapJson = way === 'own' ? null : way === 'kept' ? preview.kept : toMap(form)
  // Our own columns have ids of their own.
  const namespace = way === 'own' ? null : form.namespace
  return (
    <>
      <h3 class="import-head">{t('import.map')}</h3>
      {way === 'hand' ? (
        <MapFields {...{ form, preview, map }} faults={isAsked ? faults : {}} onChange={setForm} />
      ) : (
        <div class="form">
          <p class="section-lead">{t(way === 'own' ? 'import.own' : 'import.kept')}</p>
          {way === 'kept' && (
            <TextField
              name="namespace"
              label={t('import.namespace')}
              hint={t('import.namespace.hint')}
              value={form.namespace}
              onChange={(text) => setForm({ ...form, namespace: text })}
            />
          )}
          <button type="button" class="control" onClick={() => setWay('hand')}>
            {t('import.byHand')}
          </button>
        </div>
      )}
      <RunPart
        // What was told of another map does not hold.
        key={JSON.stringify([json, namespace])}
        name={file.name}
        sent={{
          file,
          reading,
          map: json,
          namespace: namespace || toNamespace(''),
          target: 'answers',
        }}
        isOwn={namespace === null}
        isReady={Object.keys(faults).length === 0}
        onAsk={() => setIsAsked(true)}
        onListed={onListed}
      />
    </>
  )
}
