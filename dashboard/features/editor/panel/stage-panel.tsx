import type { MapSolution, MapStage } from '#contract/map/document.ts'
import { MAP_LIMITS } from '#contract/map/limits.ts'
import { LIMITS } from '#contract/words.ts'
import { setting } from '#dashboard/features/editor/draft/draft-store.ts'
import { newId } from '#dashboard/features/editor/draft/new-id.ts'
import { useEditor } from '#dashboard/features/editor/editor-context.ts'
import { t } from '#dashboard/features/editor/words.ts'
import { NameFields } from './names.tsx'
import { numberOf, PanelField } from './fields.tsx'
import { SplitAndMerge } from './split-stage.tsx'

/** All of a stage that is no list of its own in the grid. */
export function StagePanel({ stage }: { stage: MapStage }) {
  const { store, map, onOpen } = useEditor()
  const set = (field: keyof MapStage, value: unknown) => store.act(setting(stage, field, value))
  const owners = [...new Set(map.stages.map(({ owner }) => owner).filter((one) => one !== ''))]
  return (
    <>
      <NameFields part={stage} />
      <section>
        <div class="panel-pair">
          <PanelField
            label={t('panel.frame')}
            type="number"
            lowest={1}
            highest={MAP_LIMITS.frameDays}
            value={stage.frameDays === null ? '' : String(stage.frameDays)}
            onChange={(text) => set('frameDays', numberOf(text))}
          />
          <PanelField
            label={t('panel.assumed')}
            type="number"
            lowest={-100}
            highest={100}
            value={stage.assumed === null ? '' : String(stage.assumed)}
            onChange={(text) => set('assumed', numberOf(text))}
          />
        </div>
        <div class="panel-pair">
          <PanelField
            label={t('panel.owner')}
            value={stage.owner}
            longest={LIMITS.personName}
            list={owners}
            onChange={(owner) => set('owner', owner)}
          />
          <PanelField
            label={t('panel.reviewOn')}
            type="date"
            value={stage.reviewOn ?? ''}
            onChange={(day) => set('reviewOn', day || null)}
          />
        </div>
      </section>
      <Solutions stage={stage} />
      <SplitAndMerge stage={stage} />
      <section>
        <button
          type="button"
          class="control take-out"
          onClick={() => {
            store.act({ do: 'remove', part: stage.id, was: stage })
            onOpen(null)
          }}
        >
          {t('panel.retireStage')}
        </button>
        <p class="mut">{t('panel.retire.text')}</p>
      </section>
    </>
  )
}

function Solutions({ stage }: { stage: MapStage }) {
  const { store, map } = useEditor()
  function add(field: HTMLInputElement) {
    const text = field.value.trim()
    if (!text) return
    const part = { id: newId(map, '', 'solution'), text, startsOn: null }
    store.act({ do: 'add', list: 'solutions', parent: stage.id, before: null, part })
    field.value = ''
  }
  const fields = (solution: MapSolution) => (
    <div key={solution.id} class="panel-item">
      <PanelField
        label={t('panel.solution')}
        value={solution.text}
        longest={MAP_LIMITS.note}
        onChange={(text) => text && store.act(setting(solution, 'text', text))}
      />
      <div class="panel-pair">
        <PanelField
          label={t('panel.startsOn')}
          type="date"
          value={solution.startsOn ?? ''}
          onChange={(day) => store.act(setting(solution, 'startsOn', day || null))}
        />
      </div>
      <a class="control control-plain" href={judging(map.id, stage.id, solution)}>
        {t('panel.judge')}
      </a>
      <button
        type="button"
        class="control control-plain"
        onClick={() => store.act({ do: 'remove', part: solution.id, was: solution })}
      >
        {t('panel.remove')}
      </button>
    </div>
  )
  return (
    <section>
      <h3>{t('panel.solutions')}</h3>
      {stage.solutions.map(fields)}
      <label class="field">
        <span class="field-label">{t('panel.addSolution')}</span>
        <input
          type="text"
          maxLength={MAP_LIMITS.note}
          onChange={({ currentTarget }) => add(currentTarget)}
        />
      </label>
    </section>
  )
}

/** Where a solution is written down to be judged, with what is known of it. */
function judging(journey: string, stage: string, { id, text, startsOn }: MapSolution): string {
  const known = { journey, stage, solution: id, name: text, ...(startsOn && { startsOn }) }
  return `/improvements?${new URLSearchParams(known).toString()}`
}
