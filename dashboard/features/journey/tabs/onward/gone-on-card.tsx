import type { GoneOn, Onward } from '#contract/digests/onward.ts'
import { BANDS } from '#contract/words.ts'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { placeNames } from '#dashboard/features/journey/tabs/parts/digest-query.ts'
import { FiguresCard } from '#dashboard/features/journey/tabs/parts/figures-card.tsx'
import { IntervalBar } from '#dashboard/features/journey/tabs/pictures/interval-bar.tsx'
import type { Cell } from '#dashboard/kit/files/csv.ts'
import { percent, qValue, signed, signedInterval } from '#dashboard/kit/i18n/format.ts'
import { Table } from '#dashboard/kit/parts/table.tsx'
import { t } from './words.ts'

const POINTS = 100
const SURE = 0.05

/** Who goes on to a later stage, by what they felt. */
export function GoneOnCard({ view }: { view: Onward }) {
  const context = useJourney()
  const places = placeNames(context)
  const { goneOn } = view
  return (
    <FiguresCard
      title={t('onward.gone')}
      summary={`${t('onward.gone.lead')} ${t('onward.actions')}`}
      file={{
        name: t('file.name', { journey: `${context.journey.id}-bands`, ...view.range }),
        records: () => goneOn.flatMap(records),
      }}
      numbers={goneOn.flatMap((one) => numbersOf(one, places.stage(one.stage)))}
    >
      {goneOn.length === 0 ? (
        <p class="mut">{t('onward.gone.none')}</p>
      ) : (
        <Table
          caption={t('onward.gone')}
          rows={goneOn.map((one) => ({ ...one, id: one.stage }))}
          columns={[
            { name: t('stay.stage'), cell: (one) => stageCell(one, places.stage(one.stage)) },
            ...BANDS.map((band, place) => ({
              name: t(`onward.band.${band}`),
              cell: ({ bands }: GoneOn) => bandCell(bands[place]),
            })),
            { name: t('onward.difference'), end: true, cell: differenceCell },
          ]}
        />
      )}
    </FiguresCard>
  )
}

function stageCell({ windowDays }: GoneOn, name: string) {
  return (
    <>
      {name}
      <span class="figures-note">{t('onward.window', { n: windowDays })}</span>
    </>
  )
}

function bandCell(band: GoneOn['bands'][number] | undefined) {
  if (!band) return '–'
  const { taken, waiting } = band
  return (
    <>
      {taken ? (
        <>
          <b>{percent(taken.share)}</b> {taken.n} / {taken.of}
          <IntervalBar share={taken.share} interval={taken.interval} tone="hi" />
        </>
      ) : (
        t('onward.hidden')
      )}
      {waiting > 0 && <span class="figures-note">{t('onward.waiting', { n: waiting })}</span>}
    </>
  )
}

function differenceCell({ difference, state }: GoneOn) {
  if (!difference) return t('onward.hidden')
  const [low, high] = difference.interval
  const isSure = difference.q <= SURE && (low > 0 || high < 0)
  return (
    <>
      {t('onward.points', { points: signed(difference.difference * POINTS) })}
      <span class="figures-note">
        {signedInterval([low * POINTS, high * POINTS])} ·{' '}
        {t(isSure ? 'onward.sure' : 'onward.chance', { q: qValue(difference.q) })}
        {state === 'few' && ` · ${t('state.few')}`}
      </span>
    </>
  )
}

function numbersOf({ bands, difference }: GoneOn, stage: string): string[] {
  const shares = bands.flatMap(({ band, taken }) =>
    taken
      ? [
          `${stage}, ${t(`onward.band.${band}`)}: ${taken.n} / ${taken.of} = ${percent(taken.share)}`,
        ]
      : [],
  )
  const [unhappy, , happy] = bands
  return difference && happy?.taken && unhappy?.taken
    ? [
        ...shares,
        `${stage}: ${percent(happy.taken.share)} − ${percent(unhappy.taken.share)} = ${signed(difference.difference * POINTS)}`,
      ]
    : shares
}

function records({ stage, windowDays, bands }: GoneOn): Record<string, Cell>[] {
  return bands.map(({ band, taken, waiting }) => ({
    stage,
    window_days: windowDays,
    band,
    n: taken?.n ?? null,
    of: taken?.of ?? null,
    share: taken?.share ?? null,
    share_low: taken?.interval[0] ?? null,
    share_high: taken?.interval[1] ?? null,
    waiting,
  }))
}
