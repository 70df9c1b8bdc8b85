import { useState } from 'preact/hooks'
import type { Pain, Pains } from '#contract/digests/pains.ts'
import type { Curve } from '#contract/journey.ts'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { DigestView } from '#dashboard/features/journey/tabs/parts/digest-view.tsx'
import { placeNames } from '#dashboard/features/journey/tabs/parts/digest-query.ts'
import { FiguresCard } from '#dashboard/features/journey/tabs/parts/figures-card.tsx'
import type { TabProps } from '#dashboard/features/journey/tabs/tab-props.ts'
import { pieces, t } from '#dashboard/features/journey/tabs/words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { count, percent, percentInterval } from '#dashboard/kit/i18n/format.ts'
import { PageHead } from '#dashboard/kit/page/page-head.tsx'
import { Select } from '#dashboard/kit/parts/select.tsx'
import { PainLanes } from './pain-lanes.tsx'
import { painName } from '#dashboard/features/journey/tabs/parts/value-name.ts'
import { painNumbers, painRecord } from './pain-words.ts'
import { PainTable } from './pain-table.tsx'
import './pains.css'

/** What hurts at which stage: ticked, written or both, with how many and how much. */
export function PainsTab({ curve }: TabProps) {
  return (
    <DigestView
      name="pains"
      load={(id, query, signal) =>
        call('GET /api/journeys/:id/pains', { params: { id }, query, signal })
      }
    >
      {(view) => <Shown view={view} curve={curve} />}
    </DigestView>
  )
}

/** All of them, or the one that was picked, wherever it was named. */
function Shown({ view, curve }: { view: Pains; curve: Curve | null }) {
  const { view: asked, change } = useJourney()
  const picked = view.pains.filter(({ code }) => code === asked.pain)
  const isPicked = picked.length > 0
  const pains = isPicked ? picked : view.pains
  return (
    <>
      {isPicked ? <HeadOfOne pains={picked} /> : <Head view={view} />}
      {isPicked && (
        <button type="button" class="control" onClick={() => change({ pain: null })}>
          {t('pains.every')}
        </button>
      )}
      {pains.length > 0 && (
        <>
          <PainLanes pains={pains} curve={curve} isPicked={isPicked} />
          <ByWeight view={view} pains={pains} />
        </>
      )}
    </>
  )
}

/** Where one pain is named, and how those feel who name it: also the happy, who make no pain of it. */
function HeadOfOne({ pains }: { pains: readonly Pain[] }) {
  const context = useJourney()
  // Surely most: of few answers any share may come.
  const [most] = pains.toSorted((a, b) => b.named.interval[0] - a.named.interval[0])
  if (!most) return null
  const values = {
    n: pains.length,
    of: count(context.journey.stages.length),
    pain: painName(most),
    stage: placeNames(context).stage(most.stage),
    share: <span class="value-lo">{percent(most.named.share)}</span>,
  }
  const lead = t('pains.interval', { interval: percentInterval(most.named.interval) })
  return <PageHead lead={lead}>{pieces('pains.one', values)}</PageHead>
}

function Head({ view }: { view: Pains }) {
  const places = placeNames(useJourney())
  const [top] = view.pains
  if (!top) return <PageHead lead={t('pains.none.lead')}>{t('pains.none')}</PageHead>
  const values = {
    pain: painName(top),
    stage: places.stage(top.stage),
    share: <span class="value-lo">{percent(top.named.share)}</span>,
    before: top.previous ? percent(top.previous.share) : '',
  }
  const isReal = top.change !== null && top.change.q <= 0.05
  const key = !isReal
    ? 'pains.head'
    : top.change && top.change.difference > 0
      ? 'pains.headUp'
      : 'pains.headDown'
  const lead = [
    isReal && top.change
      ? t('pains.sure', { interval: percentInterval(top.change.interval) })
      : t('pains.interval', { interval: percentInterval(top.named.interval) }),
    t('pains.total', { n: view.asked.reduce((sum, { n }) => sum + n, 0) }),
  ]
  return <PageHead lead={lead.join(' ')}>{pieces(key, values)}</PageHead>
}

const ORDERS = ['weight', 'people', 'change'] as const
type Order = (typeof ORDERS)[number]

function ordered(pains: readonly Pain[], order: Order): Pain[] {
  const by: Record<Order, (pain: Pain) => number> = {
    weight: ({ weight }) => weight,
    people: ({ named }) => named.n,
    change: ({ change }) => (change ? change.difference : -Infinity),
  }
  // What is rare but grave stands below the others, whatever they are sorted by.
  return pains.toSorted(
    (a, b) => Number(a.isGrave) - Number(b.isGrave) || by[order](b) - by[order](a),
  )
}

/** Rows that are shown before the reader asks for all. */
const SHOWN = 8

function ByWeight({ view, pains }: { view: Pains; pains: Pain[] }) {
  const context = useJourney()
  const [order, setOrder] = useState<Order>('weight')
  const [all, setAll] = useState(false)
  const sorted = ordered(pains, order)
  const shown = all ? sorted : sorted.filter(({ isGrave }, index) => isGrave || index < SHOWN)
  const { from, to } = view.range
  return (
    <FiguresCard
      title={t('pains.table')}
      summary={t('pains.table.lead')}
      file={{
        name: t('file.name', { journey: context.journey.id, from, to }),
        records: () => sorted.map(painRecord),
      }}
      numbers={sorted.slice(0, 5).flatMap((pain) => painNumbers(pain, placeNames(context)))}
    >
      <div class="pain-order">
        <Select
          label={t('pains.order')}
          labelled
          value={order}
          options={ORDERS.map((value) => ({ value, label: t(`pains.by.${value}`) }))}
          onChange={(next) => setOrder(ORDERS.find((one) => one === next) ?? 'weight')}
        />
      </div>
      <PainTable pains={shown} isCompared={view.previousRange !== null} />
      {shown.length < sorted.length && (
        <button type="button" class="control" onClick={() => setAll(true)}>
          {t('pains.all', { n: count(sorted.length) })}
        </button>
      )}
    </FiguresCard>
  )
}
