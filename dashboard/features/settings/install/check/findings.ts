import type { Finding } from '#contract/install.ts'

/** Tells a finding from the others: the last word of each kind and origin is kept. */
export function findingKey({ kind, origin, at }: Finding): string {
  return `${kind} ${origin ?? ''} ${at}`
}

/** Whether the same shop has loaded without any fault since: `loaded` comes only then. */
export function isMended({ origin, at }: Finding, all: readonly Finding[]): boolean {
  return all.some((other) => other.kind === 'loaded' && other.origin === origin && other.at > at)
}
