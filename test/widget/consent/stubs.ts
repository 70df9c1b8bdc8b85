/*
 * Consent managers as their published interfaces have them, each in two ways: what is there from the
 * first on, and what a visitor's decision does.
 */

/** What a stub does in the page of a test. */
export interface Stub {
  cmp: string
  /** The manager is there; the visitor has not decided. */
  arrive: () => void
  /** The visitor decides. */
  decide: (given: boolean) => void
}

const page = window as unknown as Record<string, unknown>

type TcListener = (data: object | null, success: boolean) => void

function tcf(): Stub {
  const listeners: TcListener[] = []
  const say = (eventStatus: string, consents: object) => {
    for (const listener of listeners)
      listener({ tcfPolicyVersion: 5, gdprApplies: true, eventStatus, purpose: { consents } }, true)
  }
  return {
    cmp: 'tcf',
    arrive() {
      page['__tcfapi'] = (command: string, version: number, listener: TcListener) => {
        if (command !== 'addEventListener' || version !== 2) return listener(null, false)
        listeners.push(listener)
        // The first state is told at once: the manager's window opens.
        say('cmpuishown', {})
      }
    },
    decide: (given) => say('useractioncomplete', { 1: given, 2: true }),
  }
}

function oneTrust(): Stub {
  const update = (groups: string[]) => {
    page['OnetrustActiveGroups'] = `,${groups.join(',')},`
    window.dispatchEvent(new CustomEvent('OneTrustGroupsUpdated', { detail: groups }))
  }
  return {
    cmp: 'onetrust',
    arrive: () => update(['C0001']),
    decide: (given) => update(given ? ['C0001', 'C0003'] : ['C0001']),
  }
}

function cookiebot(): Stub {
  const say = (consent: object, ...types: string[]) => {
    page['Cookiebot'] = { consent, hasResponse: types.length > 0 }
    for (const type of types) window.dispatchEvent(new Event(type))
  }
  const none = { necessary: true, preferences: false, statistics: false, marketing: false }
  return {
    cmp: 'cookiebot',
    arrive: () => say(none),
    decide: (given) =>
      say(
        { ...none, preferences: given },
        'CookiebotOnConsentReady',
        given ? 'CookiebotOnAccept' : 'CookiebotOnDecline',
      ),
  }
}

function shopify(): Stub {
  let isGiven = false
  return {
    cmp: 'shopify',
    arrive() {
      page['Shopify'] = {
        customerPrivacy: {
          preferencesProcessingAllowed: () => isGiven,
          analyticsProcessingAllowed: () => true,
          marketingAllowed: () => false,
        },
      }
    },
    decide(given) {
      isGiven = given
      const detail = { preferencesAllowed: given, analyticsAllowed: true, marketingAllowed: false }
      document.dispatchEvent(new CustomEvent('visitorConsentCollected', { detail }))
    },
  }
}

/** Google's own snippet: what is pushed is the arguments object. */
export function gtag(..._call: unknown[]): void {
  const layer = (page['dataLayer'] ??= []) as unknown[]
  // eslint-disable-next-line prefer-rest-params -- it is what Google pushes
  layer.push(arguments)
}

function google(): Stub {
  return {
    cmp: 'google',
    arrive: () =>
      gtag('consent', 'default', { functionality_storage: 'denied', wait_for_update: 500 }),
    decide: (given) =>
      gtag('consent', 'update', { functionality_storage: given ? 'granted' : 'denied' }),
  }
}

function event(): Stub {
  return {
    cmp: 'event',
    arrive: () => {},
    decide: (detail) => void window.dispatchEvent(new CustomEvent('wayfelt:consent', { detail })),
  }
}

/** Makes a fresh one of each. */
export const stubs = { tcf, oneTrust, cookiebot, shopify, google, event }

/** Takes all of them out of the page. */
export function clearStubs(): void {
  for (const name of ['__tcfapi', 'OnetrustActiveGroups', 'Cookiebot', 'Shopify', 'dataLayer'])
    delete page[name]
}
