import { endDisplay, keepDisplay, takeDisplay } from './display.ts'
import { emit, fail } from './page.ts'
import { config } from './config.ts'
import type { Cue, Ending, Ui } from '../bridge.ts'
import { now } from '../native.ts'
import { makeHost } from './host.ts'
import { loadFile, request } from './request.ts'
import type { SurveyConfig } from '#contract/collect/config.ts'
import { report } from './report.ts'
import { who } from './identity.ts'
import { remember } from './rules/frequency.ts'
import { unlock } from './store.ts'
import { uuid } from './uuid.ts'

/*
 * The one place where questions are shown, never two at a time.
 */

/** What is on, or about to be. With its root out of the page it is as good as gone. */
export let act: Cue | undefined
let root: ShadowRoot | undefined

/** Our element in the page, with the live region. Both are there before any question. */
export function prepare(): void {
  if (config?.surveys.length) root ??= makeHost('wayfelt-card')
}

/** Clears the stage. An unanswered question counts as `ending`. */
export function close(ending: Ending = 'abandoned'): void {
  const end = act?.end
  act = undefined
  end?.(ending)
}

/** A way onto the screen, which counts and remembers what happens there. */
function makeCue(survey: SurveyConfig, root: ShadowRoot): Cue {
  const { id, touchpoint, channel = 'web' } = survey
  const tell = (type: string) => emit(type, { survey: id, touchpoint })
  return {
    close,
    who,
    request,
    survey,
    // There is one: the survey is out of it. The UI throws where it is not as its type says.
    config: config as Cue['config'],
    root,
    shown() {
      unlock()
      const forget = remember(id, now())
      keepDisplay(id, channel)
      tell('shown')
      return forget
    },
    answer(reply) {
      remember(id)
      const item = { id: uuid(), ...reply, channel, displayed: !!takeDisplay() }
      const sent = report('answers', item)
      emit('answered', item)
      return sent
    },
    ended(type) {
      endDisplay(type)
      tell(type)
    },
  }
}

/** How long before its question the UI is fetched, in seconds: who leaves earlier is spared it. */
export const AHEAD = 2

/**
 * Gets the UI and shows the question, if it is still due then.
 * @returns the UI, if it could be had
 */
export async function show(
  survey: SurveyConfig,
  options: Pick<Cue, 'target' | 'sample'>,
  due: (survey: SurveyConfig) => boolean | undefined = () => true,
): Promise<Ui | undefined> {
  close()
  if (!root) return undefined
  const mine: Cue = (act = { ...makeCue(survey, root), ...options })
  let ui: Ui | undefined
  try {
    // A browser remembers what failed, by its address.
    ui = await loadFile<Ui>(UI_PATH).catch(() => loadFile<Ui>(`${UI_PATH}?${now()}`))
    if (act === mine && due(survey)) {
      ui.open(mine)
      return ui
    }
  } catch (error) {
    fail(error)
  }
  // It came to nothing, or another one came in between.
  if (act === mine) act = undefined
  return ui
}
