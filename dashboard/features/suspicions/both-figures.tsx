import type { ComponentChildren } from 'preact'
import type { OtherPoint } from '#dashboard/kit/charts/scene.ts'
import { count, narrowInterval, percent, signed } from '#dashboard/kit/i18n/format.ts'
import { type CurveNode, drawnValue, sentimentClass } from '#dashboard/kit/sentiment/sentiment.ts'
import type { Both, Pair } from './compare.ts'
import type { BothFigures } from './doubt.ts'
import { pieces, t } from './words.ts'

/** What the page says of both; null where a stage has no value to put in doubt. */
export function bothFigures(both: Both): BothFigures | null {
  const { counted, without, n, pairs, worst } = both
  if (drawnValue(worst.counted) === null) return null
  return {
    sentence: <>{headline(worst, coloured)}</>,
    total: t('both.total', { n: counted.n, rest: without.n }),
    stage: worst.counted.id,
    legend: <Legend n={n} />,
    summary: ` ${t('both.summary', { n, stages: [...pairs.values()].map(spoken).join('; ') })}`,
    noteOf: (stage) => noteOf(pairs.get(stage)),
    pointOf: (stage) => pointOf(both, stage),
    columns: columnsOf(both),
  }
}

/** The headline in words alone, to be read out. */
export function spokenHeadline({ worst }: Both): string {
  return headline(worst, signed).join('')
}

/** @param say writes a value, with a name for it among others */
function headline<V>(
  { counted, without, n }: Pair,
  say: (value: number, key: string) => V,
): (string | V)[] {
  const [value, other] = [drawnValue(counted), drawnValue(without)]
  if (value === null) return []
  const shown = { n, stage: counted.name, value: say(value, 'counted') }
  return other === null
    ? pieces<'both.headline.few', V>('both.headline.few', shown)
    : pieces<'both.headline', V>('both.headline', { ...shown, other: say(other, 'without') })
}

/** A number in the colour of its sentiment. */
function coloured(value: number, key: string): ComponentChildren {
  return (
    <b key={key} class={`value-${sentimentClass(value)}`}>
      {signed(value)}
    </b>
  )
}

function Legend({ n }: { n: number }) {
  return (
    <>
      <li>
        <i class="key key-line" />
        {t('both.legend.counted')}
      </li>
      <li>
        <i class="key key-without" />
        {t('both.legend.without', { n })}
      </li>
    </>
  )
}

function spoken({ counted, without }: Pair): string {
  const value = drawnValue(without)
  const said = value === null ? t('both.tooFew') : signed(value)
  return t('both.summary.stage', { name: counted.name, value: said })
}

function noteOf(pair: Pair | undefined): ComponentChildren {
  if (!pair) return null
  const { n, responseRate } = pair.without
  return (
    <p class="without-note">
      {responseRate === null
        ? t('both.note', { n })
        : t('both.note.share', { n, share: percent(responseRate) })}
    </p>
  )
}

/** The dashed line has the stages that differ, and leads to and from those beside them. */
function pointOf({ counted, pairs }: Both, id: string): OtherPoint | null {
  const pair = pairs.get(id)
  const value = pair && drawnValue(pair.without)
  if (pair && typeof value === 'number') {
    const short = signed(value)
    const { interval } = pair.without
    return { value, interval, label: t('both.point', { value: short }), short }
  }
  const at = counted.stages.findIndex((stage) => stage.id === id)
  const isBeside = [at - 1, at + 1].some((next) => pairs.has(counted.stages[next]?.id ?? ''))
  const own = counted.stages[at]
  const same = own && !pair && isBeside ? drawnValue(own) : null
  return same === null ? null : { value: same, interval: null, label: '', short: '' }
}

function columnsOf({ without }: Both): BothFigures['columns'] {
  const nodes = new Map<string, CurveNode>(
    without.stages.flatMap((stage) => [
      [`stage ${stage.id}`, stage] as const,
      ...stage.touchpoints.map((node) => [`touchpoint ${node.id}`, node] as const),
    ]),
  )
  const column = (name: string, wide: boolean, textOf: (node: CurveNode) => string | null) => ({
    name,
    wide,
    cell: ({ level, node }: { level: string; node: { id: string } }) => {
      const twin = nodes.get(`${level} ${node.id}`)
      return (twin && textOf(twin)) ?? '–'
    },
  })
  return [
    column(t('both.column.answers'), false, ({ n }) => count(n)),
    column(t('both.column.sentiment'), false, ({ sentiment }) =>
      sentiment === null ? null : signed(sentiment),
    ),
    column(t('both.column.interval'), true, ({ interval }) => interval && narrowInterval(interval)),
  ]
}
