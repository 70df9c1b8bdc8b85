import { cusumAfter } from '#worker/domain/stats/cusum.ts'
import { wilson } from '#worker/domain/stats/proportions.ts'
import type { UsualCounts, WatchedPlan } from './incident-plan.ts'

/** An answer about a carrier. */
export interface NamingAnswer {
  /** Unix milliseconds. */
  at: number
  /** Whether it names the issue: by a choice or by words, never by a low score alone. */
  isNamed: boolean
}

export interface Incident {
  /** The answer with which the score left 0 for the last time: the likeliest beginning. Unix milliseconds, as all times here. */
  startedAt: number
  /** When the score reached the threshold: nobody could have known before. */
  alarmedAt: number
  /** Its likeliest end, and when that was sure; null while it lasts. */
  endedAt: number | null
  endSureAt: number | null
  /** Whether it ended only because nobody has answered for two weeks. */
  isSilent: boolean
  /** From start to end: answers, and those that name the issue. */
  answers: number
  named: number
}

export interface Watched {
  /** Where the score stands now, in whole steps; 0 during an incident. */
  score: number
  /** Oldest first; only the last may still last. */
  incidents: Incident[]
}

const DAY_MS = 86_400_000
/** Without any answer for so long nothing is known of an incident any more. */
const SILENT_DAYS = 14
/** How much likelier "as usual" has to be than "still", until an incident is over: 100 to 1 (Wald 1945). */
const SURE = Math.log(100)

/** Where a stream stands after its answers so far: plain values, so that it can be kept. */
export interface Watch {
  score: number
  run: Run
  ending: Ending | null
}

type Steps = Pick<WatchedPlan, 'baseline' | 'incidentShare' | 'up' | 'threshold'>

/**
 * Follows a stream by one more answer: a CUSUM on the answers that name its issue, against a frozen
 * baseline. Answers of incidents change no baseline.
 * @returns where it stands now, and the incident that is over with it
 */
export function watchAnswer(
  watch: Watch,
  answer: NamingAnswer,
  plan: Steps,
): { watch: Watch; ended: Incident | null } {
  const { watch: now, ended } = endIfSilent(watch, answer.at)
  if (now.ending) {
    const ending = afterAnswer(now.ending, answer)
    if (ending.score < SURE) return { watch: { ...CALM, ending }, ended }
    return { watch: CALM, ended: endedSurely(ending, answer.at) }
  }
  const score = cusumAfter(now.score, answer.isNamed, { up: plan.up, down: 1 })
  const run = score === 0 ? NO_RUN : longer(now.run, answer)
  if (score < plan.threshold) return { watch: { score, run, ending: null }, ended }
  return { watch: { ...CALM, ending: beginEnding(run, answer.at, plan) }, ended }
}

/** Ends an incident of which nobody has told anything for two weeks. @param now Unix milliseconds */
export function endIfSilent(watch: Watch, now: number): { watch: Watch; ended: Incident | null } {
  const { ending } = watch
  if (!ending || !isSilentBy(now, ending)) return { watch, ended: null }
  return { watch: CALM, ended: endedSilently(ending) }
}

/** When an incident that lasts ends unless somebody answers, Unix milliseconds; null for none. */
export function silentAt({ ending }: Watch): number | null {
  return ending && ending.lastAt + SILENT_DAYS * DAY_MS
}

/**
 * The incidents of a stream. The same answers always give the same incidents.
 * @param answers oldest first
 * @param now Unix milliseconds
 */
export function watchStream(answers: readonly NamingAnswer[], plan: Steps, now: number): Watched {
  const incidents: Incident[] = []
  let watch = CALM
  const take = (step: { watch: Watch; ended: Incident | null }) => {
    if (step.ended) incidents.push(step.ended)
    ;({ watch } = step)
  }
  for (const answer of answers) take(watchAnswer(watch, answer, plan))
  take(endIfSilent(watch, now))
  if (watch.ending) incidents.push(watch.ending.incident)
  return { score: watch.score, incidents }
}

