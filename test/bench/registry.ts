import type { Bench } from './figure.ts'

/**
 * Every benchmark by its name, in the order in which `npm run bench` runs them. Each is loaded only
 * when it is asked for, so that a browser or a bundler is started only where one is measured.
 */
export const BENCHES = new Map<string, () => Promise<Bench>>([
  ['sizes', async () => (await import('./sizes.ts')).sizes],
  ['rows', async () => (await import('./rows.ts')).rows],
  ['ingest', async () => (await import('./ingest.ts')).ingest],
  ['webhooks', async () => (await import('./webhooks.ts')).webhooks],
  ['routes', async () => (await import('./routes.ts')).routes],
  ['bulk', async () => (await import('./bulk.ts')).bulk],
  ['journey', async () => (await import('./journey.ts')).journey],
  ['inbox', async () => (await import('./inbox.ts')).inbox],
  ['verify', async () => (await import('./verify.ts')).verify],
  ['duplicates', async () => (await import('./duplicates.ts')).duplicates],
  ['flood', async () => (await import('./flood.ts')).flood],
  ['kill', async () => (await import('./kill.ts')).kill],
  ['outbox', async () => (await import('./outbox.ts')).outbox],
  ['widget-cpu', async () => (await import('./widget-cpu.ts')).widgetCpu],
  ['slow-phone', async () => (await import('./slow-phone.ts')).slowPhone],
  ['xss', async () => (await import('./test-runs.ts')).xss],
  ['hostile', async () => (await import('./test-runs.ts')).hostile],
  ['rollups', async () => (await import('./test-runs.ts')).rollups],
  ['guests', async () => (await import('./test-runs.ts')).guests],
  ['verdicts', async () => (await import('./verdicts.ts')).verdicts],
  ['themes', async () => (await import('./themes.ts')).themes],
  ['golden', async () => (await import('./test-runs.ts')).golden],
])
