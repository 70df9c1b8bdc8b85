import { signal } from '@preact/signals'
import { useLayoutEffect, useState } from 'preact/hooks'
import type { Erasure, Subject } from '#contract/privacy.ts'
import { call } from '#dashboard/kit/api/call.ts'

/** An erasure as this page knows it. */
export interface ErasureRun {
  erasure: Erasure
  /** Whether this page has taken it on. */
  active: boolean
  /** Why it stopped. */
  failure: Error | null
}

/**
 * Erasures that this page drives, call by call, until they are done or the page is left: then the
 * site's job goes on with them.
 */
export function useErasing() {
  const [{ runs, latest, stop, ...actions }] = useState(createEraser)
  useLayoutEffect(() => stop, [stop])
  return { ...actions, runs: runs.value, latest: latest.value }
}

function createEraser() {
  /** By the erasures' ids. */
  const runs = signal<ReadonlyMap<string, ErasureRun>>(new Map())
  /** The latest erasure that began or ended here. */
  const latest = signal<Erasure | null>(null)
  const leaving = new AbortController()

  function note(erasure: Erasure, active: boolean, failure: Error | null = null): void {
    runs.value = new Map(runs.peek()).set(erasure.id, { erasure, active, failure })
  }
  async function goOn(from: Erasure): Promise<void> {
    if (runs.peek().get(from.id)?.active) return
    let last = from
    note(last, true)
    try {
      while (last.state === 'running' && !leaving.signal.aborted) {
        last = await continueErasure(last.id)
        note(last, true)
      }
      if (last.state === 'done') latest.value = last
    } catch (cause) {
      note(last, false, cause instanceof Error ? cause : new Error(String(cause)))
    }
  }
  async function begin(subject: Subject): Promise<void> {
    const erasure = await beginErasure(subject)
    latest.value = erasure
    void goOn(erasure)
  }
  return {
    runs,
    latest,
    begin,
    goOn: (erasure: Erasure) => void goOn(erasure),
    stop: () => leaving.abort(),
  }
}

/** The site's erasures, newest first, each as it was last heard of. */
export function currentRuns(
  listed: Erasure[],
  runs: ReadonlyMap<string, ErasureRun>,
): ErasureRun[] {
  const known = new Set(listed.map(({ id }) => id))
  const fresh = [...runs.values()].filter(({ erasure }) => !known.has(erasure.id))
  const rest = listed.map((erasure) => {
    const own = erasure.state === 'done' ? undefined : runs.get(erasure.id)
    return own ?? { erasure, active: false, failure: null }
  })
  return [...fresh, ...rest].toSorted((a, b) => b.erasure.createdAt - a.erasure.createdAt)
}

/** Begins to forget one person. */
async function beginErasure(subject: Subject): Promise<Erasure> {
  return await call('POST /api/privacy/erasures', { body: { subject } })
}

/** Goes on with an erasure, over the next answers. */
async function continueErasure(id: string): Promise<Erasure> {
  return await call('POST /api/privacy/erasures', { body: { id } })
}
