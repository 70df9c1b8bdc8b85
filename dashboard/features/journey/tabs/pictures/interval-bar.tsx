interface Props {
  /** 0…1 of the bar's width, with the interval in which it may lie. */
  share: number
  interval: readonly [number, number]
  /** Rests on few answers: outlined. */
  few?: boolean
  /** What more of it is: bad, unless it is good or neither. */
  tone?: 'lo' | 'hi' | 'plain'
}

/** A share as a bar with its interval; the number stands beside it in words. */
export function IntervalBar({ share, interval: [low, high], few = false, tone = 'lo' }: Props) {
  const style = { '--share': String(share), '--low': String(low), '--high': String(high) }
  return (
    <span
      class={`interval-bar interval-bar-${tone}`}
      data-few={few || undefined}
      style={style}
      aria-hidden="true"
    >
      <i />
      <b />
    </span>
  )
}
