import type { SiteConfig } from '#contract/collect/config.ts'
import { request } from './request.ts'
import { lang, site } from './settings.ts'

/** The site's questions in one language; undefined until they have come. */
export let config: SiteConfig | undefined

/** Gets the questions, or takes those that came along; rejects when they cannot be had. */
export async function loadConfig(inlined?: SiteConfig): Promise<void> {
  // URL escapes what no URL may hold; another tag than a language's asks for none.
  config = inlined ?? (await (await request(`sites/${site}/config?lang=${lang}`)).json())
}
