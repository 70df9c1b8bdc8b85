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
