import type { LooseSurvey } from '#contract/surveys/draft.ts'
import { merge, type Clash } from './merge.ts'
import { isSame, setAt } from './paths.ts'

/*
 * A survey's draft in the hands of one person: what the server has, and what is on screen. Pure:
 * whoever uses it sends.
 */

/** Something that was done on screen, to be taken back. */
interface Step {
  before: LooseSurvey
  after: LooseSurvey
  /** The field that was typed into, so that quick typing is one step. */
  field: string
  /** Unix milliseconds. */
  at: number
}

/** A field that somebody else has changed at the same time. */
export interface OpenClash extends Clash {
  by: string
}

export interface DraftState {
  /** The draft as the server has it, and the number of that save. */
  base: LooseSurvey
  seq: number
  /** What is on screen. */
  shown: LooseSurvey
  undo: Step[]
  redo: Step[]
  /** Until somebody has decided them. */
  clashes: OpenClash[]
}

/** What is kept on disk until the server has it. */
export type UnsentDraft = Pick<DraftState, 'base' | 'seq' | 'shown' | 'clashes'>

/** What the server tells of a draft. */
interface Told {
  survey: LooseSurvey
  seq: number
  saved: { by: string } | null
}

/** Steps that are kept to be taken back. */
const MOST_STEPS = 200
/** Typing in one field within so many ms of the last letter is one step. */
const ONE_STEP_MS = 1500

export function openState({ survey, seq }: Told): DraftState {
  return { base: survey, seq, shown: survey, undo: [], redo: [], clashes: [] }
}

/** Whether there is something that the server does not know. */
export function isUnsent({ base, shown, clashes }: DraftState): boolean {
  return clashes.length > 0 || !isSame(base, shown)
}

/** Changes what is on screen. */
export function edit(state: DraftState, after: LooseSurvey, typed: Pick<Step, 'field' | 'at'>) {
  if (isSame(state.shown, after)) return state
  const last = state.undo.at(-1)
  const goesOn =
    last && last.field === typed.field && typed.at - last.at < ONE_STEP_MS && typed.field !== ''
  const step = { before: goesOn ? last.before : state.shown, after, ...typed }
  const undo = [...(goesOn ? state.undo.slice(0, -1) : state.undo), step].slice(-MOST_STEPS)
  return { ...state, shown: after, undo, redo: [] }
}

/** Takes the last step back. What somebody else has changed since is theirs and stays. */
export function undo(state: DraftState): DraftState {
  const step = state.undo.at(-1)
  if (!step) return state
  const shown = reverted(state.shown, step.after, step.before)
  return { ...state, shown, undo: state.undo.slice(0, -1), redo: [...state.redo, step] }
}

/** Does again what was taken back. */
export function redo(state: DraftState): DraftState {
  const step = state.redo.at(-1)
  if (!step) return state
  const shown = reverted(state.shown, step.before, step.after)
  return { ...state, shown, redo: state.redo.slice(0, -1), undo: [...state.undo, step] }
}

function reverted(now: LooseSurvey, from: LooseSurvey, to: LooseSurvey): LooseSurvey {
  return merge({ base: from, mine: to, theirs: now }).value as LooseSurvey
}

/** The server has taken what was sent. */
export function arrived(state: DraftState, sent: LooseSurvey, seq: number): DraftState {
  return { ...state, base: sent, seq }
}

/** The server has told of a draft, perhaps of one that somebody else has saved. */
export function receive(state: DraftState, { survey, seq, saved }: Told): DraftState {
  if (seq === state.seq) return state
  const { value, clashes } = merge({ base: state.base, mine: state.shown, theirs: survey })
  const by = saved?.by ?? ''
  const told = clashes.map((clash) => ({ ...clash, by }))
  // A field that is asked about already keeps what was typed first.
  const fresh = told.filter(({ field }) => !state.clashes.some((one) => one.field === field))
  return {
    ...state,
    base: survey,
    seq,
    shown: value as LooseSurvey,
    clashes: [...state.clashes, ...fresh],
  }
}

/** Puts what an earlier tab has left on top of the draft as it was read. */
export function takeUp(state: DraftState, left: UnsentDraft, told: Told): DraftState {
  if (left.seq === told.seq && isSame(state.base, state.shown))
    return { ...state, shown: left.shown, clashes: left.clashes }
  const before: DraftState = { ...openState({ ...told, seq: -1 }), ...left, seq: -1 }
  const taken = receive(before, { ...told, survey: state.shown })
  return { ...state, shown: taken.shown, clashes: [...state.clashes, ...taken.clashes] }
}

/** Puts a clash away; with `isMine` what was typed here stands. */
export function decide(state: DraftState, clash: OpenClash, isMine: boolean): DraftState {
  const clashes = state.clashes.filter((one) => one !== clash)
  const left = { ...state, clashes }
  if (!isMine) return left
  return edit(left, setAt(state.shown, clash.field, clash.mine), { field: '', at: 0 })
}
