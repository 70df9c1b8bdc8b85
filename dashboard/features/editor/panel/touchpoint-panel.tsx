import type { MapTouchpoint } from '#contract/map/document.ts'
import { MAP_LIMITS } from '#contract/map/limits.ts'
import { CHANNELS, LIMITS } from '#contract/words.ts'
import { setting } from '#dashboard/features/editor/draft/draft-store.ts'
import { useEditor } from '#dashboard/features/editor/editor-context.ts'
import { t } from '#dashboard/features/editor/words.ts'
import { AskedHere } from './asked-here.tsx'
import { NameFields } from './names.tsx'
import { numberOf, PanelField } from './fields.tsx'

type Action = MapTouchpoint['actions'][number]

/** What a touchpoint is called, where it is met, and what customers are wanted to do there. */
export function TouchpointPanel({ touchpoint }: { touchpoint: MapTouchpoint }) {
  const { store, onOpen } = useEditor()
  const { actions } = touchpoint
  const setActions = (next: Action[]) => store.act(setting(touchpoint, 'actions', next))
  function addAction() {
    const taken = new Set(actions.map(({ event }) => event))
    let number = 1
    while (taken.has(`action-${number}`)) number += 1
    setActions([...actions, { event: `action-${number}`, name: '', withinDays: null }])
  }
  return (
    <>
      <NameFields part={touchpoint} />
      <AskedHere touchpoint={touchpoint} />
      <Channels touchpoint={touchpoint} />
      <section>
        <h3>{t('panel.action')}</h3>
        {actions.map((action, index) => (
          <ActionFields
            key={action.event}
            action={action}
            onChange={(next) => setActions(actions.with(index, next))}
            onRemove={() => setActions(actions.toSpliced(index, 1))}
          />
        ))}
        {actions.length < MAP_LIMITS.actions && (
          <button type="button" class="control" onClick={addAction}>
            {t('panel.addAction')}
          </button>
        )}
      </section>
      <section>
        <button
          type="button"
          class="control take-out"
          onClick={() => {
            store.act({ do: 'remove', part: touchpoint.id, was: touchpoint })
            onOpen(null)
          }}
        >
          {t('panel.retire')}
        </button>
        <p class="mut">{t('panel.retire.text')}</p>
      </section>
    </>
  )
}

/** Where it is met, on and off line. */
function Channels({ touchpoint }: { touchpoint: MapTouchpoint }) {
  const { store } = useEditor()
  const { channels } = touchpoint
  function set(channel: (typeof CHANNELS)[number], isMet: boolean) {
    const next = CHANNELS.filter((one) => (one === channel ? isMet : channels.includes(one)))
    store.act(setting(touchpoint, 'channels', next))
  }
  return (
    <section>
      <fieldset class="panel-channels">
        <legend>{t('panel.channels')}</legend>
        {CHANNELS.map((channel) => (
          <label key={channel} class="panel-check">
            <input
              type="checkbox"
              checked={channels.includes(channel)}
              onChange={({ currentTarget }) => set(channel, currentTarget.checked)}
            />
            {t(`channel.${channel}`)}
          </label>
        ))}
      </fieldset>
    </section>
  )
}

interface ActionProps {
  action: Action
  onChange: (action: Action) => void
  onRemove: () => void
}

function ActionFields({ action, onChange, onRemove }: ActionProps) {
  return (
    <div class="panel-item">
      <PanelField
        label={t('panel.actionName')}
        value={action.name}
        longest={LIMITS.mapName}
        onChange={(name) => onChange({ ...action, name })}
      />
      <div class="panel-pair">
        <PanelField
          label={t('panel.event')}
          value={action.event}
          longest={LIMITS.handle}
          pattern="[a-z0-9][a-z0-9_\-]*"
          hint={t('panel.eventHint')}
          onChange={(event) => event && onChange({ ...action, event })}
        />
        <PanelField
          label={t('panel.withinDays')}
          type="number"
          lowest={1}
          highest={MAP_LIMITS.frameDays}
          value={action.withinDays === null ? '' : String(action.withinDays)}
          onChange={(text) => onChange({ ...action, withinDays: numberOf(text) })}
        />
      </div>
      <button type="button" class="control control-plain" onClick={onRemove}>
        {t('panel.remove')}
      </button>
    </div>
  )
}
