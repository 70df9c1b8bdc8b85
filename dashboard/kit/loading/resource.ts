import { signal } from '@preact/signals'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { useLatest } from './latest.ts'

/** What a component sees of something that is fetched. */
export interface Resource<T> {
  /** The data of this key, or of the key before while this one loads. */
  data: T | null
  /** True while `data` belongs to another key. */
  stale: boolean
  loading: boolean
  error: Error | null
  /** Fetches again. Quietly: data stay as they are until new ones arrive, errors are not shown. */
  refresh: (options?: { quiet: boolean }) => void
}

interface State<T> {
  key: string | null
  data: T | null
  error: Error | null
  loading: boolean
}

type Load<T> = (signal: AbortSignal) => Promise<T>

const CACHED = 40
const cache = new Map<string, unknown>()

function remember(key: string, data: unknown): void {
  cache.delete(key)
  cache.set(key, data)
  const oldest = cache.keys().next().value
  if (cache.size > CACHED && oldest !== undefined) cache.delete(oldest)
}

/** Forgets everything that was fetched: another person may sign in next. */
export function clearResources(): void {
  cache.clear()
}

/**
 * Stale-while-revalidate: shows what is known for `key` at once, fetches it anyway, and aborts the
 * fetch when the key changes.
 */
export function useResource<T>(key: string, load: Load<T>): Resource<T> {
  const latest = useLatest(load)
  const [fetcher] = useState(() => createFetcher<T>(key, (signal) => latest()(signal)))
  useEffect(() => fetcher.follow(key), [fetcher, key])
  const { data, error, loading, key: held } = fetcher.state.value
  return useMemo(
    () => ({
      data,
      error,
      loading,
      stale: data !== null && held !== key,
      refresh: fetcher.refresh,
    }),
    [data, error, loading, held, key, fetcher],
  )
}

function createFetcher<T>(first: string, load: Load<T>) {
  const state = signal(startOf<T>(first, null))
  let key = first
  let running: AbortController | null = null
  let again = false

  async function fetchNow(quiet: boolean): Promise<void> {
    // A quiet refresh waits for its turn: aborting would starve a slow answer for ever.
    if (quiet && running) {
      again = true
      return
    }
    running?.abort()
    const own = (running = new AbortController())
    const asked = key
    if (!quiet) state.value = { ...state.value, error: null, loading: true }
    const outcome = await settle(load(own.signal))
    if (own.signal.aborted) return
    running = null
    if ('data' in outcome) remember(asked, outcome.data)
    state.value = settled({ now: state.value, key: asked, quiet }, outcome)
    if (again) {
      again = false
      await fetchNow(true)
    }
  }
  function retryOnline(): void {
    if (state.value.error) void fetchNow(false)
  }
  function stop(): void {
    removeEventListener('online', retryOnline)
    running?.abort()
    again = false
  }
  function follow(next: string): () => void {
    key = next
    state.value = startOf(next, state.value)
    void fetchNow(false)
    addEventListener('online', retryOnline)
    return stop
  }
  return {
    state,
    follow,
    refresh: (how?: { quiet: boolean }) => void fetchNow(how?.quiet ?? false),
  }
}

function startOf<T>(key: string, before: State<T> | null): State<T> {
  const known = cache.get(key)
  // The cache is filled under this very key with what its loader gave back.
  if (known !== undefined) return { key, data: known as T, error: null, loading: true }
  return { key: before?.key ?? null, data: before?.data ?? null, error: null, loading: true }
}

type Outcome<T> = { data: T } | { error: Error }

async function settle<T>(answer: Promise<T>): Promise<Outcome<T>> {
  try {
    return { data: await answer }
  } catch (error) {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }
}

function settled<T>(
  { now, key, quiet }: { now: State<T>; key: string; quiet: boolean },
  outcome: Outcome<T>,
): State<T> {
  if ('data' in outcome) return { key, data: outcome.data, error: null, loading: false }
  if (quiet && now.data !== null) return { ...now, loading: false }
  return { ...now, error: outcome.error, loading: false }
}
