import type { Cue, Ending } from '../bridge.ts'
import type { Draft } from './use-draft.ts'

/** Remembers in this browser that the question was shown at `now`, or else that it was answered. */
export function remember({ survey, readSeen, writeSeen }: Cue, now?: number): void {
  const seen = readSeen()
  // The page's own scripts can have spoilt what is stored.
  const surveys = { ...seen.surveys }
  const [shown = 0, last = 0, answered] = [surveys[survey.id]].flat()
  surveys[survey.id] = now ? [shown + 1, now, answered] : [0, last, 1]
  writeSeen({ ...seen, last: now ?? seen.last, surveys })
}

/** Counts the display, or its end, on the server and tells the page. */
export function announce({ survey, report, emit }: Cue, type: 'shown' | Ending): void {
  const { id, touchpoint, channel } = survey
  void report('events', { type, survey: id, at: Date.now() }, channel)
  emit(type, { survey: id, touchpoint })
}

/** Sends the answer; true if it has to wait for a better line. */
export function answer(cue: Cue, { comment, ...draft }: Draft, shownAt: number) {
  const { survey, config, sample = 1, report, emit } = cue
  const reply = {
    survey: survey.id,
    revision: survey.revision,
    ...draft,
    comment: comment || null,
    lang: config.lang,
    // Query and hash of the page stay here.
    url: (location.origin + location.pathname).slice(0, 2048),
    shownAt,
    answeredAt: Date.now(),
    sample,
  }
  remember(cue)
  emit('answered', reply)
  return report('answers', reply, survey.channel)
}
