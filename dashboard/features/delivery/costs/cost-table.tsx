import type { CostFigureItem, IssueCostItem } from '#contract/delivery/costs/costs.ts'
import { carrierName } from '#dashboard/features/delivery/order-words.ts'
import type { Cell } from '#dashboard/kit/files/csv.ts'
import { count, narrowInterval, signed } from '#dashboard/kit/i18n/format.ts'
import { Table } from '#dashboard/kit/parts/table.tsx'
import { fileDay, TableFile } from '#dashboard/features/delivery/table-file.tsx'
import { t } from './words.ts'

const FIGURES = ['atDelivery', 'later', 'bought60', 'bought90'] as const
type Figure = (typeof FIGURES)[number]
const FIELDS = {
  atDelivery: 'atDelivery',
  later: 'later',
  bought60: 'boughtIn60',
  bought90: 'boughtIn90',
} as const satisfies Record<Figure, keyof IssueCostItem>

/** A row an issue and carrier. */
export function CostTable({ costs }: { costs: IssueCostItem[] }) {
  const rows = costs.map((cost) => ({ ...cost, id: `${cost.issue} ${cost.carrier}` }))
  const told = rows.filter(isTold)
  // Folded only beside some of which there is more to say.
  const untold = told.length > 0 ? rows.filter((cost) => !isTold(cost)) : []
  const columns = [
    { name: t('costs.issue'), cell: nameOf },
    { name: t('costs.customers'), end: true, cell: customersOf },
    ...FIGURES.map((figure) => ({
      name: t(`costs.${figure}`),
      end: true,
      cell: figureCell(figure),
    })),
  ]
  return (
    <>
      <Table caption={t('costs.caption')} rows={told.length > 0 ? told : rows} columns={columns} />
      {untold.length > 0 && (
        <details class="fold">
          <summary>{t('costs.untold', { n: untold.length })}</summary>
          <Table
            caption={t('costs.untold', { n: untold.length })}
            rows={untold}
            columns={columns}
          />
        </details>
      )}
      <TableFile
        of={t('costs.parts')}
        name={t('csv.name', { day: fileDay() })}
        records={() => costs.map(recordOf)}
      />
    </>
  )
}

function nameOf({ issue, carrier }: IssueCostItem): string {
  return `${t(`issue.${issue}`)} · ${carrierName(carrier)}`
}

function customersOf({ customers }: IssueCostItem): string {
  return count(customers)
}

/** Whether there is any figure of it. */
function isTold(cost: IssueCostItem): boolean {
  return FIGURES.some((figure) => cost[FIELDS[figure]].difference !== undefined)
}

function isBought(figure: Figure): boolean {
  return figure === 'bought60' || figure === 'bought90'
}

function figureCell(figure: Figure) {
  return function cell(cost: IssueCostItem) {
    return <FigureCell figure={figure} of={cost[FIELDS[figure]]} />
  }
}

/** A difference with how sure it is, or why there is none. Shares are told in points of a hundred. */
function FigureCell({ figure, of }: { figure: Figure; of: CostFigureItem }) {
  const { state, difference, low = 0, high = 0, n, controls } = of
  if (difference === undefined) {
    const none = isBought(figure) ? 'costs.emptyBought' : 'costs.empty'
    return <span class="mut">{t(state === 'empty' ? none : 'costs.hidden')}</span>
  }
  const scale = isBought(figure) ? 100 : 1
  return (
    <>
      {t('costs.points', { value: signed(difference * scale) })}{' '}
      <span class="mut">
        ({narrowInterval([low * scale, high * scale])}){' '}
        {state === 'few' && <span class="badge">{t('costs.few')}</span>}
        <br />
        {t('costs.of', { n: count(n), controls: count(controls) })}
      </span>
    </>
  )
}

/** The figures as the API gave them, under names that stay when words change. */
function recordOf(cost: IssueCostItem): Record<string, Cell> {
  const { issue, carrier, customers } = cost
  const figures = FIGURES.flatMap((figure) => {
    const { state, difference, low, high, n, controls, unmatched } = cost[FIELDS[figure]]
    const cells = { state, difference, low, high, n, controls, unmatched }
    return Object.entries(cells).map(([name, value]) => [`${figure}_${name}`, value ?? null])
  })
  return { issue, carrier, customers, ...Object.fromEntries(figures) }
}
