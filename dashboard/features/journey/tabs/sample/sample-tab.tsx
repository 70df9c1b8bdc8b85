import type { Sample, SamplePart } from '#contract/insight/sample.ts'
import { useJourney, type JourneyContext } from '#dashboard/features/journey/journey-context.ts'
import { FiguresCard } from '#dashboard/features/journey/tabs/parts/figures-card.tsx'
import { valueName } from '#dashboard/features/journey/tabs/parts/value-name.ts'
import { t } from '#dashboard/features/journey/tabs/words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import type { Cell } from '#dashboard/kit/files/csv.ts'
import { count, decimal, percent } from '#dashboard/kit/i18n/format.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { PageHead } from '#dashboard/kit/page/page-head.tsx'
import { Table } from '#dashboard/kit/parts/table.tsx'
import { HeardCard } from './heard-card.tsx'
import { SpeedCard } from './speed-card.tsx'
import { WeightedCard } from './weighted-card.tsx'

type Found = NonNullable<SamplePart['found']>
type Variable = Found['variables'][number]['variable']

/** Whether those who answer are like those who were asked, and who is missing. */
export function SampleTab() {
  const { journey, range } = useJourney()
  const { id } = journey
  const sample = useResource<Sample>(`sample ${id} ${range.from} ${range.to}`, (signal) =>
    call('GET /api/journeys/:id/sample', { params: { id }, query: range, signal }),
  )
  return (
    <>
      <Loaded resource={sample}>
        {(data) => (
          <>
            <Head data={data} />
            <Part part={data.shown} title={t('sample.shown')} name="shown" />
            <Part part={data.parcels} title={t('sample.parcels')} name="parcels" />
          </>
        )}
      </Loaded>
      <HeardCard />
      <WeightedCard />
      <SpeedCard />
    </>
  )
}

function Head({ data }: { data: Sample }) {
  const context = useJourney()
  const { shown, parcels } = data
  const told = shown.found?.bias ? shown.found : (parcels.found ?? shown.found)
  if (!told) {
    const { state } = shown
    return (
      <PageHead lead={t('sample.lead')}>{t(`sample.${state === 'ok' ? 'few' : state}`)}</PageHead>
    )
  }
  const r = decimal(told.r)
  const { bias } = told
  return (
    <PageHead lead={t('sample.lead')}>
      {bias
        ? t('sample.biased', {
            variable: t(`sample.var.${bias.variable}`),
            value: valueName(context, bias.variable, bias.value),
            r,
          })
        : t('sample.like', { r })}
    </PageHead>
  )
}

function Part({ part, title, name }: { part: SamplePart; title: string; name: string }) {
  const context = useJourney()
  const { journey, range } = context
  const { found, state, asked, answered } = part
  if (!found) {
    return (
      <section class="section">
        <h2 class="section-head">{title}</h2>
        <p class="mut">{t(`sample.${state === 'ok' ? 'few' : state}`)}</p>
      </section>
    )
  }
  const rows = rowsOf(found)
  const interval = found.interval?.map((one) => decimal(one)).join('–') ?? '–'
  return (
    <FiguresCard
      title={title}
      summary={t('sample.part', {
        r: decimal(found.r),
        interval,
        worst: decimal(found.worst),
        share: percent(answered / asked),
      })}
      file={{
        name: t('file.name', { journey: `${journey.id}-${name}`, ...range }),
        records: () => rows.map(record),
      }}
      numbers={rows.map(
        (row) =>
          `${t(`sample.var.${row.variable}`)} ${valueName(context, row.variable, row.value)}: ${row.answered} / ${row.asked} = ${percent(row.answered / row.asked)}`,
      )}
    >
      <Table
        caption={title}
        rows={rows}
        columns={[
          {
            name: t('sample.who'),
            cell: (row) => whoCell(row, context),
          },
          { name: t('sample.asked'), end: true, cell: (row) => count(row.asked) },
          {
            name: t('sample.answered'),
            end: true,
            cell: answeredCell,
          },
          { name: t('sample.partial'), end: true, cell: (row) => decimal(row.unconditional, 3) },
          { name: t('sample.alone'), end: true, cell: (row) => decimal(row.conditional, 3) },
        ]}
      />
    </FiguresCard>
  )
}

function rowsOf({ variables }: Found) {
  return variables.flatMap(({ variable, categories }) =>
    categories.map((category) => ({
      ...category,
      variable,
      id: `${variable} ${category.value}`,
    })),
  )
}

function whoCell({ variable, value }: Row, context: JourneyContext) {
  return (
    <>
      {valueName(context, variable, value)} <span class="mut">{t(`sample.var.${variable}`)}</span>
    </>
  )
}

function answeredCell({ answered, asked }: Row) {
  return (
    <>
      {count(answered)}
      <span class="figures-note">{percent(answered / asked)}</span>
    </>
  )
}

interface Row extends Record<'unconditional' | 'conditional' | 'asked' | 'answered', number> {
  variable: Variable
  value: string | null
}

function record({
  variable,
  value,
  asked,
  answered,
  unconditional,
  conditional,
}: Row): Record<string, Cell> {
  return { variable, value: value ?? 'other', asked, answered, unconditional, conditional }
}
