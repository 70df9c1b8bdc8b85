import { useState } from 'preact/hooks'
import type { FaultReport } from '#contract/delivery/costs/faults.ts'
import { FAULT_DAYS, type FaultDays, FAULTS } from '#contract/delivery/words.ts'
import { carrierName } from '#dashboard/features/delivery/order-words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { count, localDay, percent } from '#dashboard/kit/i18n/format.ts'
import { locale } from '#dashboard/kit/i18n/words.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { Section } from '#dashboard/kit/page/section.tsx'
import { Select } from '#dashboard/kit/parts/select.tsx'
import { Table } from '#dashboard/kit/parts/table.tsx'
import { mayDo, useSession } from '#dashboard/kit/session/session.ts'
import { Evidence } from './evidence.tsx'
import { fileDay, TableFile } from '#dashboard/features/delivery/table-file.tsx'
import { t } from './words.ts'

type Split = FaultReport['carriers'][number]

/** Whose doing the issues of each carrier were, and the evidence as a file. */
export function Faults() {
  const { data: session } = useSession()
  const [days, setDays] = useState<FaultDays>(90)
  const report = useResource<FaultReport>(`delivery faults ${days}`, (signal) =>
    call('GET /api/delivery/faults', { query: { days }, signal }),
  )
  return (
    <Section title={t('faults.title')} lead={t('faults.lead')}>
      <div class="count-again">
        <Select
          label={t('faults.days')}
          labelled
          value={String(days)}
          options={FAULT_DAYS.map((n) => ({ value: String(n), label: t('faults.days.n', { n }) }))}
          onChange={(value) => setDays(FAULT_DAYS.find((n) => String(n) === value) ?? 90)}
        />
      </div>
      <Loaded resource={report} part>
        {(data) =>
          data.carriers.length === 0 ? (
            <p class="mut">{t('faults.none')}</p>
          ) : (
            <>
              <FaultTable report={data} />
              {mayDo(session, 'answers:export') && (
                <Evidence days={days} carriers={data.carriers.map(({ carrier }) => carrier)} />
              )}
            </>
          )
        }
      </Loaded>
    </Section>
  )
}

function FaultTable({ report }: { report: FaultReport }) {
  const { carriers, issues, isPart, since } = report
  const [most] = carriers
  return (
    <>
      {most && (
        <p>
          {t('faults.head', {
            carrier: carrierName(most.carrier),
            issues: count(most.issues),
            own: count(most.faults.carrier ?? 0),
          })}{' '}
          {isPart && t('faults.part', { n: count(issues) })}
        </p>
      )}
      <Table
        caption={t('faults.caption', { n: issues, day: localDay(since) })}
        rows={carriers.map((one) => ({ ...one, id: one.carrier }))}
        columns={[
          { name: t('faults.carrier'), cell: ({ carrier }: Split) => carrierName(carrier) },
          { name: t('faults.parcels'), end: true, cell: ({ parcels }: Split) => count(parcels) },
          { name: t('faults.issues'), end: true, cell: ({ issues }: Split) => count(issues) },
          ...FAULTS.map((fault) => ({
            name: upperFirst(t(`fault.${fault}`)),
            end: true,
            cell: ({ faults, issues }: Split) => share(faults[fault] ?? 0, issues),
          })),
          {
            name: t('faults.confirmed'),
            end: true,
            cell: ({ confirmed }: Split) => count(confirmed),
          },
        ]}
      />
      <TableFile
        of={t('faults.title')}
        name={t('faults.csv', { day: fileDay() })}
        records={() => carriers.map(({ faults, ...counts }) => ({ ...counts, ...faults }))}
      />
    </>
  )
}

/** As the other heads of the table are written; elsewhere the word stands in a sentence. */
function upperFirst(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase(locale()) + text.slice(1)
}

function share(n: number, of: number): string {
  return n === 0 ? '–' : `${count(n)} (${percent(n / of)})`
}
