import type { CheckReceipt, Install } from '#contract/install.ts'
import { changeSite, getSite } from '#dashboard/features/settings/site-api.ts'
import { call } from '#dashboard/kit/api/call.ts'

/** How far the shop's page is connected. */
export async function getInstall(signal?: AbortSignal): Promise<Install> {
  return await call('GET /api/install', { signal })
}

/** Begins a check. What the one before has found is forgotten. */
export async function beginCheck(): Promise<CheckReceipt> {
  return await call('POST /api/install/check')
}

/** Gives the site the map of a template, its names in a language, with its questions live. */
export async function startFromTemplate(language: string): Promise<void> {
  await call('POST /api/journeys', { body: { template: 'shop', language } })
}

/** Lets pages of one more origin send answers. */
export async function allowOrigin(origin: string): Promise<void> {
  // Read again: somebody may have changed the list since the page was opened.
  const { origins } = await getSite()
  if (!origins.includes(origin)) await changeSite({ origins: [...origins, origin] })
}
