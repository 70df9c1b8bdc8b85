import { useLayoutEffect, useState } from 'preact/hooks'

/** A place for one value that changes without a render. */
export interface Box<T> {
  get: () => T
  set: (value: T) => void
}

/** A new box. In a component, keep it with `useState(() => makeBox(…))`. */
export function makeBox<T>(first: T): Box<T> {
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
  const [box] = useState(() => makeBox(value))
  useLayoutEffect(() => box.set(value))
  return box.get
}
