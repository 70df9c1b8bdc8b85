import './survival-line.css'

interface Props {
  curve: readonly { days: number; share: number }[]
  /** The days at its right end; the last ones of the curve where none are given. */
  until?: number
}

/** The share that is still there, day by day: from all at the left to whoever is left at the right. */
export function SurvivalLine({ curve, until }: Props) {
  const last = until ?? curve.at(-1)?.days ?? 0
  if (last === 0) return null
  const line = curve
    .map(({ days, share }, index) => {
      const x = (days / last) * 100
      return index === 0 ? `M${x} ${30 - share * 30}` : `H${x}V${30 - share * 30}`
    })
    .join('')
  return (
    <svg class="survival" viewBox="0 0 100 30" preserveAspectRatio="none" aria-hidden="true">
      <path d={line} />
    </svg>
  )
}
