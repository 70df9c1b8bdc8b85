import type { Improvement } from '#contract/improvements/improvements.ts'
import type { Journey } from '#contract/journey.ts'
import type { ComponentChildren } from 'preact'
import { count, day, fullDay, signed } from '#dashboard/kit/i18n/format.ts'
import { CopyBox } from '#dashboard/kit/parts/copy-box.tsx'
import { Table } from '#dashboard/kit/parts/table.tsx'
import { BandChart } from './band-chart.tsx'
import { arithmetic, countsWords, phaseWords, placeWords } from './told.ts'
import { t } from './words.ts'

interface Props {
  of: Improvement
  journey: Journey
  today: string
  /** Buttons for who may use them. */
  children?: ComponentChildren
}

/** One that is planned or runs: what is decided, when and how, and what may be told by now. */
export function Card({ of, journey, today, children }: Props) {
  const isAnyTime = of.judging === 'any_time'
  return (
    <article class={isAnyTime ? 'imp-card imp-card-wide' : 'imp-card'} aria-label={of.name}>
      <div class="imp-facts">
        <p class="mut">{phaseWords(of, today)}</p>
        <h3>{of.name}</h3>
        <p class="mut">{placeWords(of, journey)}</p>
        {of.phase !== 'planned' && (
          <>
            <p>
              {t('imp.early', {
                n: of.after.n,
                all: count(of.expected),
                day: day(of.plannedEnd),
              })}
            </p>
            <progress
              max={Math.max(1, of.expected)}
              value={Math.min(of.after.n, of.expected)}
              aria-label={t('imp.answers')}
            />
          </>
        )}
        <Facts of={of} journey={journey} />
        {children}
      </div>
      {isAnyTime && of.phase !== 'planned' && (
        <div class="imp-chart">
          <BandChart of={of} />
          {of.days.length > 0 && <Days of={of} />}
        </div>
      )}
    </article>
  )
}

function Facts({ of, journey }: { of: Improvement; journey: Journey }) {
  const control = journey.stages.find(({ id }) => id === of.control)
  const rows = [
    [t('imp.startsOn'), fullDay(of.startsOn)],
    [t('imp.plannedEnd'), fullDay(of.plannedEnd)],
    [t('imp.worthwhile'), t('imp.worthwhile.n', { n: of.worthwhile })],
    [t('imp.before'), countsWords(of.before, false)],
    ...(of.control === null ? [] : [[t('imp.untouched'), control?.name ?? of.control]]),
    [
      t('imp.outlook'),
      of.outlook ? t('imp.outlook.n', { n: count(of.outlook.detectable) }) : t('imp.outlook.none'),
    ],
    [t('imp.peeking'), t(`imp.peeking.${of.judging}`)],
  ]
  return (
    <>
      <dl class="imp-list">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt class="mut">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Marks of={of} />
    </>
  )
}

/** What speaks against taking the figure at its word. */
export function Marks({ of }: { of: Improvement }) {
  const names = of.overlaps.map(({ name }) => `“${name}”`).join(', ')
  return (
    <>
      {of.overlaps.length > 0 && <p class="warning">{t('imp.overlaps', { names })}</p>}
      {of.hindsight && <p class="mut">{t('imp.hindsight')}</p>}
    </>
  )
}

function Days({ of }: { of: Improvement }) {
  return (
    <details class="fold">
      <summary>{t('imp.table')}</summary>
      <Table
        caption={t('imp.chart')}
        rows={of.days.map((one) => ({ ...one, id: one.day })).toReversed()}
        columns={[
          { name: t('imp.day'), cell: (one) => fullDay(one.day) },
          { name: t('imp.answers'), end: true, cell: (one) => count(one.n) },
          { name: t('imp.change'), end: true, cell: (one) => signed(one.value) },
          { name: t('imp.low'), end: true, cell: (one) => signed(one.low) },
          { name: t('imp.high'), end: true, cell: (one) => signed(one.high) },
        ]}
      />
    </details>
  )
}

/** Counts and arithmetic, folded away until somebody wants to check them. */
export function Numbers({ of }: { of: Improvement }) {
  return (
    <details class="fold imp-numbers">
      <summary aria-label={`${t('imp.numbers')}: ${of.name}`}>{t('imp.numbers')}</summary>
      <CopyBox text={arithmetic(of)} />
    </details>
  )
}
