import type { SiteConfig } from '#contract/collect/config.ts'
import { askConfig } from '../loader/config.ts'
import { lang, site, storage } from '../loader/settings.ts'
import { reasonsOf } from './reasons.ts'

/*
 * `wayfelt('explain')`: says in the console why each question is asked here or not. It reads the
 * config, the page and its storage anew, and changes nothing.
 */

/** Somebody has asked for it at the console. */
function say(text: string): void {
  // oxlint-disable-next-line no-console
  console.log(`Wayfelt: ${text}`)
}

async function explain(): Promise<void> {
  const config: Partial<SiteConfig> = Object(await askConfig())
  const { surveys, ignored } = config
  if (!surveys) return say('the questions could not be had; see the network panel.')
  if (ignored) return say(`Origins lacks ${location.origin}: nothing is asked here.`)
  const lines = surveys.map((survey) => {
    const reasons = reasonsOf(survey, { site, lang, ...config, surveys }, lang)
    return `${survey.id}: ${reasons.join('; ') || 'nothing stands in its way'}`
  })
  const head = `${surveys.length} questions of ${site}, asked in ${lang}, storage ${storage}`
  say([head, ...lines].join('\n– '))
}

// A file is run once: from now on it is asked again by itself.
const known = window.wayfelt
if (known)
  window.wayfelt = Object.assign(
    (...call: WayfeltCall) => (call[0] === 'explain' ? void explain() : known(...call)),
    known,
  )
void explain()
