import type { SurveyConfig } from '#contract/collect/config.ts'
import { config } from './config.ts'
import { who } from './identity.ts'
import { quietly } from './page.ts'
import { inAudience } from './rules/audience.ts'
import { mayAsk, readSeen, writeSeen } from './rules/frequency.ts'
import { dice } from './rules/sample.ts'
import { path, urlAllowed } from './rules/urls.ts'
import { lang, storage } from './settings.ts'
import { act, close, show } from './stage.ts'
import { uuid } from './uuid.ts'

/*
 * When which question is due. What is armed lives in memory only.
 */

/** Surveys that wait, or have had their turn on load, in this page view. */
let armed = new Set<string>()
let here = path()

/** Do the sample's dice fall on this visitor? The same way at every look. */
function sampled({ sample = 1, touchpoint }: SurveyConfig): boolean {
  if (sample >= 1) return true
  const seen = readSeen()
  seen.visitor ??= uuid()
  writeSeen(seen)
  return dice(`${who().respondent ?? seen.visitor} ${touchpoint}`) < sample
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
  const view = armed.add(survey.id)
  const ask = () => {
    if (view !== armed) return
    // Nobody sees a card in a hidden tab: it would count as shown.
    if (document.hidden) return wait(survey, 1)
    // An event may come again; a question on load has had its turn in this page view.
    if (survey.trigger?.event) armed.delete(survey.id)
    if (!act?.root.isConnected && due(survey)) void show(survey, { sample: survey.sample }, due)
  }
  setTimeout(() => quietly(ask), seconds * 1e3)
}

/** Calls off everything that waits. */
export function disarm(): void {
  armed = new Set()
}

/**
 * Looks at the questions that wait for an event with these properties, or without a name at those
 * that are due on load. Harmless to repeat within a page view.
 */
export function look(name?: unknown, props: Record<string, unknown> = {}): void {
  for (const survey of config?.surveys ?? [])
    quietly(() => {
      const { id, trigger: { event, where = {}, delay } = {} } = survey
      if (
        event === name &&
        !Object.keys(where).some((key) => props[key] !== where[key]) &&
        !armed.has(id) &&
        due(survey)
      )
        wait(survey, delay)
    })
}

/** A new page view: delays are off, and a question that does not belong here goes. */
export function pageMoved(force?: boolean): void {
  if (path() === here && !force) return
  here = path()
  disarm()
  if (storage === 'none') writeSeen({ ...readSeen(), visitor: uuid() })
  if (act && !urlAllowed(act.survey)) close()
  look()
}
