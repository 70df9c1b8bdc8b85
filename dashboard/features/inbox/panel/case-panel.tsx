import type { CaseStepInput } from '#contract/cases/cases.ts'
import type { Case } from '#contract/cases/story.ts'
import { PRIORITIES } from '#contract/cases/words.ts'
import { History } from '#dashboard/features/inbox/case/history.tsx'
import type { Surroundings } from '#dashboard/features/inbox/names.ts'
import type { Ask } from '#dashboard/features/inbox/steps/decision-dialog.tsx'
import { StepProblem } from '#dashboard/features/inbox/steps/conflict-box.tsx'
import type { Steps } from '#dashboard/features/inbox/steps/use-step.ts'
import { t } from '#dashboard/features/inbox/words.ts'
import { carrierLabel } from '#dashboard/kit/i18n/carriers.ts'
import { Select } from '#dashboard/kit/parts/select.tsx'
import { Clocks } from './clocks.tsx'
import { Done } from './done.tsx'
import { ResolveFields, type useResolve } from './resolve-form.tsx'

interface Props {
  one: Case
  around: Surroundings
  steps: Steps
  resolve: ReturnType<typeof useResolve>
  currency: string
  /** Takes a step and stays. */
  onStep: (step: CaseStepInput) => void
  onAsk: (ask: Ask) => void
  onTake: () => void
  onResolve: () => void
}

/** Where a case stands, whose it is, and what is done about it. */
export function CasePanel(props: Props) {
  const { one, around, steps, onStep } = props
  const isDone = one.list === 'done'
  return (
    <aside class="case-panel" aria-labelledby="panel-head">
      <h2 id="panel-head">
        {t('case.number', { n: one.number })}{' '}
        <span class="chip-soft">{t(`state.${one.state}`)}</span>
      </h2>
      <Clocks
        one={one}
        timezone={around.timezone}
        onContacted={() => onStep({ do: 'contacted' })}
      />
      <Whose {...{ one, around, onStep }} />
      <StepProblem steps={steps} />
      {isDone ? <Done {...{ one, onStep }} timezone={around.timezone} /> : <Open {...props} />}
      <Alike one={one} />
      <History one={one} />
    </aside>
  )
}

function Whose({ one, around, onStep }: Pick<Props, 'one' | 'around' | 'onStep'>) {
  const { people, teams = [], me } = around.people ?? { people: [] }
  const known = people.some(({ id }) => id === one.owner)
  const own = one.owner !== null && !known ? [{ id: one.owner, name: one.ownerName }] : []
  const team = teams.includes(one.team) || one.team === '' ? teams : [one.team, ...teams]
  return (
    <>
      <Select
        label={t('casePanel.owner')}
        labelled
        value={one.owner ?? ''}
        options={[
          { value: '', label: t('owner.nobody') },
          ...[...own, ...people].map(({ id, name }) => ({
            value: id,
            label: id === me ? t('owner.me', { name }) : name,
          })),
        ]}
        onChange={(owner) => onStep({ do: 'assign', owner: owner === '' ? null : owner })}
      />
      <div class="case-pair">
        {team.length > 0 && (
          <Select
            label={t('casePanel.team')}
            labelled
            value={one.team}
            options={[
              { value: '', label: t('team.none') },
              ...team.map((name) => ({ value: name, label: name })),
            ]}
            onChange={(name) => onStep({ do: 'team', team: name })}
          />
        )}
        <Select
          label={t('casePanel.priority')}
          labelled
          value={one.priority}
          options={PRIORITIES.map((name) => ({ value: name, label: t(`priority.${name}`) }))}
          onChange={(value) => {
            const priority = PRIORITIES.find((name) => name === value)
            if (priority) onStep({ do: 'priority', priority })
          }}
        />
      </div>
    </>
  )
}

function Open({ one, steps, resolve, currency, onStep, onAsk, onTake, onResolve }: Props) {
  const isMine = one.owner !== null && one.state !== 'new'
  return (
    <>
      <ResolveFields resolve={resolve} currency={currency} hasOrder={one.story !== null} />
      <button
        type="button"
        class="primary panel-main"
        aria-disabled={steps.busy}
        onClick={onResolve}
      >
        {t('do.resolve')} <kbd aria-hidden="true">E</kbd>
      </button>
      <div class="panel-acts">
        {!isMine && <Act name="take" letter="A" onClick={onTake} />}
        {one.list === 'waiting' && (
          <button type="button" class="control" onClick={() => onStep({ do: 'resume' })}>
            {t('do.resume')}
          </button>
        )}
        <Act name="wait" letter="W" onClick={() => onAsk('wait')} />
        <Act name="issue" letter="M" onClick={() => onAsk('issue')} />
        <Act name="snooze" letter="S" onClick={() => onAsk('snooze')} />
        <Act name="decline" letter="D" onClick={() => onAsk('decline')} />
      </div>
    </>
  )
}

interface ActProps {
  name: 'take' | 'wait' | 'issue' | 'snooze' | 'decline'
  letter: string
  onClick: () => void
}

function Act({ name, letter, onClick }: ActProps) {
  return (
    <button type="button" class="control" onClick={onClick}>
      {t(`do.${name}`)} <kbd aria-hidden="true">{letter}</kbd>
    </button>
  )
}

/** What customers say beside what tracking has seen: two counts, of which none is the truth. */
function Alike({ one: { alike, issue, carrier } }: Pick<Props, 'one'>) {
  if (alike === null || issue === null) return null
  const about = [t(`issue.${issue}`), carrierLabel(carrier)].filter(Boolean).join(', ')
  return (
    <section class="alike">
      <h3>{t('alike.title')}</h3>
      <p>
        {t('alike.said', { n: alike.said, about, days: alike.days })}{' '}
        {t('alike.seen', { n: alike.seen })}
      </p>
    </section>
  )
}
