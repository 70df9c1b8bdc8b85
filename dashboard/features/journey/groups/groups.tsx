import { useEffect } from 'preact/hooks'
import type { GroupCurve, Groups as Found } from '#contract/insight/groups.ts'
import { GROUPINGS } from '#contract/words.ts'
import { useJourney, type JourneyContext } from '#dashboard/features/journey/journey-context.ts'
import { placeNames } from '#dashboard/features/journey/tabs/parts/digest-query.ts'
import { FiguresCard } from '#dashboard/features/journey/tabs/parts/figures-card.tsx'
import { valueName } from '#dashboard/features/journey/tabs/parts/value-name.ts'
import { CurveMarks } from '#dashboard/features/journey/tabs/standouts/curve-marks.tsx'
import { standoutsQuery } from '#dashboard/features/journey/tabs/standouts/said.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { GroupKey } from '#dashboard/kit/charts/groups/group-key.tsx'
import { groupLines } from '#dashboard/kit/charts/groups/group-lines.ts'
import type { Cell } from '#dashboard/kit/files/csv.ts'
import { count, dayRange, signed, signedInterval } from '#dashboard/kit/i18n/format.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { Table } from '#dashboard/kit/parts/table.tsx'
import { sentimentClass } from '#dashboard/kit/sentiment/sentiment.ts'
import { t } from './words.ts'
import './groups.css'

/**
 * What comes to the curve's card after the curve: signs beside touchpoints or, where the reader wants
 * it, the curve once more for each group. Signs are of the whole.
 */
export function CardExtras() {
  const { journey, view, change } = useJourney()
  const offered = GROUPINGS.filter((by) => journey[`${by}s`].length > 1)
  // Beside another period they would be read as that.
  const by = offered.find((one) => one === view.by && view.cmp === 'none')
  return (
    <>
      {!by && <CurveMarks />}
      {offered.length > 0 && (
        <p class="actions groups-choice">
          <span class="mut">{t('groups.by')}</span>
          {offered.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === by}
              onClick={() =>
                change(one === by ? { by: null, cmp: 'previous' } : { by: one, cmp: 'none' })
              }
            >
              {t(`groups.${one}`)}
            </button>
          ))}
        </p>
      )}
      {by && <Drawn by={by} />}
    </>
  )
}

function Drawn({ by }: { by: Found['by'] }) {
  const context = useJourney()
  const { id } = context.journey
  const query = { ...standoutsQuery(context), by }
  const groups = useResource<Found>(`groups ${id} ${JSON.stringify(query)}`, (signal) =>
    call('GET /api/journeys/:id/groups', { params: { id }, query, signal }),
  )
  const shown = groups.stale ? null : groups.data
  useEffect(() => {
    groupLines.value = (shown?.groups ?? []).map(({ id: value, stages }) => ({
      name: valueName(context, by, value),
      values: stages.map(({ sentiment }) => sentiment),
      few: stages.map(({ state }) => state === 'few'),
    }))
    return () => {
      groupLines.value = []
    }
    // Names stay while the figures do.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [shown])
  return (
    <div class="groups">
      <Loaded resource={groups} part>
        {(data) => <Told found={data} />}
      </Loaded>
    </div>
  )
}

function Told({ found }: { found: Found }) {
  const context = useJourney()
  const { by, groups, range } = found
  const { journey } = context
  const title = t(`groups.title.${by}`)
  const places = placeNames(context)
  const stages = journey.stages.map(({ id }) => ({ id, cells: groups.map(cellOf(id)) }))
  return (
    <FiguresCard
      title={title}
      summary={summaryOf(found, context)}
      file={{
        name: t('file.name', { journey: `${journey.id}-${by}s`, ...range }),
        records: () => groups.flatMap(recordsOf),
      }}
      numbers={groups.flatMap((one) =>
        numbersOf(one, valueName(context, by, one.id), places.stage),
      )}
    >
      {groups.length > 0 && (
        <>
          <ul class="legend groups-legend">
            {groups.map(({ id, n }, index) => (
              <li key={id}>
                <GroupKey index={index} />
                {valueName(context, by, id)} ({count(n)})
              </li>
            ))}
          </ul>
          <Table
            caption={title}
            rows={stages}
            columns={[
              { name: t('groups.stage'), cell: ({ id }) => places.stage(id) },
              ...groups.map(({ id }, index) => ({
                name: valueName(context, by, id),
                end: true,
                cell: ({ cells }: (typeof stages)[number]) => sentimentCell(cells[index]),
              })),
            ]}
          />
        </>
      )}
    </FiguresCard>
  )
}

type Stage = GroupCurve['stages'][number]

function cellOf(stage: string) {
  return ({ stages }: GroupCurve) => stages.find((one) => one.stage === stage)
}

function sentimentCell(stage: Stage | undefined) {
  if (!stage) return '–'
  const { n, sentiment, interval, state } = stage
  if (sentiment === null || interval === null)
    return <span class="mut">{n === 0 ? t('state.empty') : t('state.hidden')}</span>
  return (
    <>
      <b class={`value-${sentimentClass(sentiment)}`}>{signed(sentiment)}</b>
      <span class="figures-note">
        {signedInterval(interval)} · {count(n)}
        {state === 'few' && ` · ${t('state.few')}`}
      </span>
    </>
  )
}

function summaryOf({ groups, scale, others, left, range }: Found, context: JourneyContext): string {
  if (scale === null) return t('groups.none')
  return [
    t('groups.lead', {
      n: groups.reduce((all, { n }) => all + n, 0),
      instrument: valueName(context, 'instrument', scale),
      range: dayRange(range),
    }),
    ...(others > 0 ? [t('groups.others', { n: others })] : []),
    ...(left > 0 ? [t('groups.left', { n: left })] : []),
  ].join(' ')
}

function numbersOf({ stages }: GroupCurve, name: string, stageName: (id: string) => string) {
  return stages.flatMap(({ stage, n, sentiment, interval }) =>
    sentiment === null || interval === null
      ? []
      : [
          `${name}, ${stageName(stage)}: ${signed(sentiment)} (${signedInterval(interval)}), n ${n}`,
        ],
  )
}

function recordsOf({ id, stages }: GroupCurve): Record<string, Cell>[] {
  return stages.map(({ stage, n, sentiment, interval, state }) => ({
    group: id,
    stage,
    answers: n,
    sentiment,
    low: interval?.[0] ?? null,
    high: interval?.[1] ?? null,
    state,
  }))
}
