import { act, render, waitFor } from '@testing-library/preact'
import { describe, expect, it, vi } from 'vitest'
import { useLive } from '#dashboard/kit/loading/live.ts'
import { usePages, type Slice } from '#dashboard/kit/loading/pages.ts'
import { clearResources, type Resource, useResource } from '#dashboard/kit/loading/resource.ts'
import { useClock, now } from '#dashboard/kit/time/now.ts'
import '#test/dashboard/support/app.tsx'

/** A server whose answers come when the test says so. */
function server<T>() {
  const asked: {
    signal: AbortSignal
    answer: (value: T) => void
    fail: (error: unknown) => void
  }[] = []
  const load = (signal: AbortSignal) =>
    new Promise<T>((answer, fail) => asked.push({ signal, answer, fail }))
  return { asked, load }
}

/** What a component sees of a resource. */
function watch<T>(first: string, load: (signal: AbortSignal) => Promise<T>) {
  let seen: Resource<T> | null = null
  const see = (resource: Resource<T>) => (seen = resource)
  function Watcher({ name }: { name: string }) {
    see(useResource<T>(name, load))
    return null
  }
  const view = render(<Watcher name={first} />)
  return {
    ...view,
    show: (name: string) => view.rerender(<Watcher name={name} />),
    get: () => {
      const { data, stale, loading, error } = seen ?? {}
      return { data, stale, loading, error: error?.message ?? null }
    },
    refresh: (how?: { quiet: boolean }) => act(() => seen?.refresh(how)),
  }
}
/** All that follows from what has happened, but for what waits for the server. */
const settle = () => act(() => new Promise<void>((wake) => setTimeout(wake)))

