import { t } from '#dashboard/features/settings/install/words.ts'

/** A curve over its stages: dotted before anything is measured. */
export function CurvePicture({ measured }: { measured: boolean }) {
  return (
    <svg
      class={measured ? 'start-picture start-measured' : 'start-picture'}
      viewBox="0 0 350 120"
      aria-hidden="true"
    >
      <path class="start-grid" d="M50 0v120M100 0v120M150 0v120M200 0v120M250 0v120M300 0v120" />
      <path class="start-line" d="M25 52C50 48 60 46 75 40S110 24 125 24" />
      <path class="start-fall" d="M125 24C145 24 155 88 175 88S210 66 225 62" />
      <path class="start-line" d="M225 62C245 56 260 46 275 40S310 30 325 26" />
      {POINTS.map(([x, y]) => (
        <circle key={x} cx={x} cy={y} r="5" class={y === 88 ? 'start-low' : undefined} />
      ))}
    </svg>
  )
}

const POINTS = [
  [25, 52],
  [75, 40],
  [125, 24],
  [175, 88],
  [225, 62],
  [275, 40],
  [325, 26],
] as const

const ROWS = [
  ['2026-11-03', '5'],
  ['2026-11-03', '2'],
  ['2026-11-04', '4'],
] as const

/** A file of answers. */
export function TablePicture() {
  return (
    <div class="start-picture start-table" aria-hidden="true">
      <span>{t('install.test.when')}</span>
      <span>{t('install.test.score')}</span>
      {ROWS.flatMap(([day, score]) => [
        <span key={`${day} of ${score}`}>{day}</span>,
        <span key={`${score} on ${day}`}>{score}</span>,
      ])}
    </div>
  )
}
