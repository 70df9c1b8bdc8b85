import type { RecoveryReport } from '#contract/delivery/costs/recovery.ts'
import { FEW_BELOW, HIDDEN_BELOW } from '#contract/words.ts'
import { fileDay, TableFile } from '#dashboard/features/delivery/table-file.tsx'
import { count, decimal, qValue, signed, signedInterval } from '#dashboard/kit/i18n/format.ts'
import { Section } from '#dashboard/kit/page/section.tsx'
import { CopyBox } from '#dashboard/kit/parts/copy-box.tsx'
import { Table } from '#dashboard/kit/parts/table.tsx'
import { Face } from '#dashboard/kit/sentiment/face.tsx'
import { t } from './words.ts'

type Response = NonNullable<RecoveryReport['response']>
type Band = Response['bands'][number]

const HOUR_MINUTES = 60
const SURE = 0.05

/** How long customers waited for the first contact, beside what they said after the case. */
export function Waited({ report: { response } }: { report: RecoveryReport }) {
  if (!response)
    return (
      <Section title={t('waited.title')} lead={t('waited.lead')}>
        <p class="mut">{t('waited.closed')}</p>
      </Section>
    )
  const rows = response.bands.map((band, place) => ({
    ...band,
    id: place,
    name: bandName(band, response.bands[place - 1]),
  }))
  return (
    <Section title={t('waited.title')} lead={t('waited.lead')}>
      <p>
        {medianOf(response)} {summaryOf(rows)}
      </p>
      <Table
        caption={t('waited.caption')}
        rows={rows}
        columns={[
          { name: t('waited.band'), cell: ({ name }) => name },
          { name: t('waited.n'), end: true, cell: ({ n }) => count(n) },
          { name: t('waited.mean'), end: true, cell: meanCell },
        ]}
      />
      <p class="mut">
        {testOf(response)} {response.without > 0 && t('waited.without', { n: response.without })}
      </p>
      <TableFile
        of={t('waited.title')}
        name={t('recovery.csv', { table: 'first-contact', day: fileDay() })}
        records={() =>
          response.bands.map(({ upTo, n, mean, interval }) => ({
            up_to_open_hours: upTo === null ? null : upTo / HOUR_MINUTES,
            n,
            mean,
            low: interval?.low ?? null,
            high: interval?.high ?? null,
          }))
        }
      />
      <details>
        <summary>{t('waited.numbers')}</summary>
        <CopyBox text={numbersOf(response, rows).join('\n')} />
      </details>
    </Section>
  )
}

function hoursOf(minutes: number): string {
  return t('times.hours', { n: decimal(minutes / HOUR_MINUTES, 1) })
}

function bandName({ upTo }: Band, before: Band | undefined): string {
  const from = hoursOf(before?.upTo ?? 0)
  if (upTo === null) return t('waited.longer', { hours: from })
  const to = hoursOf(upTo)
  return before ? t('waited.between', { from, to }) : t('waited.upTo', { hours: to })
}

function medianOf({ median, contacted, notYet }: Response): string {
  const of = { contacted: count(contacted), notYet: count(notYet) }
  if (contacted < HIDDEN_BELOW.customer) return t('waited.medianFew', of)
  return median === null
    ? t('waited.medianNone', of)
    : t('waited.median', { hours: hoursOf(median), ...of })
}

/** The quickest and the slowest that are told, side by side. */
function summaryOf(rows: readonly (Band & { name: string })[]): string {
  const told = rows.flatMap(({ name, mean }) => (mean === null ? [] : [{ name, mean }]))
  const [first, last] = [told[0], told.at(-1)]
  if (!first || !last || first === last) return t('waited.few', { n: HIDDEN_BELOW.customer })
  return t('waited.both', {
    quick: first.name,
    first: signed(first.mean),
    slow: last.name,
    last: signed(last.mean),
  })
}

function meanCell({ n, mean, interval }: Band) {
  if (mean === null || !interval) return <span class="mut">{t('mood.few')}</span>
  return (
    <>
      <Face value={mean} size={18} /> {signed(mean)}{' '}
      <span class="mut">
        ({signedInterval([interval.low, interval.high])}){n < FEW_BELOW && ` ${t('waited.isFew')}`}
      </span>
    </>
  )
}

function testOf({ test, least }: Response): string {
  if (!test) return t('waited.noTest', { n: least })
  const found = { h: decimal(test.chiSquare), df: test.df, p: qValue(test.p), n: test.n }
  return t(test.p <= SURE ? 'waited.test' : 'waited.chance', found)
}

function numbersOf(response: Response, rows: readonly (Band & { name: string })[]): string[] {
  const { contacted, notYet, without } = response
  return [
    `${t('waited.cases')}: ${contacted} + ${notYet} = ${contacted + notYet}`,
    ...rows.map(({ name, n, mean }) => `${name}: ${n}${mean === null ? '' : ` · ${signed(mean)}`}`),
    `${t('waited.answers')}: ${rows.map(({ n }) => n).join(' + ')} + ${without} = ${rows.reduce((sum, { n }) => sum + n, without)}`,
    testOf(response),
  ]
}
