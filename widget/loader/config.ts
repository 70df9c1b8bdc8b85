import type { SiteConfig } from '#contract/collect/config.ts'
import { request } from './request.ts'
import { lang, site } from './settings.ts'

/** The site's questions in one language; undefined until they have come. */
export let config: SiteConfig | undefined
/** Whether they could not be had the last time. */
export let isMissing = false

/** Gets the questions, or takes those that came along; rejects when they cannot be had. */
export async function loadConfig(inlined?: SiteConfig): Promise<void> {
  const got: SiteConfig = Object(
    inlined ??
      (await request(`sites/${site}/config?lang=${lang}`)
        .then((response) => response.json())
        .catch(() => 0)),
  )
  // What stands between page and server may answer for it.
  isMissing = !got.surveys
  if (isMissing) throw new Error('no survey')
  config = got
  // A shop could not find out in any other way: Origins is a field of Settings, Site.
  if (got.ignored) console.error(`Wayfelt: Origins lacks ${location.origin}`)
}
