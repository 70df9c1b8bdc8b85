import { signal } from '@preact/signals'
import { useEffect, useState } from 'preact/hooks'
import { makeHolder, useLatest } from '#dashboard/kit/loading/latest.ts'

/** Another object each time newer answers were seen; whoever shows answers follows it. */
export const news = signal({})

/** Runs when newer answers have been seen, but not when the component appears. */
export function useOnNews(run: () => void): void {
  const latest = useLatest(run)
  const [seen] = useState(() => makeHolder(news.peek()))
  const latestNews = news.value
  useEffect(() => {
    if (seen.get() === latestNews) return
    seen.set(latestNews)
    latest()()
  }, [latestNews, seen, latest])
}
