import type { SurveyConfig } from '#contract/collect/config.ts'
import type { Cue, Ending, Ui } from '../bridge.ts'
import { config } from './config.ts'
import { emit, fail } from './page.ts'
import { report } from './report.ts'
import { readSeen, writeSeen } from './rules/frequency.ts'
import { source } from './settings.ts'
import { unlock } from './store.ts'

/*
 * The one place where questions are shown, never two at a time.
 */

/** What is on, or about to be. With its root out of the page it is as good as gone. */
export let act: Cue | undefined
let root: ShadowRoot

/** Our element in the page, with the live region. Both are there before any question. */
export function prepare(): void {
  if (root || !config?.surveys.length) return
  const host = document.createElement('wayfelt-card')
  const status = document.createElement('div')
  // Out of the page's layout, and through CSSOM, which no style-src forbids.
  host.style.position = 'absolute'
  // Screen readers announce what changes in a region, not that one arrives.
  status.setAttribute('role', 'status')
  root = host.attachShadow({ mode: 'open' })
  root.append(status)
  // A page that is still without a body gets it with the first question.
  document.body?.append(host)
}

/** Clears the stage. An unanswered question counts as `ending`. */
export function close(ending: Ending = 'abandoned'): void {
  const end = act?.end
  act = undefined
  end?.(ending)
}

/** Gets the UI and shows the question, if it is still due then. */
export async function show(
  survey: SurveyConfig,
  options: Pick<Cue, 'target' | 'sample'>,
  due: (survey: SurveyConfig) => boolean | undefined = () => true,
): Promise<void> {
  close()
  const mine: Cue = (act = {
    survey,
    // There is one: the survey is out of it. The UI throws where it is not as its type says.
    config: config as Cue['config'],
    root,
    close,
    report,
    emit,
    readSeen,
    writeSeen,
    unlock,
    ...options,
  })
  try {
    // A module import is no Trusted Types sink and needs no nonce.
    const ui: Ui = await import(/* @vite-ignore */ new URL(UI_PATH, source).href)
    if (act === mine && due(survey)) return ui.open(mine)
  } catch (error) {
    fail(error)
  }
  // It came to nothing, or another one came in between.
  if (act === mine) act = undefined
}
