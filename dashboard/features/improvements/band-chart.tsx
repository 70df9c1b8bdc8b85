import { useRef } from 'preact/hooks'
import type { Improvement } from '#contract/improvements/improvements.ts'
import { csvFile } from '#dashboard/kit/files/csv.ts'
import { download } from '#dashboard/kit/files/download.ts'
import { paintParts } from '#dashboard/kit/files/paint-parts.ts'
import { count, day, narrowInterval, signed } from '#dashboard/kit/i18n/format.ts'
import { daysBetween } from '#dashboard/kit/time/days.ts'
import { t } from './words.ts'

/** The axis goes to this many points at least. */
const LEAST = 20

interface Props {
  of: Improvement
}

/**
 * The change since the start with the interval that holds on every day, beside what is too small to
 * matter. Lines stretch with the card; words and figures stand over them in their own size.
 */
export function BandChart({ of }: Props) {
  const figure = useRef<HTMLElement>(null)
  const last = of.days.at(-1)
  return (
    <figure class="band-figure" ref={figure}>
      <figcaption class="mut">{t('imp.chart')}</figcaption>
      <div class="band">
        <Lines of={of} />
        <Words of={of} />
      </div>
      <p>
        {last
          ? t('imp.chart.says', {
              day: day(last.day),
              value: signed(last.value),
              low: signed(last.low),
              high: signed(last.high),
            })
          : t('imp.chart.wait')}
      </p>
      <ul class="band-keys mut">
        <li>
          <i class="key-held" />
          {t('imp.key.band')}
        </li>
        <li>
          <i />
          {t('imp.key.small', { n: of.worthwhile })}
        </li>
        <li>
          <i class="key-end" />
          {t('imp.key.end')}
        </li>
      </ul>
      {last && <Saves of={of} picture={() => paintParts(figure.current)} />}
    </figure>
  )
}

/** The days as a file, in the words of the API, and the chart as it stands. */
function Saves({ of, picture }: Props & { picture: () => Promise<Blob> }) {
  const name = `improvement-${of.id}`
  function saveDays() {
    const records = of.days.map(({ day, n, value, low, high }) => ({ day, n, value, low, high }))
    download(`${name}.csv`, new Blob([csvFile(records)], { type: 'text/csv' }))
  }
  async function savePicture() {
    download(`${name}.png`, await picture())
  }
  return (
    <p class="imp-foot" data-picture="no">
      <button
        type="button"
        class="control"
        aria-label={`${t('imp.days.csv')}: ${of.name}`}
        onClick={saveDays}
      >
        {t('imp.days.csv')}
      </button>
      <button
        type="button"
        class="control"
        aria-label={`${t('imp.png')}: ${of.name}`}
        onClick={() => void savePicture()}
      >
        {t('imp.png')}
      </button>
    </p>
  )
}

/** Places in per cent of the chart, and the points that have a line. */
function placesOf({ days, after, plannedEnd }: Improvement) {
  const length = daysBetween(after.from, plannedEnd) + 0.5
  // The first days are wide as a barn door, and would flatten the others.
  const widest = Math.max(LEAST, ...days.slice(-Math.ceil(days.length / 2)).map(reach))
  const top = Math.ceil(Math.min(widest, 100) / 10) * 10 + 5
  const level = Math.floor(top / 20) * 10
  return {
    x: (on: string) => ((daysBetween(after.from, on) - 0.5) / length) * 100,
    y: (points: number) => ((top - Math.max(-top, Math.min(top, points))) / (2 * top)) * 100,
    levels: [level, 0, -level],
  }
}

function Lines({ of }: Props) {
  const { days, plannedEnd, worthwhile, outlook, verdict } = of
  const { x, y, levels } = placesOf(of)
  const last = days.at(-1)
  const edge = x(plannedEnd)
  const line = (pick: 'value' | 'low' | 'high') =>
    days.map((one) => `${x(one.day)},${y(one[pick])}`)
  const middle = last?.value ?? 0
  return (
    <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
      <rect
        class="band-small"
        x="0"
        width={edge}
        y={y(worthwhile)}
        height={y(-worthwhile) - y(worthwhile)}
      />
      {levels.map((points) => (
        <line key={points} class="band-level" x1="0" x2="100" y1={y(points)} y2={y(points)} />
      ))}
      {last && (
        <>
          <polygon
            class="band-held"
            points={[...line('high'), ...line('low').toReversed()].join(' ')}
          />
          <polyline class="band-line" points={line('value').join(' ')} />
          <Whisker at={x(last.day)} from={y(last.high)} to={y(last.low)} />
        </>
      )}
      <line class="band-end" x1={edge} x2={edge} y1="0" y2="100" />
      {outlook && verdict === 'too_early' && (
        <Whisker
          at={edge}
          from={y(middle + outlook.halfWidth)}
          to={y(middle - outlook.halfWidth)}
        />
      )}
    </svg>
  )
}

function Whisker({ at, from, to }: { at: number; from: number; to: number }) {
  return <line class="band-whisker" x1={at} x2={at} y1={from} y2={to} />
}

function Words({ of }: Props) {
  const { days, plannedEnd, outlook } = of
  const { x, y, levels } = placesOf(of)
  const last = days.at(-1)
  return (
    <>
      {levels.map((points) => (
        <span key={points} class="band-word band-axis" style={{ top: `${y(points)}%` }}>
          {signed(points)}
        </span>
      ))}
      <span class="band-word band-of-small" style={{ top: `${y(0)}%` }}>
        {t('imp.chart.small')}
      </span>
      {last && (
        <span
          class="band-dot"
          style={{ left: `${x(last.day)}%`, top: `${y(last.value)}%` }}
          aria-hidden="true"
        />
      )}
      <span class="band-word band-verdict" style={{ left: `${x(plannedEnd)}%` }}>
        <b>{day(plannedEnd)}</b> {t('imp.chart.verdict')}
        {outlook && ` · ${t('imp.chart.then', { n: count(outlook.halfWidth) })}`}
      </span>
    </>
  )
}

function reach({ low, high }: Improvement['days'][number]): number {
  return Math.max(Math.abs(low), Math.abs(high))
}

/** A change with its interval: `+5 (−6 … +16)`. */
export function changeWords({ value, low, high }: NonNullable<Improvement['change']>): string {
  return t('imp.change.was', { value: signed(value), interval: narrowInterval([low, high]) })
}
