import { signal } from '@preact/signals'
import { useLayoutEffect, useState } from 'preact/hooks'
import type { RecipientResult, RecipientRow } from '#contract/channels/recipients.ts'
import type { PeopleFile } from './read-file.ts'
import type { ResultRow } from './result-file.ts'

/** Rows that go in one call: as with an import, a hundred fit a free plan's CPU. */
const PIECE = 100

export type Send = (rows: RecipientRow[], signal: AbortSignal) => Promise<RecipientResult>

/** A file on its way, or what became of its rows. */
export interface Sending {
  kind: 'plan' | 'links' | 'reminder'
  state: 'running' | 'done' | 'failed'
  file: PeopleFile
  results: ResultRow[]
  failure: Error | null
}

/**
 * Sends the rows of a file piece by piece, as long as this page is open. After a failure it goes on
 * where it was: the same rows again are the same links.
 */
export function useSending() {
  const [{ sending, leave, ...actions }] = useState(createSender)
  useLayoutEffect(() => leave, [leave])
  return { ...actions, sending: sending.value }
}

function createSender() {
  const sending = signal<Sending | null>(null)
  let stop = new AbortController()

  function note(change: Partial<Sending>): void {
    const known = sending.peek()
    if (known) sending.value = { ...known, ...change }
  }
  async function go(send: Send): Promise<void> {
    stop.abort()
    stop = new AbortController()
    const { signal: stopped } = stop
    note({ state: 'running', failure: null })
    const { file, results: before } = sending.peek() ?? { file: null, results: [] }
    if (!file) return
    const results = before.slice()
    try {
      while (results.length < file.rows.length) {
        const { rows } = await send(
          file.rows.slice(results.length, results.length + PIECE),
          stopped,
        )
        if (stopped.aborted) return
        results.push(...rows)
        note({ results: results.slice() })
      }
      const doubles = file.doubles.map((line) => ({ line, ...DOUBLE }))
      note({ state: 'done', results: [...results, ...doubles].toSorted((a, b) => a.line - b.line) })
    } catch (cause) {
      if (stopped.aborted) return
      note({ state: 'failed', failure: cause instanceof Error ? cause : new Error(String(cause)) })
    }
  }
  return {
    sending,
    begin: (kind: Sending['kind'], file: PeopleFile, send: Send) => {
      sending.value = { kind, state: 'running', file, results: [], failure: null }
      void go(send)
    },
    goOn: (send: Send) => {
      if (sending.peek()?.state === 'failed') void go(send)
    },
    /** Another file or survey: what was told of the one before does not hold. */
    forget: () => {
      stop.abort()
      sending.value = null
    },
    leave: () => stop.abort(),
  }
}

const DOUBLE = { outcome: 'double', link: null, optOut: null } as const
