import { sentimentClass } from '#dashboard/kit/sentiment/sentiment.ts'
import './whisker.css'

interface Props {
  value: number
  interval: readonly [number, number]
  /** The axis goes from −reach to reach. */
  reach: number
  /** What it is coloured by, where that is not the value itself. */
  tone?: number
  dotted?: boolean
  /** Another value on the same axis, as a line across. */
  mark?: number
}

/** Axes, in points: a difference of two means goes up to 200. */
const REACHES = [25, 50, 100] as const

/** The shortest axis that all intervals of a table fit on, so that they can be told from their dots. */
export function reachOf(intervals: readonly (readonly [number, number])[]): number {
  const most = Math.max(...intervals.flat().map(Math.abs))
  return REACHES.find((reach) => most <= reach) ?? 200
}

/** A value on an axis around 0 with the interval in which it may lie; the numbers stand beside it. */
export function Whisker({ value, interval, reach, tone = value, dotted = false, mark }: Props) {
  const place = (one: number) =>
    String((Math.min(reach, Math.max(-reach, one)) + reach) / (2 * reach))
  const style = {
    '--at': place(value),
    '--low': place(interval[0]),
    '--high': place(interval[1]),
    ...(mark === undefined ? {} : { '--mark': place(mark) }),
  }
  return (
    <span
      class={`whisker whisker-${sentimentClass(tone)}`}
      data-dotted={dotted || undefined}
      style={style}
      aria-hidden="true"
    >
      {mark !== undefined && <s />}
      <i />
      <b />
    </span>
  )
}
