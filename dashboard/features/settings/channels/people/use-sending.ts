import { useEffect, useRef, useState } from 'preact/hooks'
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
  const [sending, setSending] = useState<Sending | null>(null)
  const stop = useRef(new AbortController())
  useEffect(() => () => stop.current.abort(), [])

  async function go(from: Sending, send: Send): Promise<void> {
    stop.current.abort()
    stop.current = new AbortController()
    const { signal } = stop.current
    let now: Sending = { ...from, state: 'running', failure: null }
    setSending(now)
    const { rows, doubles } = now.file
    try {
      for (let done = now.results.length; done < rows.length; done = now.results.length) {
        const { rows: told } = await send(rows.slice(done, done + PIECE), signal)
        now = { ...now, results: [...now.results, ...told] }
        if (signal.aborted) return
        setSending(now)
      }
      const left = doubles.map((line) => ({ line, ...DOUBLE }))
      const results = [...now.results, ...left].toSorted((a, b) => a.line - b.line)
      setSending({ ...now, state: 'done', results })
    } catch (cause) {
      if (signal.aborted) return
      const failure = cause instanceof Error ? cause : new Error(String(cause))
      setSending({ ...now, state: 'failed', failure })
    }
  }
  return {
    sending,
    begin: (kind: Sending['kind'], file: PeopleFile, send: Send) =>
      void go({ kind, state: 'running', file, results: [], failure: null }, send),
    goOn: (send: Send) => {
      if (sending?.state === 'failed') void go(sending, send)
    },
    /** Another file or survey: what was told of the one before does not hold. */
    forget: () => {
      stop.current.abort()
      setSending(null)
    },
  }
}

const DOUBLE = { outcome: 'double', link: null, optOut: null } as const
