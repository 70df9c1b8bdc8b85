import type { Onward } from '#contract/digests/onward.ts'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { FiguresCard } from '#dashboard/features/journey/tabs/parts/figures-card.tsx'
import { SurvivalLine } from '#dashboard/features/journey/tabs/pictures/survival-line.tsx'
import type { Cell } from '#dashboard/kit/files/csv.ts'
import {
  count,
  decimal,
  localInstant,
  percent,
  percentInterval,
  qValue,
} from '#dashboard/kit/i18n/format.ts'
import { Table } from '#dashboard/kit/parts/table.tsx'
import { t } from './words.ts'

type CameBack = Onward['visits']
type Band = CameBack['bands'][number]

/** Another journey of the same person, by how the one before ended. */
export function VisitsCard({ view }: { view: Onward }) {
  const { journey } = useJourney()
  return (
    <CameBackCard
      found={view.visits}
      title={t('onward.visits')}
      lead={`${t('onward.visits.lead')} ${t('onward.back.caveat')}`}
      none={t('onward.visits.none')}
      file={t('file.name', { journey: `${journey.id}-visits`, ...view.range })}
    />
  )
}

/** Nobody is back on the first day. */
const START = { days: 0, share: 1 }

/** Another order of the same customer, where one is counted. */
export function OrdersCard({ view: { orders } }: { view: Onward }) {
  const { journey } = useJourney()
  if (journey.kind === 'employee') return null
  if (!orders)
    return (
      <section class="section">
        <h2 class="section-head">{t('onward.orders')}</h2>
        <p class="mut">
          {t('onward.orders.never')} <a href="/delivery/costs">{t('onward.orders.count')}</a>
        </p>
      </section>
    )
  const when = localInstant(orders.countedAt)
  return (
    <CameBackCard
      found={orders}
      title={t('onward.orders')}
      lead={`${t('onward.orders.lead', { n: orders.orders, when })} ${t('onward.orders.caveat')}`}
      none={t(orders.orders === 0 ? 'onward.orders.noOrders' : 'onward.orders.none')}
      file={t('file.name', { journey: `${journey.id}-orders`, from: '', to: when })}
    />
  )
}

interface Props {
  found: CameBack
  title: string
  lead: string
  /** Said where nobody is followed. */
  none: string
  file: string
}

/** Who came back, by what they felt before. */
export function CameBackCard({ found, title, lead, none, file }: Props) {
  const { bands, logRank } = found
  const horizons = [...new Set(bands.flatMap(({ within }) => within.map(({ days }) => days)))]
  const last = Math.max(0, ...bands.flatMap(({ curve }) => curve.map(({ days }) => days)))
  return (
    <FiguresCard
      title={title}
      summary={lead}
      file={{ name: file, records: () => bands.flatMap(records) }}
      numbers={bands.flatMap(numbersOf)}
    >
      {bands.every(({ n }) => n === 0) ? (
        <p class="mut">{none}</p>
      ) : (
        <>
          <Table
            caption={title}
            rows={bands.map((one) => ({ ...one, id: one.band }))}
            columns={[
              { name: t('onward.back.felt'), cell: ({ band }) => t(`onward.band.${band}`) },
              { name: t('onward.back.people'), end: true, cell: peopleCell },
              {
                name: t('onward.back.curve'),
                cell: (one: Band) => lineCell(one, last),
              },
              ...horizons.map((days) => ({
                name: t('onward.back.within', { n: days }),
                end: true,
                cell: (one: Band) => withinCell(one, days),
              })),
            ]}
          />
          <p class="mut">
            {logRank
              ? t('onward.back.test', { x: decimal(logRank.chiSquare), p: qValue(logRank.p) })
              : t('onward.back.noTest')}
          </p>
        </>
      )}
    </FiguresCard>
  )
}

function peopleCell({ n, came, state }: Band) {
  return (
    <>
      {count(n)}
      <span class="figures-note">
        {state === 'hidden' ? t('onward.hidden') : t('onward.back.came', { n: came })}
        {state === 'few' && ` · ${t('state.few')}`}
      </span>
    </>
  )
}

function lineCell({ curve }: Band, until: number) {
  return <SurvivalLine curve={[START, ...curve]} until={until} />
}

function withinCell({ within }: Band, days: number) {
  const found = within.find((one) => one.days === days)
  if (!found) return '–'
  return (
    <>
      {percent(found.share)}
      <span class="figures-note">{percentInterval(found.interval)}</span>
    </>
  )
}

function numbersOf({ band, n, came, within }: Band): string[] {
  return [
    `${t(`onward.band.${band}`)}: ${came} / ${n}`,
    ...within.map(
      ({ days, share }) =>
        `${t(`onward.band.${band}`)}, ${t('onward.back.within', { n: days })}: 1 − S(${days}) = ${percent(share)}`,
    ),
  ]
}

function records({ band, curve }: Band): Record<string, Cell>[] {
  return curve.map(({ days, share, atRisk }) => ({
    band,
    days,
    not_back: share,
    at_risk: atRisk,
  }))
}
