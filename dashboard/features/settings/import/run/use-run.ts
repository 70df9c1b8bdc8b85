import { signal } from '@preact/signals'
import { useLayoutEffect, useState } from 'preact/hooks'
import type { ImportRun } from '#contract/import-runs.ts'
import { beginImport, cancelImport } from '#dashboard/features/settings/import/api.ts'
import { sendFile, type SentFile, type Totals } from './send-file.ts'

/** A file on its way, or what became of it. */
export interface Run {
  kind: 'dry' | 'real'
  state: 'running' | 'done' | 'cancelled' | 'failed'
  totals: Totals | null
  /** Bytes of the file. */
  size: number
  failure: Error | null
}

/**
 * Tries a file out or imports it, as long as this page is open. What landed when it is left stays,
 * and stands in the list of imports.
 * @param onListed told whenever the list of imports has changed
 */
export function useRun(onListed: () => void) {
  const [{ run, leave, ...actions }] = useState(() => createRunner(onListed))
  useLayoutEffect(() => leave, [leave])
  return { ...actions, run: run.value }
}

function createRunner(onListed: () => void) {
  const run = signal<Run | null>(null)
  let stop = new AbortController()
  let begun: ImportRun | null = null

  function note(change: Partial<Run>): void {
    const known = run.peek()
    if (known) run.value = { ...known, ...change }
  }
  async function send(sent: SentFile, importId: number | null): Promise<void> {
    for await (const totals of sendFile(sent, importId, stop.signal)) note({ totals })
    note({ state: 'done' })
  }
  async function start(kind: Run['kind'], sent: SentFile, name: string): Promise<void> {
    stop = new AbortController()
    const { signal: stopped } = stop
    begun = null
    run.value = { kind, state: 'running', totals: null, size: sent.file.size, failure: null }
    try {
      if (kind === 'real') begun = await beginImport({ ...sent, file: name })
      await send(sent, begun?.id ?? null)
    } catch (cause) {
      if (stopped.aborted) return
      if (begun) await cancelImport(begun.id).catch(() => undefined)
      note({
        state: 'failed',
        failure: cause instanceof Error ? cause : new Error(String(cause)),
      })
    }
    if (kind === 'real') onListed()
  }
  async function cancel(): Promise<void> {
    stop.abort()
    note({ state: 'cancelled' })
    if (begun) await cancelImport(begun.id)
    onListed()
  }
  return {
    run,
    tryOut: (sent: SentFile, name: string) => void start('dry', sent, name),
    begin: (sent: SentFile, name: string) => void start('real', sent, name),
    cancel: () => void cancel(),
    /** Another file or map: what was told of the one before does not hold. */
    forget: () => {
      stop.abort()
      run.value = null
    },
    leave: () => stop.abort(),
  }
}
