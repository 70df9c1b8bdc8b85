import type { Consistency, Standouts } from '#contract/insight/standouts.ts'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { placeNames } from '#dashboard/features/journey/tabs/parts/digest-query.ts'
import { FiguresCard } from '#dashboard/features/journey/tabs/parts/figures-card.tsx'
import { Whisker } from '#dashboard/features/journey/tabs/pictures/whisker.tsx'
import type { Cell } from '#dashboard/kit/files/csv.ts'
import { count, decimal, qValue, signed } from '#dashboard/kit/i18n/format.ts'
import { Table } from '#dashboard/kit/parts/table.tsx'
import { inPoints } from './said.ts'
import { t } from './words.ts'

/** Whether a touchpoint feels alike in all of its channels. */
export function ChannelsCard({ data: { consistency } }: { data: Standouts }) {
  const { journey, range } = useJourney()
  const places = placeNames({ journey })
  const rows = consistency.map((one) => ({ ...one, id: `${one.stage} ${one.touchpoint}` }))
  return (
    <FiguresCard
      title={t('even.title')}
      summary={t(rows.length > 0 ? 'even.summary' : 'even.none')}
      file={{
        name: t('file.name', { journey: `${journey.id}-channels`, ...range }),
        records: () => consistency.flatMap(records),
      }}
      numbers={consistency.flatMap((one) => numbers(one, places.touchpoint(one.touchpoint)))}
    >
      {rows.length > 0 && (
        <Table
          caption={t('even.title')}
          rows={rows}
          columns={[
            {
              name: t('standouts.place'),
              cell: (one) => placeCell(one, places.touchpoint(one.touchpoint)),
            },
            { name: t('even.channels'), cell: channelsCell },
            { name: t('even.index'), end: true, cell: indexCell },
          ]}
        />
      )}
    </FiguresCard>
  )
}

function placeCell(one: Consistency, name: string) {
  const hidden = one.hidden > 0 ? ` ${t('even.hidden', { n: one.hidden })}` : ''
  return (
    <>
      {name}
      <span class="figures-note">
        {one.isUneven ? t('even.uneven', inPoints(one)) : t('even.alike')}
        {hidden}
      </span>
    </>
  )
}

function channelsCell({ channels }: Consistency) {
  return channels.map(({ channel, mean, n, interval, state }) => (
    <span key={channel} class="figures-channel">
      {t(`channel.${channel}`)} <b>{signed(mean)}</b> <span class="mut">({count(n)})</span>
      <Whisker value={mean} interval={interval} reach={100} dotted={state === 'few'} />
    </span>
  ))
}

function indexCell({ index, effect, q }: Consistency) {
  return (
    <>
      <b>{decimal(index)}</b>
      <span class="figures-note">
        ε² {decimal(effect)} · q {qValue(q)}
      </span>
    </>
  )
}

function numbers({ channels, h, df, p, index }: Consistency, name: string): string[] {
  return [
    `${name}: 1 − SD(${channels.map(({ shrunk }) => decimal(shrunk, 1)).join('; ')}) / 100 = ${decimal(index)}`,
    `  Kruskal–Wallis H ${decimal(h)}, df ${df}, p ${qValue(p)}; n ${channels.map(({ n }) => n).join(' + ')}`,
  ]
}

function records(one: Consistency): Record<string, Cell>[] {
  return one.channels.map(({ channel, n, mean, interval, shrunk }) => ({
    stage: one.stage,
    touchpoint: one.touchpoint,
    channel,
    answers: n,
    mean,
    low: interval[0],
    high: interval[1],
    shrunk,
    consistency: one.index,
    h: one.h,
    df: one.df,
    effect: one.effect,
    q: one.q,
  }))
}
