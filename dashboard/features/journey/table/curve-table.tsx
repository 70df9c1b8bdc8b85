import type { Curve } from '#contract/journey.ts'
import type { JourneyKind } from '#contract/words.ts'
import { doubt } from '#dashboard/features/journey/doubts/doubt.ts'
import { answerCount } from '#dashboard/features/journey/answers/answer-count.ts'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { t } from '#dashboard/features/journey/words.ts'
import {
  count,
  dayRange,
  narrowInterval,
  percent,
  qValue,
  signed,
} from '#dashboard/kit/i18n/format.ts'
import { type TableRow, tableRows } from './table-rows.ts'

/** The columns: name, whether a narrow page has room for it, and how the figure is written. */
function columns(compared: boolean, kind: JourneyKind) {
  const all = [
    {
      name: t('figure.answers'),
      wide: false,
      cell: ({ node }: TableRow) => answerCount(node, kind),
    },
    { name: t('figure.asked'), wide: true, cell: ({ node }: TableRow) => or(node.asked, count) },
    {
      name: t('figure.rate'),
      wide: true,
      cell: ({ node }: TableRow) => or(node.responseRate, percent),
    },
    {
      name: t('figure.sentiment'),
      wide: false,
      cell: ({ node }: TableRow) => or(node.sentiment, signed),
    },
    {
      name: t('figure.interval'),
      wide: false,
      cell: ({ node }: TableRow) => or(node.interval, narrowInterval),
    },
    { name: t('figure.shrunk'), wide: true, cell: ({ node }: TableRow) => or(node.shrunk, signed) },
    { name: t('table.state'), wide: true, cell: ({ node }: TableRow) => t(`state.${node.state}`) },
  ]
  const versus = [
    {
      name: t('figure.previous'),
      wide: true,
      cell: ({ node }: TableRow) => or(node.previous?.sentiment, signed),
    },
    {
      name: t('figure.change'),
      wide: false,
      cell: ({ node }: TableRow) => or(node.previous?.change?.difference, signed),
    },
    {
      name: t('table.changeInterval'),
      wide: true,
      cell: ({ node }: TableRow) => or(node.previous?.change?.interval, narrowInterval),
    },
    {
      name: t('table.q'),
      wide: true,
      cell: ({ node }: TableRow) =>
        or(node.previous?.change?.q, (q) => qValue(q).replace('= ', '')),
    },
  ]
  return [...all, ...(doubt.value.columns ?? (compared ? versus : []))]
}

function or<T>(value: T | null | undefined, format: (value: T) => string): string {
  return value === null || value === undefined ? '–' : format(value)
}

/** The curve in numbers. It is always in the page; off screen unless it was asked for. */
export function CurveTable({ curve, shown }: { curve: Curve; shown: boolean }) {
  const shape = columns(curve.previousRange !== null, useJourney().journey.kind)
  return (
    <div class={shown ? 'table-twin' : 'table-twin unseen'}>
      <table>
        <caption>{t('table.caption', { range: dayRange(curve.range) })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('table.name')}</th>
            {shape.map(({ name, wide }) => (
              <th key={name} scope="col" class={wide ? 'wide' : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tableRows(curve).map((row) => (
            <tr key={`${row.level} ${row.node.id}`} class={`row-${row.level}`}>
              <th scope="row">{row.node.name}</th>
              {shape.map(({ name, wide, cell }) => (
                <td key={name} class={wide ? 'wide' : undefined}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="table-narrow mut">{t('table.narrow')}</p>
    </div>
  )
}
