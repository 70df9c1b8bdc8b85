import type { CaseItem } from '#contract/cases/cases.ts'
import { PRIORITIES } from '#contract/cases/words.ts'
import { CHANNELS } from '#contract/words.ts'
import { ISSUE_TYPES } from '#contract/delivery/words.ts'
import type { Surroundings } from '#dashboard/features/inbox/names.ts'
import { t } from '#dashboard/features/inbox/words.ts'
import { carrierLabel } from '#dashboard/kit/i18n/carriers.ts'
import { type Option, Select } from '#dashboard/kit/parts/select.tsx'
import type { FilterName, InboxView } from './address.ts'

interface Props {
  view: InboxView
  around: Surroundings
  /** Their carriers can be chosen: nothing else lists them. */
  cases: readonly CaseItem[]
  onChange: (view: InboxView) => void
}

/** What the list is narrowed to, folded away, and its order. All of it stands in the address. */
export function Filters({ view, around, cases, onChange }: Props) {
  const { tab, sort, filters } = view
  const set = (name: FilterName, value: string) => {
    const { [name]: _, ...others } = filters
    onChange({ ...view, filters: value === '' ? others : { ...others, [name]: value } })
  }
  const choices = choicesOf(view, around, cases)
  return (
    <div class="inbox-filters">
      <details class="fold">
        <summary>{summaryOf(filters, choices)}</summary>
        <fieldset class="inbox-choices" aria-label={t('filters.label')}>
          {choices.map(({ name, options }) => (
            <Select
              key={name}
              label={t(`filter.${name}`)}
              value={filters[name] ?? ''}
              options={[{ value: '', label: t(`filter.${name}.any`) }, ...options]}
              onChange={(value) => set(name, value)}
            />
          ))}
          {tab !== 'done' && <Toggle name="overdue" on={filters.overdue === '1'} set={set} />}
          {(tab === 'open' || tab === 'mine') && (
            <Toggle name="snoozed" on={filters.snoozed === '1'} set={set} />
          )}
        </fieldset>
      </details>
      {Object.keys(filters).length > 0 && (
        <button
          type="button"
          class="control control-plain"
          onClick={() => onChange({ ...view, filters: {} })}
        >
          {t('control.reset')}
        </button>
      )}
      {tab !== 'mentions' && (
        <span class="inbox-sort">
          <Select
            label={t('sort.label')}
            value={sort}
            options={[
              { value: 'newest', label: t('sort.newest') },
              { value: 'due', label: t('sort.due') },
            ]}
            onChange={(value) => onChange({ ...view, sort: value === 'due' ? 'due' : 'newest' })}
          />
        </span>
      )}
    </div>
  )
}

/** `Filters: Damaged, Courier`: what is chosen is told also while it is folded. */
function summaryOf(filters: InboxView['filters'], choices: Choice[]): string {
  const names = [
    ...choices.flatMap(({ name, options }) => {
      const value = filters[name]
      if (value === undefined) return []
      return [options.find((option) => option.value === value)?.label ?? value]
    }),
    ...(filters.overdue ? [t('filter.overdue')] : []),
    ...(filters.snoozed ? [t('filter.snoozed')] : []),
  ]
  return names.length === 0 ? t('filters.label') : t('filters.chosen', { names: names.join(', ') })
}

interface Choice {
  name: Chosen
  options: Option[]
}

type Chosen = Exclude<FilterName, 'overdue' | 'snoozed'>

function choicesOf({ tab, filters }: InboxView, around: Surroundings, cases: readonly CaseItem[]) {
  const { people, stages, segments } = around
  const named = (name: string): Option => ({ value: name, label: name })
  const with_ = (names: string[], name: Chosen) =>
    [...new Set([...names, filters[name] ?? ''])].filter(Boolean).map(named)
  const all: Choice[] = [
    {
      name: 'owner',
      options: [
        { value: 'me', label: t('owner.mine') },
        { value: 'nobody', label: t('owner.nobody') },
        ...(people?.people ?? []).map(({ id, name }) => ({ value: id, label: name })),
      ],
    },
    { name: 'team', options: with_(people?.teams ?? [], 'team') },
    {
      name: 'issue',
      options: ISSUE_TYPES.map((name) => ({ value: name, label: t(`issue.${name}`) })),
    },
    { name: 'stage', options: stages.map(({ id, name }) => ({ value: id, label: name })) },
    {
      name: 'carrier',
      options: with_(cases.map(({ carrier }) => carrier).toSorted(), 'carrier').map(
        ({ value }) => ({
          value,
          label: carrierLabel(value),
        }),
      ),
    },
    {
      name: 'segment',
      options: segments.map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      name: 'channel',
      options: CHANNELS.map((name) => ({ value: name, label: t(`channel.${name}`) })),
    },
    {
      name: 'priority',
      options: PRIORITIES.map((name) => ({ value: name, label: t(`priority.${name}`) })),
    },
  ]
  return all.filter(
    ({ name, options }) => options.length > 0 && !(name === 'owner' && tab === 'mine'),
  )
}

interface ToggleProps {
  name: 'overdue' | 'snoozed'
  on: boolean
  set: (name: FilterName, value: string) => void
}

function Toggle({ name, on, set }: ToggleProps) {
  return (
    <button
      type="button"
      class={on ? 'control chip' : 'control'}
      aria-pressed={on}
      onClick={() => set(name, on ? '' : '1')}
    >
      {t(`filter.${name}`)}
    </button>
  )
}
