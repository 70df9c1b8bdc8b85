import { useState } from 'preact/hooks'
import type { MapStage } from '#contract/map/document.ts'
import { LIMITS } from '#contract/words.ts'
import { shownName } from '#dashboard/features/editor/draft/names.ts'
import { newId } from '#dashboard/features/editor/draft/new-id.ts'
import {
  mergeSteps,
  mergeTargets,
  splitSteps,
} from '#dashboard/features/editor/draft/split-merge.ts'
import { useEditor } from '#dashboard/features/editor/editor-context.ts'
import { t } from '#dashboard/features/editor/words.ts'
import { Dialog } from '#dashboard/kit/parts/dialog.tsx'
import { Failure } from '#dashboard/kit/parts/failure.tsx'

/** Makes two stages of one, or one of two. */
export function SplitAndMerge({ stage }: { stage: MapStage }) {
  const { store, map, onOpen } = useEditor()
  const [isSplit, setSplit] = useState(false)
  const canSplit = stage.touchpoints.length > 1
  function merge(into: MapStage) {
    store.act(...mergeSteps(map, stage, into))
    onOpen(into.id)
  }
  return (
    <section>
      <h3>{t('split.section')}</h3>
      {canSplit && (
        <button type="button" class="control panel-action" onClick={() => setSplit(true)}>
          {t('split.open')}
        </button>
      )}
      {mergeTargets(map, stage).map((into) => (
        <button
          key={into.id}
          type="button"
          class="control panel-action"
          onClick={() => merge(into)}
        >
          {t('merge.into', { stage: shownName(into) })}
        </button>
      ))}
      <p class="mut">{t(canSplit ? 'split.stays' : 'split.few')}</p>
      {isSplit && <SplitDialog stage={stage} onClose={() => setSplit(false)} />}
    </section>
  )
}

/** Which touchpoints go, and what their stage is called. */
function SplitDialog({ stage, onClose }: { stage: MapStage; onClose: () => void }) {
  const { store, map, onOpen } = useEditor()
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<string[]>([])
  const [isTold, setTold] = useState(false)
  // Somebody else may have moved one away meanwhile.
  const touchpoints = stage.touchpoints.filter(({ id }) => chosen.includes(id)).map(({ id }) => id)
  const isSome = touchpoints.length > 0 && touchpoints.length < stage.touchpoints.length
  const isNamed = name.trim() !== ''
  function split(event: Event) {
    event.preventDefault()
    if (!isSome || !isNamed) return setTold(true)
    const id = newId(map, name, 'stage')
    store.act(...splitSteps(map, stage, { id, name: name.trim(), touchpoints }))
    onClose()
    onOpen(id)
  }
  return (
    <Dialog title={t('split.title', { stage: shownName(stage) })} onClose={onClose}>
      <form class="confirm" noValidate onSubmit={split}>
        <label class="field">
          <span class="field-label">{t('split.name')}</span>
          <input
            class="input"
            value={name}
            maxLength={LIMITS.mapName}
            autoComplete="off"
            aria-invalid={isTold && !isNamed}
            onInput={({ currentTarget }) => setName(currentTarget.value)}
          />
        </label>
        <Choice stage={stage} chosen={chosen} onChoose={setChosen} />
        <p class="mut">{t('split.text', { stage: shownName(stage) })}</p>
        {isTold && !(isSome && isNamed) && (
          <Failure>{t(isNamed ? 'split.chooseSome' : 'split.nameIt')}</Failure>
        )}
        <div class="confirm-end">
          <button type="button" class="control" onClick={onClose}>
            {t('split.cancel')}
          </button>
          <button type="submit" class="primary">
            {t('split.do')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

interface ChoiceProps {
  stage: MapStage
  /** Ids of those that go. */
  chosen: string[]
  onChoose: (chosen: string[]) => void
}

function Choice({ stage, chosen, onChoose }: ChoiceProps) {
  return (
    <fieldset class="split-touchpoints">
      <legend class="field-label">{t('split.touchpoints')}</legend>
      {stage.touchpoints.map((one) => (
        <label key={one.id} class="panel-check">
          <input
            type="checkbox"
            checked={chosen.includes(one.id)}
            onChange={({ currentTarget: { checked } }) =>
              onChoose(checked ? [...chosen, one.id] : chosen.filter((id) => id !== one.id))
            }
          />
          {shownName(one)}
        </label>
      ))}
    </fieldset>
  )
}
