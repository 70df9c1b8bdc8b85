import type { Moment, Moments } from '#contract/digests/moments.ts'
import { SCALES } from '#contract/words.ts'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { placeNames } from '#dashboard/features/journey/tabs/parts/digest-query.ts'
import { DigestView } from '#dashboard/features/journey/tabs/parts/digest-view.tsx'
import { FiguresCard } from '#dashboard/features/journey/tabs/parts/figures-card.tsx'
import { reachOf, Whisker } from '#dashboard/features/journey/tabs/pictures/whisker.tsx'
import { pieces, t } from '#dashboard/features/journey/tabs/words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import type { Cell } from '#dashboard/kit/files/csv.ts'
import { count, decimal, qValue, signed, signedInterval } from '#dashboard/kit/i18n/format.ts'
import { PageHead } from '#dashboard/kit/page/page-head.tsx'
import { Table } from '#dashboard/kit/parts/table.tsx'
import { sentimentClass } from '#dashboard/kit/sentiment/sentiment.ts'

type Places = ReturnType<typeof placeNames>

/** Where the same people felt better or worse from one touchpoint to the next. */
export function MomentsTab() {
  return (
    <DigestView
      name="moments"
      load={(id, query, signal) =>
        call('GET /api/journeys/:id/moments', { params: { id }, query, signal })
      }
    >
      {(view) => (
        <>
          <Head view={view} />
          {view.moments.length > 0 && <Steps view={view} />}
        </>
      )}
    </DigestView>
  )
}

function Head({ view }: { view: Moments }) {
  const places = placeNames(useJourney())
  const found = view.moments.filter(({ isMoment }) => isMoment)
  const [top] = found
  if (view.moments.length === 0)
    return <PageHead lead={t('moments.none.lead')}>{t('moments.none')}</PageHead>
  if (!top) return <PageHead lead={t('moments.lead')}>{t('moments.noneReal')}</PageHead>
  const points = t('points', { n: Math.abs(Math.round(top.difference)) })
  const values = {
    from: places.touchpoint(top.from.touchpoint),
    to: places.touchpoint(top.to.touchpoint),
    points: <span class={`value-${sentimentClass(top.difference)}`}>{points}</span>,
  }
  const lead = [
    t('moments.sure', { interval: signedInterval(top.interval), n: top.n }),
    ...(found.length > 1 ? [t('moments.others', { n: found.length - 1 })] : []),
  ]
  return (
    <PageHead lead={lead.join(' ')}>
      {pieces(top.difference < 0 ? 'moments.fell' : 'moments.rose', values)}
    </PageHead>
  )
}

function Steps({ view }: { view: Moments }) {
  const context = useJourney()
  const places = placeNames(context)
  const { from, to } = view.range
  const reach = reachOf(view.moments.map(({ interval }) => interval))
  const rows = view.moments.map((one) => ({
    ...one,
    id: [one.from.touchpoint, one.to.touchpoint, ...one.scales].join(' '),
  }))
  return (
    <FiguresCard
      title={t('moments.table')}
      summary={t('moments.table.lead')}
      file={{
        name: t('file.name', { journey: context.journey.id, from, to }),
        records: () => view.moments.map(record),
      }}
      numbers={view.moments.slice(0, 5).flatMap((one) => numbers(one, places))}
    >
      <Table
        caption={t('moments.table')}
        rows={rows}
        columns={[
          {
            name: t('moments.step'),
            cell: (one) => stepCell(one, places),
          },
          {
            name: t('moments.where', { reach }),
            cell: (one) => whisker(one, reach),
          },
          { name: t('figure.change'), end: true, cell: change },
          { name: t('moments.people'), end: true, cell: people },
          { name: t('moments.reading'), cell: reading },
        ]}
      />
    </FiguresCard>
  )
}

function whisker({ difference, interval, differentPeople }: Moment, reach: number) {
  return <Whisker value={difference} interval={interval} reach={reach} dotted={differentPeople} />
}

function stepCell(one: Moment, places: Places) {
  return (
    <>
      {places.touchpoint(one.from.touchpoint)} → {places.touchpoint(one.to.touchpoint)}
      <span class="figures-note">
        {places.stage(one.from.stage)} → {places.stage(one.to.stage)} · {kinds(one)}
      </span>
    </>
  )
}

/** What was asked on both sides; once where it was the same. */
function kinds({ scales }: Moment): string {
  return [...new Set(scales.map((scale) => t(`kind.${SCALES[scale].kind}`)))].join(' → ')
}

function change({ difference, interval }: Moment) {
  return (
    <>
      <b class={`value-${sentimentClass(difference)}`}>{signed(difference)}</b>
      <span class="figures-note">{signedInterval(interval)}</span>
    </>
  )
}

function people({ n, q, differentPeople, worse, better }: Moment) {
  return (
    <>
      {differentPeople ? t('moments.needed', { n }) : count(n)}
      <span class="figures-note">
        {differentPeople ? t('moments.notTested') : t('headline.q', { q: qValue(q) })}
        {worse !== null &&
          better !== null &&
          ` · ${t('moments.flips', { worse: count(worse), better: count(better) })}`}
      </span>
    </>
  )
}

/** Under 15 points is never a moment, however sure. */
function reading(one: Moment) {
  if (one.differentPeople) return <span class="badge">{t('moments.different')}</span>
  if (one.isMoment)
    return (
      <b>
        <span class={`value-${sentimentClass(one.difference)}`} aria-hidden="true">
          ◆
        </span>{' '}
        {t('moments.truth')}
      </b>
    )
  return <span class="mut">{t(one.q <= 0.05 ? 'moments.small' : 'moments.chance')}</span>
}

function record(one: Moment): Record<string, Cell> {
  return {
    from: one.from.touchpoint,
    to: one.to.touchpoint,
    from_scale: one.scales[0],
    to_scale: one.scales[1],
    pairs: one.n,
    difference: one.difference,
    low: one.interval[0],
    high: one.interval[1],
    rank_biserial: one.effect,
    worse: one.worse,
    better: one.better,
    q: one.q,
    moment: one.isMoment ? 1 : 0,
    different_people: one.differentPeople ? 1 : 0,
    ridit: one.isRidit ? 1 : 0,
  }
}

function numbers(one: Moment, places: Places): string[] {
  return [
    `${places.touchpoint(one.from.touchpoint)} → ${places.touchpoint(one.to.touchpoint)}`,
    one.differentPeople
      ? `  ${one.nTo} answers − ${one.nFrom} answers: ${signed(one.difference)} ${signedInterval(one.interval)}`
      : `  Hodges–Lehmann of ${one.n} pairs: ${signed(one.difference)} ${signedInterval(one.interval)}; q ${qValue(one.q)}; r ${one.effect === null ? '–' : decimal(one.effect)}`,
  ]
}
