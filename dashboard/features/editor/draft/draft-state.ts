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
  /** Edits that take back what was done here, the latest last; and what was taken back. */
  undo: Edit[]
  redo: Edit[]
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

/** Steps that are kept to be undone. */
const MOST_STEPS = 200

/** Does something on screen. @param undoId id of the edit that would take it back */
export function edit(state: DraftState, step: Edit, undoId: string): DraftState {
  const changed = doStep(state, step, undoId)
  return changed
    ? { ...changed.state, undo: [...state.undo, changed.inverse].slice(-MOST_STEPS), redo: [] }
    : state
}

/** Takes the last step back. @param id of the edit that would do it again */
export function undo(state: DraftState, id: string): DraftState {
  const step = state.undo.at(-1)
  if (!step) return state
  const rest = { ...state, undo: state.undo.slice(0, -1) }
  const changed = doStep(rest, step, id)
  // What somebody else has changed since is theirs: the step is no longer there to be taken back.
  return changed ? { ...changed.state, redo: [...state.redo, changed.inverse] } : rest
}

/** Does again what was taken back. @param id of the edit that would take it back again */
export function redo(state: DraftState, id: string): DraftState {
  const step = state.redo.at(-1)
  if (!step) return state
  const rest = { ...state, redo: state.redo.slice(0, -1) }
  const changed = doStep(rest, step, id)
  return changed ? { ...changed.state, undo: [...state.undo, changed.inverse] } : rest
}

function doStep(state: DraftState, step: Edit, id: string) {
  const outcome = applyEdit(state.shown, step)
  if (!('map' in outcome) || outcome.map === state.shown) return null
  const inverse = inverseOf(state.shown, step, id)
  return (
    inverse && {
      state: { ...state, pending: [...state.pending, step], shown: outcome.map },
      inverse,
    }
  )
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
    seq: Math.max(seq, state.seq),
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
