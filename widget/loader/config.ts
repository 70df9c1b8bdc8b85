import { loadFile, request } from './request.ts'
import { lang, site } from './settings.ts'
import type { SiteConfig } from '#contract/collect/config.ts'

/** The site's questions in one language; undefined until they have come. */
export let config: SiteConfig | undefined
/** Whether they could not be had the last time. */
export let isMissing = false

/** Asks for the questions; never rejects. */
export function askConfig(): Promise<unknown> {
  return request(`sites/${site}/config?lang=${lang}`)
    .then((response) => response.json())
    .catch(String)
}

/** Takes what was asked for, or came along; rejects when it is none. */
export async function takeConfig(coming: unknown): Promise<void> {
  const got: SiteConfig = Object(await coming)
  // What stands between page and server may answer for it.
  if ((isMissing = !got.surveys)) throw new Error('no survey')
  config = got
  // What the page has to be watched for stands in the address. Without it those questions wait.
  if (got.more) loadFile(got.more).catch(String)
  // A shop could not find out in any other way: Origins is a field of Settings, Site.
  if (got.ignored) console.error(`Wayfelt: Origins lacks ${location.origin}`)
}
