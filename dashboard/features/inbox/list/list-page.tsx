import { useLocation } from 'preact-iso'
import { useEffect, useState } from 'preact/hooks'
import type { CaseItem, CaseStepInput } from '#contract/cases/cases.ts'
import { t } from '#dashboard/features/inbox/words.ts'
import { isSignedOut } from '#dashboard/kit/api/errors.ts'
import { useShortcuts } from '#dashboard/kit/keys/shortcuts.ts'
import { useTitle } from '#dashboard/kit/page/use-title.ts'
import { ErrorBox } from '#dashboard/kit/parts/error-box.tsx'
import { useSignInWhen } from '#dashboard/kit/session/use-sign-in.ts'
import { BulkBar } from '#dashboard/features/inbox/bulk/bulk-bar.tsx'
import type { InboxProps } from '#dashboard/features/inbox/inbox-page.tsx'
import { type Bulk, useBulk } from '#dashboard/features/inbox/bulk/use-bulk.ts'
import { addressOf, searchOf, type InboxView } from './address.ts'
import { CaseRows, RowBones } from './case-rows.tsx'
import { Empty } from './empty.tsx'
import { Filters } from './filters.tsx'
import { InboxTabs } from './inbox-tabs.tsx'
import type { CaseList, CasesOfView } from './use-cases.ts'
import { lastOpen, useArrivals, useCursor } from './use-cursor.ts'
import type { Surroundings } from '#dashboard/features/inbox/names.ts'
import { StepProblem } from '#dashboard/features/inbox/steps/conflict-box.tsx'
import { type Ask, DecisionDialog } from '#dashboard/features/inbox/steps/decision-dialog.tsx'
import { KeysDialog } from '#dashboard/features/inbox/steps/keys-dialog.tsx'
import { told, useSteps } from '#dashboard/features/inbox/steps/use-step.ts'

interface Props extends InboxProps {
  list: CasesOfView
  /** Number or id of the case that stands beside the list. */
  beside: string | undefined
}

/** The cases that wait for somebody, and those that are over. */
export function ListPage({ view, around, list, beside }: Props) {
  const { route } = useLocation()
  const signedOut = isSignedOut(list.error)
  useTitle(beside === undefined ? t('title.inbox') : t('title.case', { n: beside }))
  useSignInWhen(signedOut)
  const change = (next: InboxView) => route(`/inbox${searchOf(next)}`)
  const Head = beside === undefined ? 'h1' : 'h2'
  return (
    <>
      <header class="inbox-head">
        <Head class="inbox-name">{t('title.short')}</Head>
        <InboxTabs view={view} counts={list.data?.counts ?? null} />
      </header>
      <div class="inbox-list">
        <Filters view={view} around={around} cases={list.data?.cases ?? []} onChange={change} />
        {list.error && !signedOut && (
          <ErrorBox title={t('list.failed')} error={list.error} onRetry={() => list.refresh()} />
        )}
        {(list.data === null || list.stale) && !list.error ? (
          <RowBones />
        ) : (
          list.data !== null && (
            <Cases
              key={searchOf(view)}
              {...{ view, around, change, beside }}
              list={list.data}
              loading={list.loading}
              onMore={list.more}
              onChanged={() => list.refresh({ quiet: true })}
            />
          )
        )}
      </div>
    </>
  )
}

interface CasesProps {
  view: InboxView
  beside: string | undefined
  around: Surroundings
  list: CaseList
  loading: boolean
  change: (view: InboxView) => void
  onMore: () => void
  onChanged: () => void
}

function Cases({ view, around, list, beside, loading, change, onMore, onChanged }: CasesProps) {
  const { cases, isMore, isCut } = list
  const bulk = useBulk(view, onChanged)
  const { cursor, steps, ask, setAsk, decide } = useListDecisions({
    view,
    cases,
    bulk,
    beside,
    onChanged,
  })
  const news = useArrivals(cases)
  const { one } = cursor
  const open = cases.find(({ id, number }) => id === beside || `${number}` === beside)?.id ?? null
  return (
    <>
      <output class="unseen">{news}</output>
      <StepProblem steps={steps} />
      {(bulk.some || bulk.state.kind !== 'none') && <BulkBar {...{ bulk, view, around, list }} />}
      {cases.length === 0 ? (
        <Empty view={view} list={list} onReset={() => change({ ...view, filters: {} })} />
      ) : (
        <CaseRows
          {...{ cases, view, around, bulk }}
          current={open ?? one?.id ?? null}
          open={open}
          onFocus={cursor.set}
        />
      )}
      {isCut && cases.length > 0 && <p class="mut">{t('list.looked', { n: list.looked })}</p>}
      {isMore && (
        <button type="button" class="control inbox-more" aria-disabled={loading} onClick={onMore}>
          {loading ? t('drill.loading') : t(isCut ? 'list.further' : 'list.more')}
        </button>
      )}
      {cases.length > 0 && beside === undefined && (
        <button type="button" class="control control-plain key-line" onClick={() => setAsk('keys')}>
          <kbd>?</kbd> {t('key.help')}
        </button>
      )}
      {ask === 'keys' && <KeysDialog inList onClose={() => setAsk(null)} />}
      {ask !== null && ask !== 'keys' && one && (
        <DecisionDialog
          ask={ask}
          about={t('case.number', { n: one.number })}
          timezone={around.timezone}
          people={around.people}
          is={one}
          onStep={(step) => decide(one, step)}
          onClose={() => setAsk(null)}
        />
      )}
    </>
  )
}

interface Deciding {
  view: InboxView
  cases: CaseItem[]
  bulk: Bulk
  beside: string | undefined
  onChanged: () => void
}

/**
 * The keys of the list: they are for the row that has the focus, and go on to the next. Beside a case
 * they are that one's.
 */
function useListDecisions({ view, cases, bulk, beside, onChanged }: Deciding) {
  const { route } = useLocation()
  const [ask, setAsk] = useState<Ask | 'keys' | null>(null)
  const cursor = useCursor(cases)
  const steps = useSteps(onChanged)
  const { one } = cursor
  const decide = (target: CaseItem, step: CaseStepInput) => {
    setAsk(null)
    const next = cursor.after(target)
    steps.take(target, step, () => {
      told.value = t('told.decided', { n: target.number, what: t(`event.${step.do}`) })
      cursor.focus(next)
    })
  }
  const ofOpen = (act: (target: CaseItem) => void) => () => one && one.list !== 'done' && act(one)
  const askFor = (what: Ask) => ofOpen(() => setAsk(what))
  useEffect(() => {
    // Back from a case: its reader goes on at its row.
    const last = lastOpen.peek()
    if (beside !== undefined || last === null) return
    lastOpen.value = null
    if (cases.some(({ id }) => id === last)) cursor.focus(last)
  })
  const keys = {
    j: () => cursor.move(1),
    k: () => cursor.move(-1),
    a: ofOpen((target) => decide(target, { do: 'take' })),
    m: askFor('issue'),
    d: askFor('decline'),
    s: askFor('snooze'),
    w: askFor('wait'),
    e: ofOpen(({ number }) => route(`${addressOf(number, view)}#resolve`)),
    x: (event: KeyboardEvent) => one && bulk.toggle(one, cases, event.shiftKey),
    '?': () => setAsk('keys'),
    escape: () => bulk.clear(),
  }
  useShortcuts(beside === undefined ? keys : {})
  return { cursor, steps, ask, setAsk, decide }
}
