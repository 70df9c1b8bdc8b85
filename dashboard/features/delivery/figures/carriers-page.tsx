import type { CarrierFigures, Carriers } from '#contract/delivery/carriers.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { carrierName } from '#dashboard/features/delivery/order-words.ts'
import { count, dayRange, decimal, percent } from '#dashboard/kit/i18n/format.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { PageHead } from '#dashboard/kit/page/page-head.tsx'
import { useTitle } from '#dashboard/kit/page/use-title.ts'
import { carrierRecord } from './csv-records.ts'
import { firstCell, perHundredCell, sentimentCell, shareCell } from './figure-cells.tsx'
import { Period, usePeriod } from './period.tsx'
import { TableCard } from './table-card.tsx'
import { ToConnections } from './to-connections.tsx'
import { t } from './words.ts'
import './figures.css'

/** The figures of all carriers over so many days. */
export function useCarriers(days: number) {
  return useResource<Carriers>(`carriers ${days}`, (signal) =>
    call('GET /api/delivery/carriers', { query: { days }, signal }),
  )
}

/** `/delivery`: how each carrier delivers, by what tracking saw and by what customers said. */
export function CarriersPage() {
  useTitle(t('carriers.title'))
  const [days, change] = usePeriod()
  const carriers = useCarriers(days)
  return (
    <Loaded resource={carriers}>
      {(data) => (
        <>
          <div class="figures-head">
            <PageHead lead={leadOf(data)}>{headlineOf(data)}</PageHead>
            <Period days={days} onChange={change} />
          </div>
          {data.carriers.length > 0 ? <Figures data={data} /> : <ToConnections />}
        </>
      )}
    </Loaded>
  )
}

function sumOf(carriers: CarrierFigures[], of: (one: CarrierFigures) => number | null): number {
  return carriers.reduce((total, one) => total + (of(one) ?? 0), 0)
}

/** The carrier that surely has most issues, of those that have enough parcels to be told apart. */
function headlineOf({ carriers }: Carriers): string {
  if (carriers.length === 0) return t('carriers.none')
  const [worst] = carriers
    .filter(({ troubled }) => troubled.state === 'ok' && troubled.share !== null)
    .toSorted((a, b) => (b.troubled.interval?.[0] ?? 0) - (a.troubled.interval?.[0] ?? 0))
  if (!worst) return t('carriers.few')
  return t('carriers.head', {
    carrier: carrierName(worst.carrier),
    hundred: decimal((worst.troubled.share ?? 0) * 100, 1),
  })
}

/** What all of it rests on, and what the silent could change. */
export function leadOf({ carriers, range }: Carriers): string {
  if (carriers.length === 0) return t('carriers.none.text', { range: dayRange(range) })
  const parcels = sumOf(carriers, (one) => one.parcels)
  const answered = sumOf(carriers, (one) => one.answered.x)
  return t('carriers.lead', {
    answered: count(answered),
    parcels: count(parcels),
    share: percent(parcels > 0 ? answered / parcels : 0),
    range: dayRange(range),
  })
}

function Figures({ data }: { data: Carriers }) {
  const { carriers, uneven, range } = data
  const differing = carriers.filter(({ answersDiffer }) => answersDiffer)
  return (
    <>
      {uneven && (
        <p class="warning">
          {t('uneven', { least: carrierName(uneven.least), most: carrierName(uneven.most) })}
        </p>
      )}
      {differing.length > 0 && (
        <p class="warning">
          {t('differ', {
            carriers: differing.map(({ carrier }) => carrierName(carrier)).join(', '),
          })}
        </p>
      )}
      <TableCard
        title={t('carriers.table')}
        summary={t('carriers.summary')}
        rows={carriers.map((one) => ({ ...one, id: one.carrier }))}
        columns={[
          { name: t('carrier'), cell: ({ carrier }) => carrierName(carrier) },
          { name: t('parcels'), end: true, cell: parcelsOf },
          { name: t('promise'), end: true, cell: ({ promise }) => shareCell(promise) },
          {
            name: t('estimate'),
            end: true,
            cell: ({ estimate }) => shareCell(estimate),
          },
          {
            name: t('troubled'),
            end: true,
            cell: ({ troubled }) => perHundredCell(troubled),
          },
          { name: t('answered'), end: true, cell: answeredOf },
          {
            name: t('sentiment'),
            end: true,
            cell: sentimentCell,
          },
          {
            name: t('first'),
            end: true,
            cell: firstCell,
          },
          { name: t('unknown'), end: true, cell: ({ unknown }) => count(unknown) },
        ]}
        file={{
          name: t('carriers.file', { from: range.from, to: range.to }),
          records: carriers.map(carrierRecord),
        }}
      />
    </>
  )
}

function parcelsOf({ parcels, delivered }: CarrierFigures) {
  return (
    <>
      <strong>{count(parcels)}</strong>{' '}
      <span class="mut figures-note">{t('delivered', { n: delivered })}</span>
    </>
  )
}

/** Who answered, and whom we know to have been asked. */
function answeredOf({ answered, asked }: CarrierFigures) {
  return (
    <>
      <strong>{count(answered.x ?? 0)}</strong>{' '}
      <span class="mut figures-note">
        {t('answered.note', { share: percent(answered.share ?? 0), asked: count(asked) })}
      </span>
    </>
  )
}
