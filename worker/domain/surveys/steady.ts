const DAY_MS = 86_400_000
/** Days in which a steady sample is to bring its number of answers; then the next ones begin. */
export const STEADY_DAYS = 30
/** Days whose answers tell how many there would be if everybody were asked. */
export const RECENT_DAYS = 7
/** Nobody is asked by less: a share of nothing could never find out that there is more traffic. */
const LEAST = 0.001
/** Where nothing is known of the traffic yet: little enough for a busy page. */
const CAUTIOUS = 0.05
/** With fewer recent answers than these the share moves in small steps only. */
const FEW = 12
const STEP = 1.5

/** What a steady sample has brought so far. Instants are Unix milliseconds. */
export interface SteadyState {
  perMonth: number
  since: number
  now: number
  /** Answers since the beginning of the running thirty days. */
  got: number
  /** Answers of the last days, and each of them weighted by 1 / the share that was asked. */
  recent: { answers: number; weighted: number }
  /** The share that is in force, 0…1. */
  rate: number
}

/** When the running thirty days began. @param since when the first did, Unix milliseconds */
export function steadyStart(since: number, now: number): number {
  const periods = Math.floor(Math.max(0, now - since) / (STEADY_DAYS * DAY_MS))
  return since + periods * STEADY_DAYS * DAY_MS
}

/**
 * The share to ask from now on, so that the rest of the answers comes evenly over the rest of the
 * thirty days. Horvitz and Thompson's estimate (1952): each answer stands for 1 / its share, so the
 * sum over a week is what asking everybody would bring. An answer keeps the share it was asked by.
 * @returns 0.001…1
 */
export function nextRate(state: SteadyState): number {
  const { perMonth, since, now, got, recent, rate } = state
  const start = steadyStart(since, now)
  const left = Math.max(STEADY_DAYS - (now - start) / DAY_MS, 0.25)
  const wanted = Math.max(0, perMonth - got) / left
  const days = Math.min(RECENT_DAYS, Math.max((now - since) / DAY_MS, 1 / 24))
  const potential = recent.weighted / days
  const exact = potential > 0 ? wanted / potential : rate * STEP
  const bounded = recent.answers < FEW ? Math.min(Math.max(exact, rate / STEP), rate * STEP) : exact
  return Math.min(1, Math.max(LEAST, bounded))
}

/** The share to begin with. @param answersADay if everybody were asked; null where nobody knows */
export function firstRate(perMonth: number, answersADay: number | null): number {
  if (answersADay === null || answersADay <= 0) return CAUTIOUS
  return Math.min(1, Math.max(LEAST, perMonth / STEADY_DAYS / answersADay))
}
