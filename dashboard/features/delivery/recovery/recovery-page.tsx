import type { RecoveryReport } from '#contract/delivery/costs/recovery.ts'
import { FEW_BELOW, HIDDEN_BELOW } from '#contract/words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { count, localDay } from '#dashboard/kit/i18n/format.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { PageHead } from '#dashboard/kit/page/page-head.tsx'
import { useTitle } from '#dashboard/kit/page/use-title.ts'
import { Bought, Moods } from './after-tables.tsx'
import { Desk } from './desk-tables.tsx'
import { TrialCard } from './trial/trial-card.tsx'
import { Waited } from './waited-table.tsx'
import { t } from './words.ts'

/** `/delivery/recovery`: what became of customers after their cases. */
export function RecoveryPage() {
  useTitle(t('recovery.tab'))
  const report = useResource<RecoveryReport>('delivery recovery', (signal) =>
    call('GET /api/delivery/recovery', { signal }),
  )
  return <Loaded resource={report}>{(data) => <Recovery report={data} />}</Loaded>
}

function Recovery({ report }: { report: RecoveryReport }) {
  const { cases, since } = report
  return (
    <>
      <PageHead lead={t('recovery.lead')}>{headline(report)}</PageHead>
      {since !== null && <p class="mut">{t('recovery.of', { n: cases, day: localDay(since) })}</p>}
      {cases > 0 && (
        <>
          <p>
            {t('recovery.asked', {
              asked: count(report.asked),
              answered: count(report.answered),
              silent: count(report.silent),
              skipped: count(report.skipped),
              waiting: count(report.waiting),
            })}
          </p>
          <Moods report={report} />
          <Bought report={report} />
          <Waited report={report} />
          <TrialCard />
          <Desk report={report} />
        </>
      )}
    </>
  )
}

/** Both facts in one sentence: a score alone says nothing of a customer. */
function headline({ cases, rates: { rescued }, bought }: RecoveryReport): string {
  if (cases === 0) return t('recovery.head.none')
  if (rescued.n < HIDDEN_BELOW.customer) return t('recovery.head.few')
  const better = { x: count(rescued.x), n: count(rescued.n) }
  // The longest time of which many customers are known, else one of which enough are.
  const known =
    bought.findLast(({ all }) => all.n >= FEW_BELOW) ??
    bought.findLast(({ all }) => all.n >= HIDDEN_BELOW.customer)
  if (!known) return t('recovery.head.felt', better)
  const { days, all } = known
  return t('recovery.head.moved', {
    ...better,
    bought: count(all.x),
    known: count(all.n),
    days: t('bought.days.n', { n: days }),
  })
}
