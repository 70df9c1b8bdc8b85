import { orderOf } from './wayfelt.js'

/** What may be stored and who may be told of; neither, where the shop's pages say nothing of it. */
export function consentOf({ customerPrivacy }) {
  const allowed = customerPrivacy?.value?.allowedProcessing
  return { store: allowed?.preferences === true, tell: allowed?.analytics === true }
}

/** What the kit's logic needs, from what Shopify gives. @param gid the order's id */
export function envOf(shopify, gid) {
  const { host, site, survey, token_url: tokenUrl } = shopify.settings.value
  // This page's own, for as long as its tries go on.
  const request = fetch
  return {
    host,
    site,
    survey,
    order: orderOf(gid),
    lang: shopify.localization.language.value.isoCode,
    consent: () => consentOf(shopify),
    storage: shopify.storage,
    isPreview: Boolean(shopify.extension.editor),
    fetch: (url, init) => request(url, init),
    token: (order) => (tokenUrl ? signedToken(shopify, tokenUrl, order) : ''),
    now: () => Date.now(),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
  }
}

/** Asks the app's own server, which knows the shopper by Shopify's session token. */
async function signedToken({ sessionToken }, url, order) {
  const reply = await fetch(url, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await sessionToken.get()}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ order }),
  })
  return reply.ok ? (await reply.json()).token : ''
}
