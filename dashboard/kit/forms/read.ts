import { LIMITS } from '#contract/words.ts'

/** What a field of lines holds: one entry a line, without blank ones and repetitions. */
export function linesOf(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim())
  return [...new Set(lines.filter(Boolean))]
}

/** The parts of `after` that differ from `before`: the body of a PATCH. */
export function changesOf<T extends object>(before: T, after: T): Partial<T> {
  const names = Object.keys(after) as (keyof T)[]
  const changed = names.filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  )
  // Each of them is a value of `after` under its own name.
  return Object.fromEntries(changed.map((name) => [name, after[name]])) as Partial<T>
}

/** A handle as the API takes it: `b2c`, `first-time_buyer`. */
export function isHandle(text: string): boolean {
  return text.length <= LIMITS.handle && /^[a-z0-9][a-z0-9_-]*$/.test(text)
}
