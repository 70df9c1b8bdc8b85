import { useState } from 'preact/hooks'
import type { CaseLink, LinkDecisionBody } from '#contract/cases/links.ts'
import type { Case } from '#contract/cases/story.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { isStatus } from '#dashboard/kit/api/errors.ts'
import { locale } from '#dashboard/kit/i18n/words.ts'

export type Decision = Omit<LinkDecisionBody, 'version'>

interface State {
  busy: boolean
  failure: Error | null
  /** What takes the last decision back; null before the first. */
  back: Decision | null
}

const IDLE: State = { busy: false, failure: null, back: null }

/** What is said about the links of a case, one decision at a time, with the way back. */
export function useLinks(one: Case, onTaken: (after: Case) => void) {
  const [state, setState] = useState(IDLE)
  async function decide(decision: Decision, isBack: boolean): Promise<void> {
    if (state.busy) return
    setState({ ...IDLE, busy: true })
    const params = { id: one.id }
    const query = { lang: locale() }
    try {
      const body = { ...decision, version: one.linksVersion }
      const after = await call('PUT /api/cases/:id/links', { params, query, body })
      setState({ ...IDLE, back: isBack ? null : wayBack(one.links, decision) })
      onTaken(after)
    } catch (cause) {
      setState({ ...IDLE, failure: cause instanceof Error ? cause : new Error(String(cause)) })
      // Somebody else was faster: what they decided is shown.
      if (isStatus(cause, 409)) onTaken(await call('GET /api/cases/:id', { params, query }))
    }
  }
  const { back } = state
  return {
    ...state,
    decide: (decision: Decision) => void decide(decision, false),
    undo: back && (() => void decide(back, true)),
  }
}

/** The decision that brings back what was there before another one. */
export function wayBack(before: CaseLink[], { kind, target, state }: Decision): Decision {
  const was = before.find((one) => one.kind === kind && one.target === target)?.state
  if (state === 'none') return { kind, target, state: was === 'rejected' ? 'rejected' : 'linked' }
  // An order that a colleague had chosen does not come back by itself.
  const chosen = before.find(
    (one) => one.kind === 'order' && one.state === 'linked' && one.by !== '',
  )
  if (kind === 'order' && state === 'linked' && chosen && chosen.target !== target)
    return { kind, target: chosen.target, state: 'linked' }
  return { kind, target, state: 'none' }
}
