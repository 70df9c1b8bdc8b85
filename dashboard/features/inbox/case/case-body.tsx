import { useState } from 'preact/hooks'
import type { CaseItem, CaseStepInput } from '#contract/cases/cases.ts'
import type { Case } from '#contract/cases/story.ts'
import { Links } from '#dashboard/features/inbox/links/links.tsx'
import { addressOf, searchOf, type InboxView } from '#dashboard/features/inbox/list/address.ts'
import type { Surroundings } from '#dashboard/features/inbox/names.ts'
import { CasePanel } from '#dashboard/features/inbox/panel/case-panel.tsx'
import { mayAsk } from '#dashboard/features/inbox/panel/done.tsx'
import { useResolve } from '#dashboard/features/inbox/panel/resolve-form.tsx'
import { type Ask, DecisionDialog } from '#dashboard/features/inbox/steps/decision-dialog.tsx'
import { KeyLine, KeysDialog } from '#dashboard/features/inbox/steps/keys-dialog.tsx'
import { type Steps, told, useSteps } from '#dashboard/features/inbox/steps/use-step.ts'
import { t } from '#dashboard/features/inbox/words.ts'
import { count } from '#dashboard/kit/i18n/format.ts'
import { useShortcuts } from '#dashboard/kit/keys/shortcuts.ts'
import { CaseHead } from './case-head.tsx'
import { mentionsIn } from './mentions.ts'
import { Notes } from './notes.tsx'
import { Story } from './story.tsx'

/** Where a case stands in its list. */
interface Position {
  view: InboxView
  /** From 0; −1 where it has left the list. */
  place: number
  before: CaseItem | null
  next: CaseItem | null
  open: number | null
}

interface Props {
  one: Case
  around: Surroundings
  position: Position
  /** To another case, or to the list. */
  go: (number: number | undefined) => void
  onTaken: (after: Case) => void
}

/** A case with its story and what is done about it. What is typed stays whatever others do. */
export function CaseBody({ one, around, position, go, onTaken }: Props) {
  const currency = one.currency ?? around.people?.currency ?? 'EUR'
  const [note, setNote] = useState('')
  const steps = useSteps(onTaken)
  const resolve = useResolve(one, currency)
  const { ask, setAsk, decide, finish } = useDecisions({ one, position, go, steps, resolve })
  return (
    <article class="case">
      <CaseBar {...position} />
      <div class="case-columns">
        <CaseHead one={one} around={around} />
        <Story one={one} around={around} />
        <CasePanel
          {...{ one, around, steps, resolve, currency }}
          onStep={(step) => steps.take(one, step)}
          onAsk={setAsk}
          onTake={() => decide({ do: 'take' })}
          onResolve={finish}
        />
        <div class="case-rest">
          <Links one={one} onTaken={onTaken} />
          <Notes
            one={one}
            people={around.people}
            text={note}
            onText={setNote}
            onNote={() =>
              steps.take(
                one,
                { do: 'note', text: note.trim(), mentions: mentionsIn(note, around.people) },
                () => setNote(''),
              )
            }
          />
        </div>
      </div>
      <KeyLine onAll={() => setAsk('keys')} />
      {ask === 'keys' && <KeysDialog inList={false} onClose={() => setAsk(null)} />}
      {ask !== null && ask !== 'keys' && (
        <DecisionDialog
          ask={ask}
          about={t('case.number', { n: one.number })}
          timezone={around.timezone}
          people={around.people}
          is={one}
          onStep={decide}
          onClose={() => setAsk(null)}
        />
      )}
    </article>
  )
}

type Deciding = Pick<Props, 'one' | 'position' | 'go'> & {
  steps: Steps
  resolve: ReturnType<typeof useResolve>
}

/** The decisions of a case and their keys; each of them ends with the next case. */
function useDecisions({ one, position, go, steps, resolve }: Deciding) {
  const [ask, setAsk] = useState<Ask | 'keys' | null>(null)
  const isDone = one.list === 'done'
  const next = position.next?.number
  const decide = (step: CaseStepInput) => {
    setAsk(null)
    steps.take(one, step, () => {
      told.value = t('told.decided', { n: one.number, what: t(`event.${step.do}`) })
      go(next)
    })
  }
  const finish = () => {
    const step = resolve.stepOf()
    if (step) decide(step)
  }
  const askFor = (what: Ask) => () => isDone || setAsk(what)
  useShortcuts({
    j: () => (next === undefined ? (told.value = t('told.last')) : go(next)),
    k: () => (position.before ? go(position.before.number) : (told.value = t('told.first'))),
    a: () => isDone || decide({ do: 'take' }),
    m: askFor('issue'),
    d: askFor('decline'),
    s: askFor('snooze'),
    w: askFor('wait'),
    e: () => isDone || finish(),
    n: () => document.querySelector<HTMLElement>('[data-note]')?.focus(),
    q: () => mayAsk(one) && steps.take(one, { do: 'ask_now' }),
    o: () => one.askAgain === 'due' && steps.take(one, { do: 'skip_ask' }),
    '?': () => setAsk('keys'),
    escape: () => go(undefined),
  })
  return { ask, setAsk, decide, finish }
}

/** Back to the list, and to both neighbours. */
function CaseBar({ view, place, before, next, open }: Position) {
  return (
    <nav class="case-bar" aria-label={t('bar.label')}>
      <a class="control" href={`/inbox${searchOf(view)}`}>
        ‹ {t('title.short')}{' '}
        {open !== null && <span class="mut">{t('bar.open', { n: open })}</span>}
      </a>
      <span class="case-bar-end">
        {place >= 0 && (
          <span class="mut case-place">{t('bar.place', { at: count(place + 1) })}</span>
        )}
        {before && (
          <a class="control" href={addressOf(before.number, view)}>
            {t('bar.before')} <kbd aria-hidden="true">K</kbd>
          </a>
        )}
        {next && (
          <a class="control" href={addressOf(next.number, view)}>
            {t('bar.next')} <kbd aria-hidden="true">J</kbd>
          </a>
        )}
      </span>
    </nav>
  )
}
