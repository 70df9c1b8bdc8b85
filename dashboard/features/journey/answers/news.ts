import { signal } from '@preact/signals'
import { useEffect, useState } from 'preact/hooks'
import { makeHolder, useLatest } from '#dashboard/kit/loading/latest.ts'

/** Counts how often newer answers were seen; whoever shows answers follows it. */
export const news = signal(0)

/** Runs when newer answers have been seen, but not when the component appears. */
export function useOnNews(run: () => void): void {
  const latest = useLatest(run)
  const [seen] = useState(() => makeHolder(news.peek()))
  const count = news.value
  useEffect(() => {
    if (seen.get() === count) return
    seen.set(count)
    latest()()
  }, [count, seen, latest])
}
