import type { SentimentClass } from '#dashboard/kit/sentiment/sentiment.ts'

const SHAPES: Record<SentimentClass, string> = {
  hi: 'M5 1.2a3.8 3.8 0 1 1 0 7.6a3.8 3.8 0 1 1 0-7.6z',
  mid: 'M1.8 1.8h6.4v6.4h-6.4z',
  lo: 'M5 9 0.9 1.6h8.2z',
}

/** A small mark whose colour and shape both say good, middling or bad; hollow for few answers. */
export function Mark({ kind, few }: { kind: SentimentClass | null; few?: boolean }) {
  const name = kind ? `mark mark-${kind}` : 'mark mark-none'
  return (
    <svg class={few ? `${name} mark-few` : name} viewBox="0 0 10 10" aria-hidden="true">
      <path d={SHAPES[kind ?? 'hi']} />
    </svg>
  )
}
