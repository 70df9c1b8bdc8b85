import { signal } from '@preact/signals'
import { useState } from 'preact/hooks'
import type { CaseItem, CaseStepInput } from '#contract/cases/cases.ts'
import type { Case } from '#contract/cases/story.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { ApiError } from '#dashboard/kit/api/errors.ts'
import { useLatest } from '#dashboard/kit/loading/latest.ts'

/** What was done last, for those who hear the page; it stays while pages change. */
export const told = signal('')

/** The case that a step is for, as its reader saw it. */
export type Target = Pick<CaseItem, 'id' | 'number' | 'seq' | 'changedAt'>

/** A step that was not taken because somebody else was there first. */
export interface Conflict {
  step: CaseStepInput
  target: Target
  /** The case as it is now. */
  now: Case
  followedBy: Then | undefined
}

/** What follows a step that was taken. */
type Then = (after: Case) => void

export interface Steps {
  busy: boolean
  failure: Error | null
  conflict: Conflict | null
  take: (target: Target, step: CaseStepInput, followedBy?: Then) => void
  /** The same step again, now that its reader knows what has changed. */
  insist: () => void
  drop: () => void
}

const IDLE = { busy: false, failure: null, conflict: null }

/**
 * Takes steps, one at a time. A refusal tells whether the case has changed meanwhile: then nothing
 * that was typed is lost.
 * @param onTaken what follows a step that was taken
 */
export function useSteps(onTaken: (after: Case, step: CaseStepInput) => void): Steps {
  const [state, setState] = useState<Pick<Steps, 'busy' | 'failure' | 'conflict'>>(IDLE)
  const latest = useLatest(onTaken)
  async function take(target: Target, step: CaseStepInput, followedBy?: Then): Promise<void> {
    if (state.busy) return
    setState({ ...IDLE, busy: true })
    try {
      const params = { id: target.id }
      const after = await call('POST /api/cases/:id/steps', {
        params,
        body: { step, seq: target.seq },
      })
      setState(IDLE)
      latest()(after, step)
      followedBy?.(after)
    } catch (cause) {
      setState({ ...IDLE, ...(await refusalOf(cause, { step, target, followedBy })) })
    }
  }
  const { conflict } = state
  return {
    ...state,
    take: (...args) => void take(...args),
    insist: () => {
      if (conflict) void take(conflict.now, conflict.step, conflict.followedBy)
    },
    drop: () => setState(IDLE),
  }
}

async function refusalOf(cause: unknown, tried: Omit<Conflict, 'now'>) {
  const { target } = tried
  const failure = cause instanceof Error ? cause : new Error(String(cause))
  if (!(cause instanceof ApiError && cause.code === 'case_changed')) return { failure }
  try {
    const now = await call('GET /api/cases/:id', { params: { id: target.id } })
    return { conflict: { ...tried, now } }
  } catch {
    return { failure }
  }
}
