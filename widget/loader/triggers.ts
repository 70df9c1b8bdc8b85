import { uuid } from './uuid.ts'
import { inAudience } from './rules/audience.ts'
import type { SurveyConfig } from '#contract/collect/config.ts'
import { mayAsk } from './rules/frequency.ts'
import { who } from './identity.ts'
import { act, AHEAD, close, show } from './stage.ts'
import { own } from '../native.ts'
import { get, set, stored, VISITOR } from './store.ts'
import { dice } from './rules/sample.ts'
import { lang, storage } from './settings.ts'
import { config } from './config.ts'
import { loadFile } from './request.ts'
import { quietly, tryTo } from './page.ts'
import { urlAllowed } from './rules/urls.ts'

/*
 * When which question is due. What is armed lives in memory only.
 */

/** Surveys that wait, or have had their turn: for an event, or in this page view. */
const armed = new Map<string, string>()

/**
 * A page view, as far as the survey is concerned: a path, and whether its rules hold there. Always
 * the same for one that waits for an event.
 */
function viewOf(survey: SurveyConfig): string {
  return survey.trigger?.event ? '' : `${location.pathname} ${tryTo(() => urlAllowed(survey))}`
}

/** Do the sample's dice fall on this visitor? The same way at every look, on later pages as well. */
function sampled({ sample, touchpoint, turn }: SurveyConfig): boolean {
  if (!sample) return true
  if (!get(VISITOR)) set(VISITOR, uuid(), true)
  const by = who().respondent ?? get(VISITOR)
  // Where nothing at all may be kept, the dice fall anew on every page.
  return dice(`${by} ${touchpoint}${storage === 'none' ? location.pathname : ''}`, turn) < sample
}

function due(survey: SurveyConfig): boolean | undefined {
  return (
    urlAllowed(survey) &&
    inAudience(survey, lang, who().traits?.['segment']) &&
    mayAsk(survey, config?.cooldownDays) &&
    sampled(survey)
  )
}

function wait(survey: SurveyConfig, seconds = 0): void {
  const { id, trigger: { event } = {} } = survey
  const view = viewOf(survey)
  armed.set(id, view)
  // Unless it was called off, or this is another page view.
  const after = (pause: number, work: () => unknown) => {
    const run = () => armed.get(id) === view && quietly(work)
    // A timer would let the page have its turn first.
    if (pause > 0) setTimeout(run, pause * 1e3)
    else run()
  }
  // What fails is tried again, and told, when the question is due.
  after(seconds - AHEAD, () => loadFile(UI_PATH).catch(String))
  after(seconds, () => {
    // Nobody sees a card in a hidden tab: it would count as shown.
    if (own('hidden')) return wait(survey, 1)
    // An event may come again; a question on load has had its turn in this page view.
    if (event) armed.delete(id)
    if (act?.root.isConnected || !due(survey)) return
    // Where no page knows of the dice of another, sooner or later all are asked.
    const isShare = who().respondent ?? stored(VISITOR)
    void show(survey, { sample: isShare ? survey.sample : 1 }, due).then(
      (ui) => ui ?? armed.delete(id),
    )
  })
}

/** Calls off everything that waits. */
export function disarm(): void {
  armed.clear()
}

/**
 * Looks at the questions that wait for an event with these properties, or without a name at those
 * that are due on load. Harmless to repeat within a page view.
 */
export function look(name?: unknown, props: Record<string, unknown> = {}): void {
  for (const survey of config?.surveys ?? [])
    quietly(() => {
      const { id, trigger: { event, where = {}, delay } = {} } = survey
      if (event !== name || Object.keys(where).some((key) => props[key] !== where[key])) return
      if (armed.get(id) === viewOf(survey)) return
      armed.delete(id)
      if (due(survey)) wait(survey, delay)
    })
}

/**
 * The address has changed. Another path is a new page view, and so is for a survey what changes the
 * outcome of its rules: its delay begins anew. What an event has armed goes on waiting.
 */
export function pageMoved(force?: boolean): void {
  if (force) disarm()
  if (act && !urlAllowed(act.survey)) close()
  look()
}
