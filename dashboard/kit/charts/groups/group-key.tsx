import { lookOf, type LineLook } from './group-lines.ts'

const SHAPES = {
  circle: <circle cx="13" cy="7" r="3.5" />,
  rect: <rect x="9.5" y="3.5" width="7" height="7" />,
  triangle: <path d="M13 2.5l4.5 8h-9z" />,
} as const satisfies Record<LineLook['point'], unknown>

/** The line of a group as the curve draws it, for a legend. */
export function GroupKey({ index }: { index: number }) {
  const { colour, dash, point } = lookOf(index)
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 26 14"
      width="26"
      height="14"
      fill={`var(--${colour})`}
      stroke={`var(--${colour})`}
      stroke-width="1.75"
    >
      <path d="M0 7h26" stroke-dasharray={dash.join(' ')} />
      {SHAPES[point]}
    </svg>
  )
}
