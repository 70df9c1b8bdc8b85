import type { SiteConfig, SurveyConfig } from '#contract/collect/config.ts'
import type { Cue } from '../bridge.ts'
import { makeHost } from '../loader/host.ts'
import { urlAllowed } from '../loader/rules/urls.ts'
import { uuid } from '../loader/uuid.ts'

/**
 * The question for the test answer, whatever its trigger, audience and frequency say: the first
 * whose page this is, else the first of all. Nothing is counted, remembered or told the page.
 * @param fragment what stands behind the answer's address, by which the server knows a test
 * @param send sends the test answer
 */
export function makeCue(
  config: SiteConfig,
  fragment: string,
  send: (answer: object) => Promise<unknown>,
): Cue | undefined {
  const { site, surveys } = config
  const found = surveys.find(isDueHere) ?? surveys[0]
  if (!found) return undefined
  // On any page: the place that it stands in may be on another one.
  const { target: _, ...survey } = found
  const cue: Cue = {
    survey,
    config: config as Cue['config'],
    root: makeHost('wayfelt-card'),
    // Nobody is known here, so no budget is asked.
    who: () => ({}),
    request: async () => Response.error(),
    close: (ending = 'abandoned') => {
      const { end } = cue
      delete cue.end
      end?.(ending)
    },
    shown: () => () => {},
    answer: async (reply) => {
      const { channel = 'web' } = survey
      const url = `${reply.url}`.slice(0, 2048 - fragment.length) + fragment
      await send({ id: uuid(), site, channel, ...reply, url })
    },
    ended: () => {},
  }
  return cue
}

function isDueHere(survey: SurveyConfig): boolean {
  try {
    return urlAllowed(survey)
  } catch {
    return false
  }
}
