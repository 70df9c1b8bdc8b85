/*
 * Consent managers as their published interfaces have them, as text for a page: what is there before
 * the visitor has decided, and `decide(given)`, which is the decision.
 */

interface Stub {
  cmp: string
  script: string
}

export const stubs: Stub[] = [
  {
    cmp: 'tcf',
    script: `
      const heard = []
      const say = (eventStatus, consents) => heard.forEach((listener) => listener(
        { tcfPolicyVersion: 5, gdprApplies: true, eventStatus, purpose: { consents } }, true))
      window.__tcfapi = (command, version, listener) => {
        if (command !== 'addEventListener' || version !== 2) return listener(null, false)
        heard.push(listener)
        say('cmpuishown', {})
      }
      window.decide = (given) => say('useractioncomplete', { 1: given })`,
  },
  {
    cmp: 'onetrust',
    script: `
      const update = (detail) => {
        window.OnetrustActiveGroups = ',' + detail.join() + ','
        dispatchEvent(new CustomEvent('OneTrustGroupsUpdated', { detail }))
      }
      update(['C0001'])
      window.decide = (given) => update(given ? ['C0001', 'C0003'] : ['C0001'])`,
  },
  {
    cmp: 'cookiebot',
    script: `
      window.Cookiebot = { hasResponse: false, consent: { necessary: true, preferences: false } }
      window.decide = (given) => {
        window.Cookiebot.hasResponse = true
        window.Cookiebot.consent = { necessary: true, preferences: given }
        dispatchEvent(new Event('CookiebotOnConsentReady'))
        dispatchEvent(new Event(given ? 'CookiebotOnAccept' : 'CookiebotOnDecline'))
      }`,
  },
  {
    cmp: 'shopify',
    script: `
      let isGiven = false
      window.Shopify = { customerPrivacy: { preferencesProcessingAllowed: () => isGiven } }
      window.decide = (given) => {
        isGiven = given
        document.dispatchEvent(new CustomEvent('visitorConsentCollected',
          { detail: { preferencesAllowed: given } }))
      }`,
  },
  {
    cmp: 'google',
    script: `
      window.dataLayer = []
      function gtag() { dataLayer.push(arguments) }
      gtag('consent', 'default', { functionality_storage: 'denied' })
      window.decide = (given) =>
        gtag('consent', 'update', { functionality_storage: given ? 'granted' : 'denied' })`,
  },
  {
    cmp: 'event',
    script: `
      window.decide = (detail) => dispatchEvent(new CustomEvent('wayfelt:consent', { detail }))`,
  },
]
