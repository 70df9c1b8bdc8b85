import { among, quiet, type Told } from './groups.ts'

/** What pages hold that the managers have put there; anybody may have put anything. */
const page = window as unknown as Record<string, unknown>

/** How often is looked for a manager that has no event of its own for being there, in ms. */
const LOOK = 500

/** Runs `work` once `find` finds something, now or later. A manager that never comes costs a look. */
function once<T>(find: () => T | undefined, work: (found: T) => void): void {
  const found = find()
  if (found) work(found)
  else setTimeout(quiet(once<T>), LOOK, find, work)
}

interface TcData {
  eventStatus?: string
  gdprApplies?: boolean
  purpose?: { consents?: Record<string, boolean> }
}

type TcfApi = (
  command: string,
  version: number,
  callback: (data: TcData | null, success: boolean) => void,
) => void

interface Manager {
  /** The groups that are asked for where the tag names none. */
  groups: string
  /** Tells each state from now on; nothing while the manager says nothing. */
  follow: (tell: Told) => void
}

/**
 * IAB Europe, Transparency and Consent Framework v2.2, “Consent Management Platform API”:
 * `addEventListener`, TCData. Groups are purpose ids. While its window is open for the first time
 * (`cmpuishown`) nothing is decided; where GDPR does not apply, nothing is asked for.
 */
function followTcf(tell: Told): void {
  once(
    () => page['__tcfapi'] as TcfApi | undefined,
    (api) =>
      api(
        'addEventListener',
        2,
        quiet((data, success) => {
          const { eventStatus, gdprApplies, purpose } = data ?? {}
          if (!success || !/^(tcloaded|useractioncomplete)$/.test(`${eventStatus}`)) return
          tell(gdprApplies === false ? () => true : among(purpose?.consents))
        }),
      ),
  )
}

/**
 * OneTrust, “Client-Side Cookie Management”: `OnetrustActiveGroups` is `,C0001,C0003,`, and the event
 * `OneTrustGroupsUpdated` comes with the same as a list, at first and after each change.
 */
function followOneTrust(tell: Told): void {
  const take = (groups: unknown) => {
    const list = String(groups).split(',')
    tell((group) => list.includes(group))
  }
  addEventListener(
    'OneTrustGroupsUpdated',
    quiet((event: Event) => take((event as CustomEvent).detail ?? page['OnetrustActiveGroups'])),
  )
  if (page['OnetrustActiveGroups']) take(page['OnetrustActiveGroups'])
}

/**
 * Cookiebot, “Cookiebot SDK”: `Cookiebot.consent`, all false until `Cookiebot.hasResponse`, and events on
 * `window` when it is known, given or withdrawn.
 */
function followCookiebot(tell: Told): void {
  const take = quiet(() => {
    const { consent, hasResponse } = Object(page['Cookiebot'])
    if (consent) tell(among(consent), !!hasResponse)
  })
  for (const type of ['ConsentReady', 'Accept', 'Decline'])
    addEventListener(`CookiebotOn${type}`, take)
  take()
}

type Shopify = Record<string, (() => boolean) | undefined>

/** Shopify, “Customer Privacy API”: its three questions, and the event `visitorConsentCollected`. */
function followShopify(tell: Told): void {
  const privacy = () => Object(page['Shopify']).customerPrivacy as Shopify | undefined
  const take = quiet(() =>
    tell((group) => {
      const api = Object(privacy())
      return (api[`${group}ProcessingAllowed`] ?? api[`${group}Allowed`])?.call(api) === true
    }),
  )
  document.addEventListener('visitorConsentCollected', take)
  // A theme has to ask for the feature; where it has not, we do.
  const { loadFeatures } = Object(page['Shopify'])
  if (!privacy()) loadFeatures?.([{ name: 'consent-tracking-api', version: '0.1' }], () => {})
  once(privacy, take)
}

/**
 * Google, Consent Mode v2: `gtag('consent', 'default' | 'update', …)` pushes its arguments onto
 * `dataLayer`. What a default of one region refuses counts everywhere until an update: the page does
 * not tell where the visitor is.
 */
function followGoogle(tell: Told): void {
  const state: Record<string, boolean> = {}
  const refused: Record<string, boolean> = {}
  let isDecided = false
  const take = quiet((entry: unknown) => {
    const [command, action, types] = Array.from(Object(entry) as ArrayLike<unknown>)
    if (command !== 'consent' || !/^(default|update)$/.test(String(action))) return
    const isDefault = action === 'default'
    const { region, ...values } = Object(types)
    for (const type of Object.keys(values)) {
      const isGranted = values[type] === 'granted'
      if (isDefault && region) {
        if (!isGranted) refused[type] = true
        else continue
      }
      state[type] = isGranted && !(isDefault && refused[type])
    }
    isDecided ||= !isDefault
    // Once the page's script is through: one line may take back what the one before it gave.
    queueMicrotask(quiet(() => tell(among(state), isDecided)))
  })
  const layer = (page['dataLayer'] ??= []) as {
    push: (...entries: unknown[]) => unknown
  } & unknown[]
  const { push } = layer
  layer.push = (...entries) => {
    const result = push.apply(layer, entries)
    for (const entry of entries) take(entry)
    return result
  }
  for (const entry of layer) take(entry)
}

/** A page's own way: `dispatchEvent(new CustomEvent('wayfelt:consent', { detail: true }))`. */
function followEvent(tell: Told): void {
  addEventListener(
    'wayfelt:consent',
    quiet((event: Event) => {
      const { detail } = event as CustomEvent<unknown>
      tell((group) => (Array.isArray(detail) ? detail.includes(group) : detail === true))
    }),
  )
}

/** By the name in `data-cmp`. */
export const managers: Record<string, Manager> = {
  tcf: { groups: '1', follow: followTcf },
  onetrust: { groups: 'C0003', follow: followOneTrust },
  cookiebot: { groups: 'preferences', follow: followCookiebot },
  shopify: { groups: 'preferences', follow: followShopify },
  google: { groups: 'functionality_storage', follow: followGoogle },
  event: { groups: 'store', follow: followEvent },
}
