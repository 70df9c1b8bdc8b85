import { useState } from 'preact/hooks'
import { PRIORITIES } from '#contract/cases/words.ts'
import type { InboxView } from '#dashboard/features/inbox/list/address.ts'
import type { CaseList } from '#dashboard/features/inbox/list/use-cases.ts'
import type { Surroundings } from '#dashboard/features/inbox/names.ts'
import { type Ask, DecisionDialog } from '#dashboard/features/inbox/steps/decision-dialog.tsx'
import { t } from '#dashboard/features/inbox/words.ts'
import { explain } from '#dashboard/kit/parts/error-box.tsx'
import { Failure } from '#dashboard/kit/parts/failure.tsx'
import { Select } from '#dashboard/kit/parts/select.tsx'
import type { Bulk, BulkState } from './use-bulk.ts'

interface Props {
  bulk: Bulk
  view: InboxView
  around: Surroundings
  list: CaseList
}

const ASKS = ['assign', 'issue', 'wait', 'snooze', 'decline'] as const

/** What can be done to the selected rows, how far it is, and the way back. */
export function BulkBar({ bulk, view, around, list }: Props) {
  const [ask, setAsk] = useState<Ask | null>(null)
  const { cases, counts, isMore } = list
  const isBusy = bulk.state.kind === 'running' || bulk.state.kind === 'undoing'
  // Only a list without filters knows how many it has.
  const isWhole = Object.keys(view.filters).length === 0 && view.tab !== 'mentions'
  const all = !isMore ? cases.length : isWhole ? counts[view.tab] : null
  const about =
    bulk.isAll && all === null
      ? t('bulk.aboutAll')
      : t('bulk.about', { n: bulk.isAll ? (all ?? 0) : bulk.size })
  return (
    <section class="bulk" aria-label={t('bulk.label')}>
      <output>
        {stateInWords(bulk.state) || (bulk.some ? t('bulk.selected', { about }) : '')}
      </output>
      {bulk.some && !isBusy && <Acts {...{ bulk, list, all }} onAsk={setAsk} />}
      <AfterBulk bulk={bulk} />
      {ask && (
        <DecisionDialog
          {...{ ask, about }}
          timezone={around.timezone}
          people={around.people}
          onStep={(step) => {
            setAsk(null)
            bulk.run(step)
          }}
          onClose={() => setAsk(null)}
        />
      )}
    </section>
  )
}

interface ActsProps {
  bulk: Bulk
  list: CaseList
  /** How many match; null where nobody knows. */
  all: number | null
  onAsk: (ask: Ask) => void
}

function Acts({ bulk, list: { cases, isMore }, all, onAsk }: ActsProps) {
  return (
    <div class="bulk-acts">
      {!bulk.isAll && (isMore || bulk.size < cases.length) && (
        <button type="button" class="control control-plain" onClick={() => bulk.selectAll(cases)}>
          {all === null ? t('bulk.allMatching') : t('bulk.all', { n: all })}
        </button>
      )}
      <button type="button" class="control" onClick={() => bulk.run({ do: 'take' })}>
        {t('do.take')}
      </button>
      {ASKS.map((name) => (
        <button key={name} type="button" class="control" onClick={() => onAsk(name)}>
          {t(`do.${name}`)}
        </button>
      ))}
      <Select
        label={t('casePanel.priority')}
        value=""
        options={[
          { value: '', label: t('casePanel.priority') },
          ...PRIORITIES.map((name) => ({ value: name, label: t(`priority.${name}`) })),
        ]}
        onChange={(value) => {
          const priority = PRIORITIES.find((name) => name === value)
          if (priority) bulk.run({ do: 'priority', priority })
        }}
      />
      <button type="button" class="control control-plain" onClick={bulk.clear}>
        {t('bulk.clear')}
      </button>
    </div>
  )
}

function AfterBulk({ bulk }: { bulk: Bulk }) {
  const { state } = bulk
  if (state.kind === 'none' || state.kind === 'running' || state.kind === 'undoing') return null
  return (
    <div class="bulk-acts">
      {state.kind === 'failed' && <Failure>{explain(state.error)}</Failure>}
      {'bulk' in state && state.changed > 0 && (
        <button type="button" class="control" onClick={() => bulk.undo(state.bulk)}>
          {t('bulk.undo')}
        </button>
      )}
      <button type="button" class="control control-plain" onClick={bulk.clear}>
        {t('action.close')}
      </button>
    </div>
  )
}

function stateInWords(state: BulkState): string {
  switch (state.kind) {
    case 'none':
      return ''
    case 'running':
      return t('bulk.running', { n: state.changed })
    case 'undoing':
      return t('bulk.undoing', { n: state.changed })
    case 'failed':
      return t('bulk.failed', { n: state.changed })
    case 'done':
    case 'undone': {
      const said = t(`bulk.${state.kind}`, { n: state.changed })
      return state.skipped === 0 ? said : `${said} ${t('bulk.skipped', { n: state.skipped })}`
    }
    default:
      return state satisfies never
  }
}
