import type { Improvement } from '#contract/improvements/improvements.ts'
import type { Journey } from '#contract/journey.ts'
import { dayRange, fullDay } from '#dashboard/kit/i18n/format.ts'
import { Table } from '#dashboard/kit/parts/table.tsx'
import { BandChart, changeWords } from './band-chart.tsx'
import { Marks, Numbers } from './card.tsx'
import { countsWords, placeWords } from './told.ts'
import { t } from './words.ts'

/** Those with a verdict, or stopped without one: both shares with their intervals, and the arithmetic. */
export function Judged({ all, journey }: { all: Improvement[]; journey: Journey }) {
  return (
    <div class="imp-judged">
      <Table
        caption={t('imp.judged')}
        rows={all}
        columns={[
          { name: t('imp.name'), cell: namedCell(journey) },
          {
            name: t('imp.ran'),
            cell: (of) => dayRange({ from: of.startsOn, to: of.stoppedOn ?? of.plannedEnd }),
          },
          { name: t('imp.good.name'), cell: sharesOf },
          { name: t('imp.verdict'), cell: verdictOf },
          { name: t('imp.peeking'), cell: howOf },
        ]}
      />
    </div>
  )
}

function namedCell(journey: Journey) {
  return function named(of: Improvement) {
    return (
      <>
        {of.name}
        <span class="cell-more">{placeWords(of, journey)}</span>
      </>
    )
  }
}

/** Before and after on one scale of 0 to 100 %, and in words. */
function sharesOf(of: Improvement) {
  const isUntold = of.verdict === 'stopped' && of.judging === 'planned_end'
  return (
    <div>
      <Dot counts={of.before} />
      <span class="mut">
        {t('imp.before')}: {countsWords(of.before, false)}
      </span>
      <Dot counts={of.after} filled={of.verdict} />
      <span>
        {t('imp.after')}: {countsWords(of.after, isUntold)}
      </span>
    </div>
  )
}

function Dot({
  counts,
  filled,
}: {
  counts: Improvement['before']
  filled?: Improvement['verdict']
}) {
  const { good, n, interval } = counts
  if (good === null || !interval) return null
  const [low, high] = interval
  return (
    <span class="imp-track" aria-hidden="true">
      <span class="imp-reach" style={{ left: `${low * 100}%`, width: `${(high - low) * 100}%` }} />
      <span
        class={filled ? `imp-dot imp-dot-${filled}` : 'imp-dot'}
        style={{ left: `${(good / n) * 100}%` }}
      />
    </span>
  )
}

function verdictOf(of: Improvement) {
  return (
    <div>
      <b class={`imp-verdict imp-verdict-${of.verdict}`}>{t(`imp.verdict.${of.verdict}`)}</b>
      {of.change && <span class="cell-more">{changeWords(of.change)}</span>}
      <Marks of={of} />
    </div>
  )
}

/** How looking was handled, and what to check it by. */
function howOf(of: Improvement) {
  return (
    <div>
      {t(`imp.peeking.${of.judging}`)}{' '}
      {of.decidedOn !== null && t('imp.decided', { day: fullDay(of.decidedOn) })}
      {of.verdict === 'stopped' && t('imp.stoppedEarly')}
      <Numbers of={of} />
      {of.days.length > 0 && (
        <details class="fold">
          <summary>{t('imp.table')}</summary>
          <BandChart of={of} />
        </details>
      )}
    </div>
  )
}
