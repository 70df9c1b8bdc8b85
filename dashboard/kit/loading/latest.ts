import { useEffect, useLayoutEffect, useState } from 'preact/hooks'

/** A place for one value that changes without a render. */
export interface Holder<T> {
  get: () => T
  set: (value: T) => void
}

/** A new holder. In a component, keep it with `useState(() => makeHolder(…))`. */
export function makeHolder<T>(first: T): Holder<T> {
  let held = first
  return {
    get: () => held,
    set: (value) => {
      held = value
    },
  }
}

/** Gives effects and timers the value of the latest render. What it returns never changes. */
export function useLatest<T>(value: T): () => T {
  const [holder] = useState(() => makeHolder(value))
  useLayoutEffect(() => holder.set(value))
  return holder.get
}

/** Runs when a value has become another one, but not when the component appears. */
export function useOnChange(value: unknown, run: () => void): void {
  const latest = useLatest(run)
  const [before] = useState(() => makeHolder(value))
  useEffect(() => {
    if (before.get() === value) return
    before.set(value)
    latest()()
  }, [value, before, latest])
}
