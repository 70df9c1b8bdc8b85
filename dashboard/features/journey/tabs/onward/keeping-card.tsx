import { useEffect, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { Onward } from '#contract/digests/onward.ts'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { FiguresCard } from '#dashboard/features/journey/tabs/parts/figures-card.tsx'
import type { Cell } from '#dashboard/kit/files/csv.ts'
import { TextField } from '#dashboard/kit/forms/fields/text-field.tsx'
import { decimal, localInstant } from '#dashboard/kit/i18n/format.ts'
import { Table } from '#dashboard/kit/parts/table.tsx'
import { typedNumber, WORTHS, worthOf, type Keeping, type Worth } from './keeping.ts'
import { t } from './words.ts'

const FIELDS = ['margin', 'winning', 'unhappy', 'least', 'most'] as const
type Field = (typeof FIELDS)[number]
/** What was typed; a field that nobody has touched is not there. */
type Typed = Partial<Record<Field, string>>

/**
 * What keeping the unhappy would be worth beside winning others, with the shop's own numbers. They stand
 * behind the # of the address, which no server sees, and nowhere else.
 */
export function KeepingCard({ view }: { view: Onward }) {
  const { journey } = useJourney()
  const [typed, setTyped] = useState(readTyped)
  const { url } = useLocation()
  useEffect(() => keepTyped(typed), [typed, url])
  if (journey.kind === 'employee') return null
  const measured = measuredOf(view)
  const value = (field: Field) => typed[field] ?? measured[field] ?? ''
  const numbers = numbersOf(value)
  const rows = rowsOf(numbers)
  return (
    <FiguresCard
      title={t('keeping.title')}
      summary={summaryOf(numbers)}
      file={{
        name: t('file.name', { journey: `${journey.id}-keeping`, ...view.range }),
        records: () => rows.map((row) => record(row, numbers)),
      }}
      numbers={rows.map(({ id, said }) => `${t(`keeping.${id}`)}: ${said}`)}
    >
      {FIELDS.map((field) => (
        <TextField
          key={field}
          name={field}
          label={t(`keeping.field.${field}`)}
          hint={hintOf(field, view)}
          value={value(field)}
          error={value(field) && numbers[field] === null ? t('keeping.noNumber') : undefined}
          onChange={(text) => setTyped({ ...typed, [field]: text })}
        />
      ))}
      <Table
        caption={t('keeping.title')}
        rows={rows}
        columns={[
          { name: t('keeping.result'), cell: ({ id }) => t(`keeping.${id}`) },
          { name: t('keeping.range'), end: true, cell: rangeCell },
          { name: t('keeping.arithmetic'), cell: ({ said }) => said },
        ]}
      />
    </FiguresCard>
  )
}

interface Row {
  id: (typeof WORTHS)[number]
  worth: Worth | null
  /** The arithmetic. */
  said: string
}

function numbersOf(value: (field: Field) => string): Keeping {
  return {
    margin: typedNumber(value('margin')),
    winning: typedNumber(value('winning')),
    unhappy: typedNumber(value('unhappy')),
    least: typedNumber(value('least')),
    most: typedNumber(value('most')),
  }
}

function rowsOf(numbers: Keeping): Row[] {
  const worths = worthOf(numbers)
  return WORTHS.map((id) => ({ id, worth: worths[id], said: arithmetic(worths[id], numbers) }))
}

function summaryOf(numbers: Keeping): string {
  const { orders, margin } = worthOf(numbers)
  return [
    orders ? t('keeping.sum', { range: rangeOf(orders) }) : t('keeping.unknown'),
    ...(margin ? [t('keeping.sumMargin', { range: rangeOf(margin) })] : []),
    ...(orders && orders.range[0] <= 0 ? [t('keeping.none')] : []),
    t('keeping.caveat'),
  ].join(' ')
}

function rangeCell({ worth }: Row) {
  return worth ? <b>{rangeOf(worth)}</b> : t('keeping.notKnown')
}

function record({ id, worth }: Row, numbers: Keeping): Record<string, Cell> {
  return { result: id, low: worth?.range[0] ?? null, high: worth?.range[1] ?? null, ...numbers }
}

function readTyped(): Typed {
  const found = new URLSearchParams(location.hash.slice(1))
  return Object.fromEntries(
    FIELDS.flatMap((field) => {
      const text = found.get(field)
      return text === null ? [] : [[field, text]]
    }),
  )
}

/** Another view has another address: what was typed goes along. */
function keepTyped(typed: Typed): void {
  const text = new URLSearchParams(typed).toString()
  const { pathname, search, hash } = location
  if (hash.slice(1) === text) return
  history.replaceState(history.state, '', pathname + search + (text && `#${text}`))
}

/** The longest time that is told of happy and unhappy customers, of their next order. */
function gapOf({ orders }: Onward) {
  return orders?.differences.at(-1) ?? null
}

/** What was measured, as it would be typed. */
function measuredOf(view: Onward): Typed {
  const gap = gapOf(view)
  const unhappy = view.visits.bands.find(({ band }) => band === 'unhappy')?.n ?? 0
  const asTyped = (share: number) => String(Math.round(share * 1000) / 10)
  return {
    ...(unhappy > 0 ? { unhappy: String(unhappy) } : {}),
    ...(gap ? { least: asTyped(gap.interval[0]), most: asTyped(gap.interval[1]) } : {}),
  }
}

function hintOf(field: Field, view: Onward): string {
  if (field === 'unhappy') return t('keeping.hint.unhappy')
  if (field === 'margin' || field === 'winning') return t('keeping.hint.own')
  const gap = gapOf(view)
  if (!gap || !view.orders) return t('keeping.hint.noGap')
  return t('keeping.hint.gap', {
    n: gap.days,
    difference: decimal(gap.difference * 100, 1),
    when: localInstant(view.orders.countedAt),
  })
}

/** Small sums are told with a digit more: whole ones would all be 0 or 1. */
function rangeOf({ range: [low, high] }: Worth): string {
  const digits = Math.max(Math.abs(low), Math.abs(high)) < 10 ? 1 : 0
  return `${decimal(low, digits)}…${decimal(high, digits)}`
}

function arithmetic(worth: Worth | null, { least, most }: Keeping): string {
  if (!worth || least === null || most === null) return t('keeping.notKnown')
  const factors = worth.factors.map((one) => decimal(one)).join(' × ')
  const share = `(${decimal(least, 1)}…${decimal(most, 1)}) %`
  return `${factors} × ${share} = ${rangeOf(worth)}`
}