describe('what is fetched', () => {
  it('is loading, and then there', async () => {
    const { asked, load } = server<string>()
    const { get } = watch('a', load)
    expect(get()).toEqual({ data: null, stale: false, loading: true, error: null })
    asked[0]?.answer('A')
    await settle()
    expect(get()).toEqual({ data: 'A', stale: false, loading: false, error: null })
  })

  it('stays while the next is loading, marked as old', async () => {
    const { asked, load } = server<string>()
    const { get, show } = watch('a', load)
    asked[0]?.answer('A')
    await settle()
    show('b')
    expect(get()).toEqual({ data: 'A', stale: true, loading: true, error: null })
    asked[1]?.answer('B')
    await settle()
    expect(get()).toEqual({ data: 'B', stale: false, loading: false, error: null })
  })

  it('is shown from memory at once, and fetched anyway', async () => {
    const { asked, load } = server<string>()
    const { get, show } = watch('a', load)
    asked[0]?.answer('A')
    await settle()
    show('b')
    await settle()
    show('a')
    await settle()
    expect(asked[1]?.signal.aborted).toBe(true)
    expect(get()).toEqual({ data: 'A', stale: false, loading: true, error: null })
    asked[2]?.answer('A2')
    await settle()
    expect(get().data).toBe('A2')
  })

  it('is remembered for forty keys, the latest of them', async () => {
    const names = Array.from({ length: 41 }, (_, index) => `key ${index}`)
    for (const name of names) {
      const view = watch(name, () => Promise.resolve(name))
      await settle()
      view.unmount()
    }
    const never = () => new Promise<string>(() => undefined)
    expect(watch('key 0', never).get().data).toBeNull()
    expect(watch('key 1', never).get().data).toBe('key 1')
    // What is fetched again is late again.
    watch('key 1', () => Promise.resolve('again'))
    await settle()
    watch('key 41', () => Promise.resolve('41'))
    await settle()
    expect([1, 2].map((key) => watch(`key ${key}`, never).get().data)).toEqual(['again', null])
    clearResources()
    expect(watch('key 40', never).get().data).toBeNull()
  })

  it('tells why it did not come, and forgets that when it is tried again', async () => {
    const { asked, load } = server<string>()
    const { get, refresh } = watch('a', load)
    asked[0]?.fail('down')
    await settle()
    expect(get()).toEqual({ data: null, stale: false, loading: false, error: 'down' })
    await refresh()
    expect(get()).toMatchObject({ loading: true, error: null })
  })

  it('keeps its error when a quiet try fails without data, and its data otherwise', async () => {
    const { asked, load } = server<string>()
    const { get, refresh } = watch('a', load)
    asked[0]?.fail(new Error('first'))
    await settle()
    await refresh({ quiet: true })
    expect(get()).toMatchObject({ loading: false, error: 'first' })
    asked[1]?.fail(new Error('second'))
    await settle()
    expect(get()).toMatchObject({ error: 'second' })
    await refresh({ quiet: true })
    asked[2]?.answer('A')
    await settle()
    expect(get()).toMatchObject({ data: 'A', error: null })
    await refresh({ quiet: true })
    asked[3]?.fail(new Error('third'))
    await settle()
    expect(get()).toMatchObject({ data: 'A', error: null, loading: false })
  })

  it('is refreshed quietly after its turn, once for any number of wishes', async () => {
    const { asked, load } = server<string>()
    const { refresh } = watch('a', load)
    await refresh({ quiet: true })
    await refresh({ quiet: true })
    expect(asked).toHaveLength(1)
    expect(asked[0]?.signal.aborted).toBe(false)
    asked[0]?.answer('A')
    await settle()
    expect(asked).toHaveLength(2)
    asked[1]?.answer('A')
    await settle()
    expect(asked).toHaveLength(2)
  })

  it('of the next key is not asked for by a wish for the one before', async () => {
    const { asked, load } = server<string>()
    const { refresh, show } = watch('a', load)
    await refresh({ quiet: true })
    show('b')
    await settle()
    asked[1]?.answer('B')
    await settle()
    expect(asked).toHaveLength(2)
  })

  it('is fetched anew at once on demand, and the slow try before is dropped', async () => {
    const { asked, load } = server<string>()
    const { get, refresh } = watch('a', load)
    await refresh()
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([true, false])
    asked[1]?.answer('new')
    await settle()
    asked[0]?.answer('old')
    await settle()
    expect(get().data).toBe('new')
  })

  it('is tried again when the network is back, if it had failed', async () => {
    const { asked, load } = server<string>()
    const { unmount } = watch('a', load)
    const online = () => act(() => void dispatchEvent(new Event('online')))
    await online()
    expect(asked).toHaveLength(1)
    asked[0]?.fail(new Error('down'))
    await settle()
    await online()
    expect(asked).toHaveLength(2)
    asked[1]?.fail(new Error('down'))
    await settle()
    unmount()
    await waitFor(async () => {
      const before = asked.length
      await online()
      expect(asked).toHaveLength(before)
    })
  })

  it('is dropped when its component leaves', async () => {
    const { asked, load } = server<string>()
    const { unmount } = watch('a', load)
    unmount()
    await waitFor(() => expect(asked[0]?.signal.aborted).toBe(true))
  })
})

