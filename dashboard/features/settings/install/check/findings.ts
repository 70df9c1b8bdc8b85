import type { Finding, Install } from '#contract/install.ts'

/** Tells a finding from the others: the last word of each kind and origin is kept. */
export function findingKey({ kind, origin, at }: Finding): string {
  return `${kind} ${origin ?? ''} ${at}`
}

/** Whether the last that a page told is that all is well. */
export function isConnected({ findings }: Pick<Install, 'findings'>): boolean {
  return findings[0]?.kind === 'loaded'
}

/** Whether any page was heard: by a check, an answer, or asking for its questions. */
export function isHeard({ heardAt, findings, testAnswers, firstAnswerAt }: Install): boolean {
  const answered = testAnswers.length > 0 || firstAnswerAt !== null
  return heardAt !== null || findings.length > 0 || answered
}

/** Whether the same shop has loaded without any fault since: `loaded` comes only then. */
export function isMended({ origin, at }: Finding, all: readonly Finding[]): boolean {
  return all.some((other) => other.kind === 'loaded' && other.origin === origin && other.at > at)
}
