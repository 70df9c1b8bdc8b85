import type { Path, Paths, Step } from '#contract/digests/paths.ts'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { placeNames } from '#dashboard/features/journey/tabs/parts/digest-query.ts'
import { DigestView } from '#dashboard/features/journey/tabs/parts/digest-view.tsx'
import { FiguresCard } from '#dashboard/features/journey/tabs/parts/figures-card.tsx'
import { IntervalBar } from '#dashboard/features/journey/tabs/pictures/interval-bar.tsx'
import { t } from '#dashboard/features/journey/tabs/words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import type { Cell } from '#dashboard/kit/files/csv.ts'
import { count, percent, percentInterval, signed } from '#dashboard/kit/i18n/format.ts'
import { PageHead } from '#dashboard/kit/page/page-head.tsx'
import { Table } from '#dashboard/kit/parts/table.tsx'
import { sentimentClass } from '#dashboard/kit/sentiment/sentiment.ts'
import { FlowCard } from './flow-card.tsx'
import { StageTimesCard } from './stage-times-card.tsx'

type Places = ReturnType<typeof placeNames>

/** Which ways people take from answer to answer, and how they felt on them. */
export function PathsTab() {
  return (
    <>
      <DigestView
        name="paths"
        load={(id, query, signal) =>
          call('GET /api/journeys/:id/paths', { params: { id }, query, signal })
        }
      >
        {(view) => (
          <>
            <Head view={view} />
            {view.walks > 0 && (
              <>
                <Ways view={view} />
                <FlowCard view={view} />
                <Steps view={view} />
                <Switches view={view} />
              </>
            )}
          </>
        )}
      </DigestView>
      <StageTimesCard />
    </>
  )
}

function Head({ view }: { view: Paths }) {
  const places = placeNames(useJourney())
  const top = view.paths.find(({ steps }) => steps.length > 1)
  if (view.walks === 0) return <PageHead lead={t('paths.none.lead')}>{t('paths.none')}</PageHead>
  const lead = [
    t('paths.walks', { n: view.walks }),
    ...(view.back ? [t('paths.back', { share: percent(view.back.share) })] : []),
    ...(view.loops ? [t('paths.loops', { share: percent(view.loops.share) })] : []),
  ]
  return (
    <PageHead lead={lead.join(' ')}>
      {top
        ? t('paths.head', { share: percent(top.taken.share), path: pathName(top, places) })
        : t('paths.single')}
    </PageHead>
  )
}

function pathName({ steps, isLonger }: Path, places: Places): string {
  return [...steps.map((id) => places.touchpoint(id)), ...(isLonger ? ['…'] : [])].join(' → ')
}

function useFileName(view: Paths): string {
  const { journey } = useJourney()
  return t('file.name', { journey: journey.id, ...view.range })
}

function Ways({ view }: { view: Paths }) {
  const places = placeNames(useJourney())
  const rows = view.paths.slice(0, 20).map((path) => ({ ...path, id: path.steps.join(' ') }))
  return (
    <FiguresCard
      title={t('paths.ways')}
      summary={t('paths.ways.lead', { n: view.others })}
      file={{ name: useFileName(view), records: () => view.paths.map(pathRecord) }}
      numbers={view.paths
        .slice(0, 5)
        .map(
          ({ taken, ...path }) =>
            `${pathName({ taken, ...path }, places)}: ${taken.n} / ${taken.of} = ${percent(taken.share)}`,
        )}
    >
      <Table
        caption={t('paths.ways')}
        rows={rows}
        columns={[
          { name: t('paths.way'), cell: (path) => pathName(path, places) },
          {
            name: t('paths.taken'),
            cell: ({ taken, state }) => takenCell({ taken, state }, percent(taken.share)),
          },
          {
            name: t('figure.sentiment'),
            end: true,
            cell: ({ sentiment }) => feltCell(sentiment),
          },
        ]}
      />
    </FiguresCard>
  )
}

function Steps({ view }: { view: Paths }) {
  const places = placeNames(useJourney())
  const name = (id: string | null, end: 'paths.start' | 'paths.end') =>
    id === null ? t(end) : places.touchpoint(id)
  const rows = view.steps
    .slice(0, 15)
    .map((step) => ({ ...step, id: `${step.from} ${step.to} ${step.kind}` }))
  return (
    <FiguresCard
      title={t('paths.steps')}
      summary={t('paths.steps.lead')}
      file={{ name: useFileName(view), records: () => view.steps.map(stepRecord) }}
      numbers={[]}
    >
      <Table
        caption={t('paths.steps')}
        rows={rows}
        columns={[
          {
            name: t('moments.step'),
            cell: ({ from, to }) => `${name(from, 'paths.start')} → ${name(to, 'paths.end')}`,
          },
          { name: t('paths.kind'), cell: ({ kind }) => t(`paths.kind.${kind}`) },
          {
            name: t('paths.taken'),
            cell: ({ taken, state }) =>
              takenCell({ taken, state }, t('paths.ofHere', { share: percent(taken.share) })),
          },
        ]}
      />
    </FiguresCard>
  )
}

/** From the channel of an answer to that of the next. */
function Switches({ view }: { view: Paths }) {
  const name = useFileName(view)
  if (view.switches.length === 0) return null
  const rows = view.switches.slice(0, 12).map((one) => ({ ...one, id: `${one.from} ${one.to}` }))
  return (
    <FiguresCard
      title={t('paths.switches')}
      summary={t('paths.switches.lead')}
      file={{
        name,
        records: () =>
          view.switches.map(({ from, to, taken }) => ({
            from,
            to,
            n: taken.n,
            of: taken.of,
            share: taken.share,
          })),
      }}
      numbers={[]}
    >
      <Table
        caption={t('paths.switches')}
        rows={rows}
        columns={[
          {
            name: t('moments.step'),
            cell: ({ from, to }) => `${t(`channel.${from}`)} → ${t(`channel.${to}`)}`,
          },
          {
            name: t('paths.taken'),
            end: true,
            cell: switchCell,
          },
        ]}
      />
    </FiguresCard>
  )
}

function takenCell({ taken, state }: Pick<Path, 'taken' | 'state'>, share: string) {
  return (
    <>
      <b>{count(taken.n)}</b> {share}
      <IntervalBar
        share={taken.share}
        interval={taken.interval}
        few={state === 'few'}
        tone="plain"
      />
    </>
  )
}

function feltCell(sentiment: number | null) {
  if (sentiment === null) return '–'
  return <b class={`value-${sentimentClass(sentiment)}`}>{signed(sentiment)}</b>
}

function switchCell({ taken }: Paths['switches'][number]) {
  return (
    <>
      <b>{count(taken.n)}</b>
      <span class="figures-note">
        {percent(taken.share)} · {percentInterval(taken.interval)}
      </span>
    </>
  )
}

function pathRecord({ steps, isLonger, taken, sentiment }: Path): Record<string, Cell> {
  return {
    path: steps.join(' > '),
    longer: isLonger ? 1 : 0,
    n: taken.n,
    of: taken.of,
    share: taken.share,
    share_low: taken.interval[0],
    share_high: taken.interval[1],
    sentiment,
  }
}

function stepRecord({ from, to, kind, taken }: Step): Record<string, Cell> {
  return {
    from: from ?? 'START',
    to: to ?? 'END',
    kind,
    n: taken.n,
    of: taken.of,
    share: taken.share,
    share_low: taken.interval[0],
    share_high: taken.interval[1],
  }
}
