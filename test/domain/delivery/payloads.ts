import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Heard, RawMessage, Read, ReaderFacts } from '#worker/domain/delivery/heard.ts'

const FOLDER = join(import.meta.dirname, '..', '..', 'corpora', 'payloads')

/** A stored payload, byte for byte. */
export function payload(path: string): string {
  return readFileSync(join(FOLDER, path), 'utf8')
}

/** A stored payload, parsed. */
export function payloadJson<T>(path: string): T {
  return JSON.parse(payload(path)) as T
}

/** A POST with a body and headers, whatever case they are written in. */
export function post(
  body: unknown,
  headers: Record<string, string> = {},
  rest: Partial<RawMessage> = {},
): RawMessage {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const)
  return { text, headers: Object.fromEntries(lower), query: {}, method: 'POST', ...rest }
}

/** A site in Warsaw that receives a message at the end of 2026. */
export const FACTS: ReaderFacts = {
  timezone: 'Europe/Warsaw',
  receivedAt: Date.parse('2026-12-01T12:00:00Z'),
}

/** What was heard; fails for a ping or a refusal. */
export function heardIn(read: Read): Heard {
  if ('heard' in read) return read.heard
  throw new Error(`nothing was heard: ${JSON.stringify(read)}`)
}
