import { useEffect, useState } from 'preact/hooks'
import { After, type Part } from '#dashboard/gallery/part.tsx'
import { t } from '#dashboard/gallery/words.ts'
import { CurveChart } from '#dashboard/kit/charts/curve-chart.tsx'
import { GroupKey } from '#dashboard/kit/charts/groups/group-key.tsx'
import { groupLines } from '#dashboard/kit/charts/groups/group-lines.ts'
import { curvePicture } from '#dashboard/kit/charts/png.ts'
import { type FlowLine, SankeyChart } from '#dashboard/kit/charts/sankey/sankey-chart.tsx'
import { type CurvePoint, LEVELS } from '#dashboard/kit/charts/scene.ts'
import { signed } from '#dashboard/kit/i18n/format.ts'
import { sentimentClass } from '#dashboard/kit/sentiment/sentiment.ts'

type Stage = 'search' | 'basket' | 'payment' | 'delivery' | 'unpacking' | 'service'

interface Figures {
  stage: Stage
  /** Null where too few answered. */
  value: number | null
  n: number
  /** How far the whisker reaches to each side. */
  reach?: number
  previous?: number | null
  /** What it would be under another assumption; `lead` only leads the line to one that differs. */
  other?: { value: number; reach: number } | 'lead'
}

const FIGURES: Figures[] = [
  { stage: 'search', value: 42, n: 1204, reach: 4, previous: 38 },
  { stage: 'basket', value: 58, n: 903, reach: 5, previous: 55 },
  { stage: 'payment', value: 6, n: 18, reach: 31, previous: 12 },
  { stage: 'delivery', value: -31, n: 760, reach: 7, previous: -9 },
  { stage: 'unpacking', value: null, n: 3, previous: null },
  { stage: 'service', value: 71, n: 212, reach: 9, previous: 64 },
]

/** The same with answers that look forged, and without them at one stage. */
const BOTH: Figures[] = FIGURES.map((figures): Figures => {
  const one = { ...figures, previous: null }
  if (one.stage === 'delivery') return { ...one, value: -70, other: { value: 54, reach: 6 } }
  return one.stage === 'payment' ? { ...one, other: 'lead' } : one
})

function otherOf(value: number | null, other: Figures['other']): CurvePoint['other'] {
  if (value === null || other === undefined) return null
  if (other === 'lead') return { value, interval: null, label: '', short: '' }
  const { value: it, reach } = other
  const short = signed(it)
  const label = t('gallery.curve.without', { value: short })
  return { value: it, interval: [it - reach, it + reach], label, short }
}

function pointOf(figures: Figures): CurvePoint {
  const { stage, value, n, reach = 0, previous = null, other } = figures
  return {
    id: stage,
    name: t(`gallery.stage.${stage}`),
    value,
    few: n < 30,
    broken: false,
    class: value === null ? null : sentimentClass(value),
    interval: value === null ? null : [value - reach, value + reach],
    previous,
    other: otherOf(value, other),
    label: value === null ? '' : signed(value),
    note: value === null ? t('gallery.state.hidden') : '',
    answers: t('gallery.curve.answers', { n }),
  }
}

function Curve({ figures, narrow = false }: { figures: Figures[]; narrow?: boolean }) {
  const [points] = useState(() => figures.map(pointOf))
  return (
    <div class={narrow ? 'gallery-curve gallery-narrow' : 'gallery-curve'}>
      <CurveChart points={points} label={t('gallery.curve.label')} />
    </div>
  )
}

const FLOWS: FlowLine[] = [
  { from: 'search', to: 'basket', n: 60, isBack: false },
  { from: 'basket', to: 'payment', n: 44, isBack: false },
  { from: 'payment', to: 'delivery', n: 40, isBack: false },
  { from: 'payment', to: 'search', n: 6, isBack: true },
  { from: 'basket', to: 'delivery', n: 5, isBack: false },
]

function nameOfStage(node: string): string {
  const found = FIGURES.find(({ stage }) => stage === node)
  return found ? t(`gallery.stage.${found.stage}`) : node
}

function Flows() {
  const [picture] = useState(() => ({
    flows: FLOWS,
    nameOf: nameOfStage,
  }))
  return (
    <div class="gallery-curve">
      <SankeyChart picture={picture} label={t('gallery.curve.label')} />
    </div>
  )
}

/** The picture that a reader takes along. */
function Picture() {
  const [address, setAddress] = useState('')
  useEffect(() => () => URL.revokeObjectURL(address), [address])
  async function draw(root: HTMLElement) {
    const blob = await curvePicture(FIGURES.map(pointOf), {
      title: t('gallery.curve.title'),
      headline: t('gallery.text.sentence'),
      facts: [t('gallery.curve.label')],
      levels: LEVELS.map(signed),
      keys: (['line', 'dashes', 'whisker', 'few'] as const).map((mark) => ({
        mark,
        text: t('gallery.curve.title'),
      })),
    })
    setAddress(URL.createObjectURL(blob))
    const image = root.querySelector('img')
    await new Promise((resolve) => image?.addEventListener('load', resolve, { once: true }))
  }
  return (
    <After does={draw}>
      <img class="gallery-picture" src={address || undefined} alt={t('gallery.curve.title')} />
    </After>
  )
}

/** The curve with a line for each of two groups. */
function Sides() {
  useEffect(() => {
    groupLines.value = [20, -30].map((by, line) => ({
      name: t('gallery.stage.search'),
      values: FIGURES.map((_, at) => (at === 1 && line === 1 ? null : 30 - at * 9 + by)),
      few: FIGURES.map((_, at) => at === 2),
    }))
    return () => {
      groupLines.value = []
    }
  }, [])
  return <Curve figures={FIGURES} />
}

/** The curve: enough, few and too few answers, with the period before. */
export const CURVES: Part[] = [
  {
    name: 'curve-chart',
    states: {
      'enough, few and too few answers, and before': () => <Curve figures={FIGURES} />,
      'with and without answers that look forged': () => <Curve figures={BOTH} />,
      narrow: () => <Curve figures={FIGURES} narrow />,
      'one stage': () => <Curve figures={FIGURES.slice(0, 1)} />,
    },
  },
  { name: 'curve-of-groups', states: { two: Sides } },
  {
    name: 'group-key',
    states: {
      six: () => (
        <ul class="legend">
          {[0, 1, 2, 3, 4, 5].map((index) => (
            <li key={index}>
              <GroupKey index={index} />
              {t('gallery.stage.search')}
            </li>
          ))}
        </ul>
      ),
    },
  },
  { name: 'curve-picture', states: { picture: Picture } },
  { name: 'sankey-chart', states: { 'forward and back': Flows } },
]
