import { signal } from '@preact/signals'
import { useOnChange } from '#dashboard/kit/loading/latest.ts'

/** Another object each time newer answers were seen; whoever shows answers follows it. */
export const news = signal({})

/** Runs when newer answers have been seen, but not when the component appears. */
export function useOnNews(run: () => void): void {
  useOnChange(news.value, run)
}
