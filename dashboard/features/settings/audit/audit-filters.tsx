import { AUDIT_ACTIONS } from '#contract/rights.ts'
import { locale } from '#dashboard/kit/i18n/words.ts'
import { Select } from '#dashboard/kit/parts/select.tsx'
import type { Actor } from './actors.ts'
import { type AuditView, WHOLE_LOG } from './view.ts'
import { t } from './words.ts'

interface Props {
  view: AuditView
  actors: Actor[]
  onChange: (patch: Partial<AuditView>) => void
}

/** What is looked for in the log: an action, a person, days. */
export function AuditFilters({ view, actors, onChange }: Props) {
  const chosen = Object.values(view).some((value) => value !== null)
  return (
    <div class="log-filters">
      <Select
        label={t('audit.action')}
        labelled
        value={view.action ?? ''}
        options={[{ value: '', label: t('audit.any') }, ...actionOptions()]}
        onChange={(value) =>
          onChange({ action: AUDIT_ACTIONS.find((action) => action === value) ?? null })
        }
      />
      <Select
        label={t('audit.actor')}
        labelled
        value={view.actor ?? ''}
        options={[{ value: '', label: t('audit.anybody') }, ...actorOptions(view, actors)]}
        onChange={(value) => onChange({ actor: value || null })}
      />
      <DayField
        label={t('control.from')}
        value={view.from}
        max={view.to}
        onChange={(from) => onChange({ from })}
      />
      <DayField
        label={t('control.to')}
        value={view.to}
        min={view.from}
        onChange={(to) => onChange({ to })}
      />
      {chosen && (
        <button
          type="button"
          class="control control-plain"
          onClick={() => onChange({ ...WHOLE_LOG })}
        >
          {t('control.reset')}
        </button>
      )}
    </div>
  )
}

function actionOptions() {
  return sorted(AUDIT_ACTIONS.map((value) => ({ value, label: t(`audit.name.${value}`) })))
}

/** An id from a link that nobody here knows stays what it is. */
function actorOptions({ actor }: AuditView, actors: Props['actors']) {
  const options = actors.map(({ id, name, kind }) => ({
    value: id,
    label: kind === 'system' ? t('audit.who.system') : name,
  }))
  const known = actor === null || actors.some(({ id }) => id === actor)
  return sorted(known ? options : [...options, { value: actor, label: actor }])
}

function sorted<T extends { label: string }>(options: T[]): T[] {
  return options.toSorted((a, b) => a.label.localeCompare(b.label, locale()))
}

interface DayProps {
  label: string
  value: string | null
  min?: string | null
  max?: string | null
  onChange: (day: string | null) => void
}

function DayField({ label, value, min, max, onChange }: DayProps) {
  return (
    <label class="field">
      <span class="field-label">{label}</span>
      <input
        type="date"
        value={value ?? ''}
        {...(min ? { min } : {})}
        {...(max ? { max } : {})}
        onChange={(event) => onChange(event.currentTarget.value || null)}
      />
    </label>
  )
}
