import type { CaseActionTaken } from '#contract/cases/words.ts'
import { reAskOf } from '#worker/domain/cases/re-ask.ts'
import { takesIn, type TrialDraw } from './trial.ts'

/* When the customer of a resolved case is asked how it went. */

const DAY_MS = 86_400_000
/** An experience that was to come and has not for so long is not waited for any more. */
const WAIT_DAYS = 60

/** What is known of the end of a case. Instants are Unix milliseconds. */
export interface CaseEnd {
  id: string
  action: CaseActionTaken | null
  resolvedAt: number
  /** When the customer was asked last; what was over by then is not asked about again. */
  askedAt: number | null
  /** What an agent chose, or was planned before; null for neither. */
  chosenAt: number | null
  /** When the replacement came, and when money went back; null while it did not. */
  deliveredAt: number | null
  refundedAt: number | null
}

/** When to ask, if that is known, and when to look again otherwise. */
export interface AskPlan {
  /** null while what it is about has not happened. */
  at: number | null
  /** When the clock looks again; null for never. */
  look: number | null
  /** The instant of an experience that a trial takes in: its delay is planned by the draw. */
  drawn?: number
}

/** How long after which end. */
export interface AskDays {
  now: number
  /** Days after the refund. */
  refundDays: number
  /** Days after the resolution where neither a parcel nor money is to come; null: by hand only. */
  againDays: number | null
  /** What a trial has drawn for this experience, if one is running. */
  draw?: TrialDraw | null
}

/**
 * Plans the one ask of an experience: as the replacement is there, some days after the refund, else some
 * days after the resolution; never by the closing of a case. A trial puts the days that it has drawn in
 * the place of all three, and asks nobody who would not be asked. What an agent chose stands above both.
 */
export function planAsk(end: CaseEnd, { now, refundDays, againDays, draw }: AskDays): AskPlan {
  if (end.chosenAt !== null) return { at: end.chosenAt, look: end.chosenAt }
  const { resolvedAt } = end
  const isNew = (instant: number | null) => instant !== null && instant > (end.askedAt ?? -1)
  const ask = reAskOf(
    {
      id: end.id,
      case: end.id,
      action: end.action ?? 'none',
      deliveredAt: isNew(end.deliveredAt) ? end.deliveredAt : null,
      refundedAt: isNew(end.refundedAt) ? end.refundedAt : null,
      byHand: null,
    },
    new Set(),
    0,
  )
  if (ask.state === 'due' || (ask.state === 'by-hand-only' && againDays !== null)) {
    const since = ask.state === 'due' ? ask.at : resolvedAt
    const isDrawn = draw && takesIn(draw, since, now)
    const usual = ask.state !== 'due' ? againDays : ask.by === 'refund' ? refundDays : 0
    const days = isDrawn ? draw.days : (usual ?? 0)
    const at = Math.max(since + days * DAY_MS, resolvedAt)
    return { at, look: at, ...(isDrawn ? { drawn: since } : {}) }
  }
  if (ask.state === 'by-hand-only') return { at: null, look: null }
  // A message about it makes it due at once; this is for what came another way.
  const isWaiting = now < resolvedAt + WAIT_DAYS * DAY_MS
  return { at: null, look: isWaiting ? now + DAY_MS : null }
}