describe('a long list', () => {
  interface Item {
    id: string
  }
  const items = (...ids: string[]): Item[] => ids.map((id) => ({ id }))

  function list() {
    const { asked, load } = server<Slice<Item>>()
    const cursors: (string | null)[] = []
    let seen: ReturnType<typeof usePages<Item>> | null = null
    const see = (pages: ReturnType<typeof usePages<Item>>) => (seen = pages)
    function List({ name }: { name: string }) {
      see(
        usePages<Item>(name, (cursor, signal) => {
          cursors.push(cursor)
          return load(signal)
        }),
      )
      return null
    }
    const view = render(<List name="a" />)
    return {
      asked,
      cursors,
      show: (name: string) => view.rerender(<List name={name} />),
      older: () => act(() => seen?.older.show()),
      answer: (at: number, slice: Slice<Item>) => {
        asked[at]?.answer(slice)
        return settle()
      },
      get: () => ({
        ids: seen?.items.map(({ id }) => id).join(''),
        more: seen?.more,
        loading: seen?.older.loading,
        error: seen?.older.error?.message ?? null,
      }),
    }
  }

  it('goes on slice by slice, and says when it is at its end', async () => {
    const { get, answer, older, cursors } = list()
    expect(get()).toEqual({ ids: '', more: false, loading: false, error: null })
    await answer(0, { items: items('d', 'c'), next: 'c' })
    expect(get()).toEqual({ ids: 'dc', more: true, loading: false, error: null })
    await older()
    expect(get()).toEqual({ ids: 'dc', more: true, loading: true, error: null })
    await answer(1, { items: items('b'), next: 'b' })
    expect(get()).toEqual({ ids: 'dcb', more: true, loading: false, error: null })
    await older()
    await answer(2, { items: items('b', 'a'), next: null })
    expect(get()).toEqual({ ids: 'dcba', more: false, loading: false, error: null })
    await older()
    expect(cursors).toEqual([null, 'c', 'b'])
  })

  it('tells why older ones did not come, and goes on from there', async () => {
    const { asked, get, answer, older, cursors } = list()
    await answer(0, { items: items('b'), next: 'b' })
    await older()
    asked[1]?.fail('down')
    await settle()
    expect(get()).toEqual({ ids: 'b', more: true, loading: false, error: 'down' })
    await older()
    await answer(2, { items: items('a'), next: null })
    expect(get()).toEqual({ ids: 'ba', more: false, loading: false, error: null })
    expect(cursors).toEqual([null, 'b', 'b'])
  })

  it('takes no older ones over from another list, however late they come', async () => {
    const { asked, get, answer, older, show } = list()
    await answer(0, { items: items('b'), next: 'b' })
    await older()
    show('other')
    await settle()
    expect(asked[1]?.signal.aborted).toBe(true)
    expect(get().more).toBe(false)
    await answer(2, { items: items('z'), next: null })
    await answer(1, { items: items('a'), next: null })
    expect(get()).toEqual({ ids: 'z', more: false, loading: false, error: null })
    show('a')
    await settle()
    await answer(3, { items: items('b'), next: 'b' })
    expect(get()).toMatchObject({ ids: 'b', more: true })
  })

  it('asks once for what is asked for twice', async () => {
    const { asked, get, answer, older } = list()
    await answer(0, { items: items('b'), next: 'b' })
    await older()
    await older()
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([false, true, false])
    asked[1]?.fail(new Error('dropped'))
    await settle()
    expect(get().error).toBeNull()
    await answer(2, { items: items('a'), next: null })
    expect(get().ids).toBe('ba')
  })
})

/** Time passes on a faked clock, with all that it brings about. */
const pass = (ms: number) => act(async () => void (await vi.advanceTimersByTimeAsync(ms)))

describe('looking for news', () => {
  it('goes on with what the component wants by now, and ends with it', async () => {
    vi.useFakeTimers()
    const looked: string[] = []
    function Watcher({ name }: { name: string | null }) {
      useLive({ key: name && 'same' }, async () => void looked.push(name ?? ''))
      return null
    }
    const view = render(<Watcher name="a" />)
    view.rerender(<Watcher name="b" />)
    await pass(1500)
    expect(looked).toEqual(['a', 'b'])
    view.rerender(<Watcher name={null} />)
    await pass(60_000)
    expect(looked).toEqual(['a', 'b'])
  })
})

describe('the clock of a page', () => {
  it('moves on twice a minute while the page is there', async () => {
    vi.useFakeTimers()
    function Page() {
      useClock()
      return null
    }
    now.value = 0
    const start = Date.now()
    const { unmount } = render(<Page />)
    expect(now.value).toBe(start)
    await vi.advanceTimersByTimeAsync(29_999)
    expect(now.value).toBe(start)
    await vi.advanceTimersByTimeAsync(1)
    expect(now.value).toBe(start + 30_000)
    unmount()
    await pass(100)
    now.value = 0
    await vi.advanceTimersByTimeAsync(90_000)
    expect(now.value).toBe(0)
  })
})
