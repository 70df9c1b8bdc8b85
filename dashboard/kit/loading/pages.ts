import { signal } from '@preact/signals'
import { useEffect, useState } from 'preact/hooks'
import { useResource } from './resource.ts'

/** A slice of a long list, newest first; `next` is the cursor of the slice behind it. */
export interface Slice<T> {
  items: T[]
  next: string | null
}

type Read<T> = (cursor: string | null, signal: AbortSignal) => Promise<Slice<T>>

interface Older<T> extends Slice<T> {
  /** The list that these items belong to. */
  key: string
  loading: boolean
  error: Error | null
}

/** A list whose older items come on demand. `read` fetches the slice behind a cursor. */
export function usePages<T extends { id: string }>(key: string, read: Read<T>) {
  const first = useResource<Slice<T>>(key, (signal) => read(null, signal))
  const [pages] = useState(createOlder<T>)
  useEffect(() => pages.stop, [pages, key])

  const tail = pages.state.value?.key === key ? pages.state.value : null
  const items = merge(first.data?.items ?? [], tail?.items ?? [])
  const next = tail ? tail.next : (first.data?.next ?? null)
  return {
    ...first,
    items,
    more: next !== null && !first.stale,
    older: {
      show: () => void pages.show(read, { key, next, items }),
      loading: tail?.loading ?? false,
      error: tail?.error ?? null,
    },
  }
}

function createOlder<T extends { id: string }>() {
  const state = signal<Older<T> | null>(null)
  let running: AbortController | null = null

  async function show(read: Read<T>, from: Pick<Older<T>, 'key' | 'next' | 'items'>) {
    if (from.next === null) return
    running?.abort()
    const own = (running = new AbortController())
    state.value = { ...from, loading: true, error: null }
    try {
      const { items, next } = await read(from.next, own.signal)
      if (own.signal.aborted) return
      state.value = { key: from.key, items: merge(from.items, items), next, ...QUIET }
    } catch (cause) {
      if (own.signal.aborted) return
      const error = cause instanceof Error ? cause : new Error(String(cause))
      state.value = { ...from, loading: false, error }
    }
  }
  return { state, show, stop: () => running?.abort() }
}

const QUIET = { loading: false, error: null }

/** Both lists without doubles: new items on top push old ones over the edge of the first slice. */
function merge<T extends { id: string }>(newer: T[], older: T[]): T[] {
  const known = new Set(newer.map(({ id }) => id))
  return [...newer, ...older.filter(({ id }) => !known.has(id))]
}
