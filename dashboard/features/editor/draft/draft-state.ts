import { applyAll, applyEdit, inverseOf, type Edit } from '#contract/map/apply.ts'
import type { MapDocument } from '#contract/map/document.ts'
import type { Draft, Edits, MadeEdit } from '#contract/map/draft.ts'

/*
 * A draft in the hands of one editor. What the server has is one thing, what it has not been told yet
 * another; what is on screen is both, so that nobody waits for the line. Pure: whoever uses it sends.
 */

/** An edit that was not done, and what stands there now. */
export type RefusedEdit = Edits['refused'][number] & { edit: Edit }

export interface DraftState {
  /** The map as the server has it, after its edit number `seq`. */
  confirmed: MapDocument
  seq: number
  /** Made here, and not yet known to have arrived; in their order. */
  pending: Edit[]
  /** The map with them: what is shown. */
  shown: MapDocument
  /** What takes back what was done here, the latest last; and what was taken back. */
  undo: Edit[][]
  redo: Edit[][]
  /** Edits of the draft that the server has told, with who made them. */
  made: MadeEdit[]
  /** What could not be done, until somebody has decided. */
  refused: RefusedEdit[]
}

/** What is on screen first. */
export function openDraft({ document, seq, edits }: Draft): DraftState {
  const empty = { pending: [], undo: [], redo: [], refused: [] }
  return { confirmed: document, seq, shown: document, made: edits, ...empty }
}

/** Things that are kept to be taken back. */
const MOST_STEPS = 200

/**
 * Does something on screen: one step, or several that are taken back together.
 * @param makeId id of an edit that would take one back
 */
export function edit(state: DraftState, steps: Edit[], makeId: () => string): DraftState {
  const { changed, inverses } = doSteps(state, steps, makeId)
  if (inverses.length === 0) return state
  return { ...changed, undo: [...state.undo, inverses].slice(-MOST_STEPS), redo: [] }
}

/** Takes the last thing back. */
export function undo(state: DraftState, makeId: () => string): DraftState {
  const steps = state.undo.at(-1)
  if (!steps) return state
  const rest = { ...state, undo: state.undo.slice(0, -1) }
  // What somebody else has changed since is theirs: it is no longer there to be taken back.
  const { changed, inverses } = doSteps(rest, steps, makeId)
  return inverses.length > 0 ? { ...changed, redo: [...state.redo, inverses] } : rest
}

/** Does again what was taken back. */
export function redo(state: DraftState, makeId: () => string): DraftState {
  const steps = state.redo.at(-1)
  if (!steps) return state
  const rest = { ...state, redo: state.redo.slice(0, -1) }
  const { changed, inverses } = doSteps(rest, steps, makeId)
  return inverses.length > 0 ? { ...changed, undo: [...state.undo, inverses] } : rest
}

/** Does the steps that can be done. The inverses come in the order in which they undo them. */
function doSteps(state: DraftState, steps: Edit[], makeId: () => string) {
  let { shown } = state
  const done: Edit[] = []
  const inverses: Edit[] = []
  for (const step of steps) {
    const outcome = applyEdit(shown, step)
    if (!('map' in outcome) || outcome.map === shown) continue
    const inverse = inverseOf(shown, step, makeId())
    if (inverse) inverses.unshift(inverse)
    done.push(step)
    shown = outcome.map
  }
  return { changed: { ...state, shown, pending: [...state.pending, ...done] }, inverses }
}

/**
 * Takes what the server has answered: others' edits, one's own that have arrived, and those that were
 * refused. What is still on its way is done on top of it again.
 */
export function receive(state: DraftState, { seq, edits, refused }: Edits): DraftState {
  const news = edits.filter((made) => made.seq > state.seq)
  const confirmed = applyAll(
    state.confirmed,
    news.map((made) => made.edit),
  )
  const settled = new Set([...news.map((made) => made.edit.id), ...refused.map(({ id }) => id)])
  const pending = state.pending.filter((step) => !settled.has(step.id))
  const told = refused.flatMap((one) => {
    const step = state.pending.find(({ id }) => id === one.id)
    return step ? [{ ...one, edit: step }] : []
  })
  return {
    ...state,
    confirmed,
    // An edit may have come in between its number and the list.
    seq: Math.max(seq, state.seq, news.at(-1)?.seq ?? 0),
    pending,
    shown: applyAll(confirmed, pending),
    made: [...state.made, ...news],
    refused: [...state.refused, ...told],
  }
}

/**
 * Takes the answer to edits that were sent: those that it neither lists nor refuses had nothing to
 * change, so they are done with, too.
 */
export function receiveReply(state: DraftState, sent: Edit[], reply: Edits): DraftState {
  const ids = new Set(sent.map(({ id }) => id))
  const received = receive(state, reply)
  const pending = received.pending.filter(({ id }) => !ids.has(id))
  return { ...received, pending, shown: applyAll(received.confirmed, pending) }
}
