import type { PlaceSpeed, Speed } from '#contract/digests/speed.ts'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { DigestView } from '#dashboard/features/journey/tabs/parts/digest-view.tsx'
import { FiguresCard } from '#dashboard/features/journey/tabs/parts/figures-card.tsx'
import { questionPlace } from '#dashboard/features/journey/tabs/parts/value-name.ts'
import { t } from '#dashboard/features/journey/tabs/words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import type { Cell } from '#dashboard/kit/files/csv.ts'
import { count, percent, percentInterval, signed } from '#dashboard/kit/i18n/format.ts'
import { Table } from '#dashboard/kit/parts/table.tsx'

/** Answers quicker than one can read: none is dropped, each figure stands with and without them. */
export function SpeedCard() {
  return (
    <DigestView
      name="speed"
      load={(id, query, signal) =>
        call('GET /api/journeys/:id/speed', { params: { id }, query, signal })
      }
    >
      {(view) => <Quick view={view} />}
    </DigestView>
  )
}

function Quick({ view }: { view: Speed }) {
  const context = useJourney()
  const name = (place: PlaceSpeed) => questionPlace(context, place)
  const { quick, quickBelowMs, places } = view
  const seconds = quickBelowMs / 1000
  if (!quick) {
    return (
      <section class="section">
        <h2 class="section-head">{t('speed.title')}</h2>
        <p class="mut">{t('speed.none')}</p>
      </section>
    )
  }
  const rows = places.map((place) => ({
    ...place,
    id: `${place.stage} ${place.touchpoint} ${place.scale}`,
  }))
  const [some, others] = [
    rows.filter((row) => row.quick.n > 0),
    rows.filter((row) => row.quick.n === 0),
  ]
  const columns = [
    { name: t('speed.place'), cell: name },
    { name: t('speed.quick'), end: true, cell: quickCell },
    { name: t('speed.all'), end: true, cell: allCell },
    { name: t('speed.without'), end: true, cell: withoutCell },
  ]
  return (
    <FiguresCard
      title={t('speed.title')}
      summary={t('speed.lead', {
        n: quick.n,
        of: count(quick.of),
        share: percent(quick.share),
        seconds: count(seconds),
      })}
      file={{
        name: t('file.name', { journey: `${context.journey.id}-speed`, ...view.range }),
        records: () => places.map(record),
      }}
      numbers={places.map((place) => `${name(place)}: ${numbers(place, quickBelowMs)}`)}
    >
      {some.length > 0 && <Table caption={t('speed.title')} rows={some} columns={columns} />}
      {others.length > 0 && (
        <details class="fold">
          <summary>{t('speed.others', { n: others.length })}</summary>
          <Table
            caption={t('speed.others', { n: others.length })}
            rows={others}
            columns={columns}
          />
        </details>
      )}
    </FiguresCard>
  )
}

function quickCell({ quick: { n, of, share, interval } }: PlaceSpeed) {
  return (
    <>
      {percent(share)}
      <span class="figures-note">
        {count(n)} / {count(of)} · {percentInterval(interval)}
      </span>
    </>
  )
}

function allCell({ all }: PlaceSpeed) {
  return mean(all)
}

function withoutCell({ without }: PlaceSpeed) {
  return mean(without)
}

function numbers({ quick: { n, of }, all, without }: PlaceSpeed, quickBelowMs: number): string {
  return `${n} / ${of} < ${quickBelowMs} ms; ${mean(all)} (${of}), ${mean(without)} (${of} − ${n} = ${of - n})`
}

function mean(value: number | null): string {
  return value === null ? '–' : signed(value)
}

function record({ quick, ...place }: PlaceSpeed): Record<string, Cell> {
  const { stage, touchpoint, scale, all, without } = place
  return { stage, touchpoint, scale, timed: quick.of, quick: quick.n, all, without }
}