/** Answers since the score was 0. */
interface Run {
  startedAt: number
  answers: number
  named: number
}
const NO_RUN: Run = { startedAt: 0, answers: 0, named: 0 }
/** A stream of which nothing is known yet. */
export const CALM: Watch = { score: 0, run: NO_RUN, ending: null }

function longer(run: Run, { at, isNamed }: NamingAnswer): Run {
  return {
    startedAt: run.answers === 0 ? at : run.startedAt,
    answers: run.answers + 1,
    named: run.named + Number(isNamed),
  }
}

/** An incident that lasts, and the CUSUM the other way round that looks for its end. */
interface Ending {
  incident: Incident
  lastAt: number
  score: number
  /** Answers since that score was 0: they may be after the end. */
  run: Run
  gain: number
  loss: number
}

/**
 * Told from the usual share is what the incident has surely reached, at least the ratio: a hundred times
 * as much must not take as long to be over as three times.
 */
function beginEnding(
  run: Run,
  alarmedAt: number,
  { baseline, incidentShare }: Pick<WatchedPlan, 'baseline' | 'incidentShare'>,
): Ending {
  const reached = wilson({ x: run.named, n: run.answers })?.low ?? 0
  const share = Math.max(incidentShare, reached)
  return {
    incident: { ...run, alarmedAt, endedAt: null, endSureAt: null, isSilent: false },
    lastAt: alarmedAt,
    score: 0,
    run: NO_RUN,
    gain: Math.log((1 - baseline.share) / (1 - share)),
    loss: Math.log(share / baseline.share),
  }
}

function afterAnswer(ending: Ending, answer: NamingAnswer): Ending {
  const { incident, gain, loss } = ending
  const score = cusumAfter(ending.score, !answer.isNamed, { up: gain, down: loss })
  return {
    ...ending,
    // A late answer makes nobody silent.
    lastAt: Math.max(ending.lastAt, answer.at),
    score,
    run: score === 0 ? NO_RUN : longer(ending.run, answer),
    incident: {
      ...incident,
      answers: incident.answers + 1,
      named: incident.named + Number(answer.isNamed),
    },
  }
}

/** The answers of the quiet run came after it. */
function endedSurely({ incident, run }: Ending, endSureAt: number): Incident {
  return {
    ...incident,
    endedAt: run.startedAt,
    endSureAt,
    answers: incident.answers - run.answers,
    named: incident.named - run.named,
  }
}

function isSilentBy(now: number, { lastAt }: Ending): boolean {
  return now - lastAt > SILENT_DAYS * DAY_MS
}

function endedSilently({ incident, lastAt }: Ending): Incident {
  const endSureAt = lastAt + SILENT_DAYS * DAY_MS
  return { ...incident, endedAt: lastAt, endSureAt, isSilent: true }
}

/**
 * What was usual in a time, for a new baseline: all but its incidents, which last to the end of the time
 * where they have none.
 * @param range Unix milliseconds, the end is not part of it
 */
export function countUsual(
  answers: readonly NamingAnswer[],
  incidents: readonly Pick<Incident, 'startedAt' | 'endedAt'>[],
  { from, to }: { from: number; to: number },
): UsualCounts {
  const spans = incidents.map(({ startedAt, endedAt }) => ({
    from: Math.max(startedAt, from),
    to: Math.min(endedAt ?? to, to),
  }))
  const usual = answers.filter(
    ({ at }) => at >= from && at < to && !spans.some((span) => at >= span.from && at < span.to),
  )
  const covered = spans.reduce((sum, span) => sum + Math.max(0, span.to - span.from), 0)
  return {
    answers: usual.length,
    named: usual.filter(({ isNamed }) => isNamed).length,
    days: (to - from - covered) / DAY_MS,
  }
}
