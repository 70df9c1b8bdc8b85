const listeners: ((type: string, detail: unknown) => unknown)[] = []

/** `wayfelt('on', type, listener)`. What is no function fails, quietly, when it is called. */
export function on(wanted: unknown, listener: unknown): void {
  listeners.push((type, detail) => type === wanted && (listener as Listener)(detail))
}

type Listener = (detail: unknown) => unknown

/** Tells the page. What its listeners throw stays in here: it may not stop an answer. */
export function emit(type: string, detail: unknown): void {
  for (const listener of listeners) tryTo(() => listener(type, detail))
}

/** The only place where anything that fails may go. */
export function fail(error: unknown): void {
  emit('error', error)
}

/** Runs `work`; what it throws is not worth a word. */
export function tryTo<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}

/** Runs `work`; what it throws is reported and never reaches the shop's page. */
export function quietly(work: () => unknown): void {
  try {
    work()
  } catch (error) {
    fail(error)
  }
}

/** Begins when the main thread has nothing better to do, after 2 s at most. Safari cannot tell. */
let queue = new Promise<unknown>((resolve) =>
  (window.requestIdleCallback ?? (setTimeout as typeof requestIdleCallback))(resolve, {
    timeout: 2e3,
  }),
)

/** Runs `work` after everything that was put in line before it. */
export function inTurn(work: () => unknown): void {
  queue = queue.then(() => work()).catch(fail)
}
