import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { setCurrentScript } from '../support/current-script.ts'
import { useShop } from '../support/shop.ts'
import { clearStubs, gtag, stubs } from './stubs.ts'

const shop = useShop()
const page = window as unknown as Record<string, unknown>
const all = Object.entries(stubs)

/** Runs the file, as its tag would. */
async function follow(attributes: Record<string, string>): Promise<void> {
  const script = document.createElement('script')
  script.setAttribute('src', 'https://hello.shop.example/w-consent.js')
  for (const [name, value] of Object.entries(attributes)) script.setAttribute(name, value)
  setCurrentScript(script)
  vi.resetModules()
  await import('#widget/consent/main.ts')
  setCurrentScript(null)
  await shop().settle()
}

/** What the widget was told, by a page without it. */
function told(): unknown[] {
  const { q } = window.wayfelt ?? {}
  return Array.isArray(q) ? q.filter(([name]) => name === 'consent').map(([, given]) => given) : []
}

const isKept = () => localStorage.length + sessionStorage.length > 0

beforeEach(() => {
  window.addEventListener('error', fail)
})
afterEach(() => {
  clearStubs()
  window.removeEventListener('error', fail)
})
function fail({ message }: ErrorEvent): void {
  throw new Error(message)
}

test.each(all)(
  '%s: nothing is stored before consent, and withdrawal clears and leaves no card',
  async (_name, make) => {
    const stub = make()
    stub.arrive()
    await shop().load({ 'data-consent': 'required' })
    await follow({ 'data-cmp': stub.cmp })
    expect(shop().card).toBeTruthy()
    expect(isKept()).toBe(false)
    stub.decide(true)
    await shop().settle()
    expect(isKept()).toBe(true)
    stub.decide(false)
    await shop().settle()
    expect(isKept()).toBe(false)
    expect(shop().card).toBeFalsy()
    expect(shop().eventTypes).toEqual(['abandoned'])
  },
)

test.each(all)('%s: the order of the scripts does not matter', async (_name, make) => {
  const stub = make()
  await follow({ 'data-cmp': stub.cmp })
  await shop().settle(5000)
  expect(told().filter(Boolean)).toEqual([])
  stub.arrive()
  await shop().settle(1000)
  stub.decide(true)
  await shop().load({ 'data-consent': 'required' })
  expect(isKept()).toBe(true)
})

test.each(all)('%s: each change is told once', async (_name, make) => {
  const stub = make()
  stub.arrive()
  await follow({ 'data-cmp': stub.cmp })
  for (const given of [true, true, false, true]) {
    stub.decide(given)
    await shop().settle()
  }
  expect(told().slice(-3)).toEqual([true, false, true])
})

test.each(all)('%s: a manager that never comes allows nothing', async (_name, make) => {
  await follow({ 'data-cmp': make().cmp })
  await shop().settle(60_000)
  expect(told()).toEqual([])
})

test('all groups that the tag names must be given', async () => {
  await follow({ 'data-cmp': 'onetrust', 'data-groups': 'C0002, C0004' })
  const update = (...detail: string[]) =>
    window.dispatchEvent(new CustomEvent('OneTrustGroupsUpdated', { detail }))
  update('C0001', 'C0002')
  update('C0002', 'C0004')
  expect(told()).toEqual([false, true])
})

test('a list of no names is no consent', async () => {
  await follow({ 'data-cmp': 'event', 'data-groups': ' , ' })
  window.dispatchEvent(new CustomEvent('wayfelt:consent', { detail: true }))
  expect(told()).toEqual([false])
})

test('TCF: where GDPR does not apply nothing is asked for, and an open window decides nothing', async () => {
  let listen = (_data: unknown, _success: boolean) => {}
  page['__tcfapi'] = (_command: string, _version: number, listener: typeof listen) => {
    listen = listener
  }
  await follow({ 'data-cmp': 'tcf' })
  listen({ eventStatus: 'cmpuishown', purpose: { consents: { 1: true } } }, true)
  listen({ eventStatus: 'tcloaded', purpose: { consents: { 1: true } } }, false)
  listen(null, false)
  expect(told()).toEqual([])
  listen({ eventStatus: 'tcloaded', gdprApplies: false }, true)
  expect(told()).toEqual([true])
})

test('Google: what one region refuses by default counts until an update, and the page’s pushes go on', async () => {
  gtag('consent', 'default', { functionality_storage: 'denied', region: ['PL'] })
  gtag('consent', 'default', { functionality_storage: 'granted' })
  await follow({ 'data-cmp': 'google' })
  expect(told()).toEqual([])
  gtag('event', 'purchase', { value: 7 })
  gtag('consent', 'update', { functionality_storage: 'granted' })
  await shop().settle()
  expect(told()).toEqual([true])
  expect(page['dataLayer']).toHaveLength(4)
})

test('Google: what a later line of the page refuses was never given', async () => {
  gtag('consent', 'default', { functionality_storage: 'granted' })
  gtag('consent', 'update', { functionality_storage: 'denied' })
  await follow({ 'data-cmp': 'google' })
  expect(told()).toEqual([false])
})

test('Shopify is asked for its interface where the theme has not done so', async () => {
  const loadFeatures = vi.fn()
  page['Shopify'] = { loadFeatures }
  await follow({ 'data-cmp': 'shopify' })
  expect(loadFeatures.mock.calls[0]?.[0]).toEqual([
    { name: 'consent-tracking-api', version: '0.1' },
  ])
})

test.each([
  ['tcf', '__tcfapi'],
  ['onetrust', 'OnetrustActiveGroups'],
  ['cookiebot', 'Cookiebot'],
  ['shopify', 'Shopify'],
  ['google', 'dataLayer'],
])('what %s throws stays away from the page, and allows nothing', async (cmp, name) => {
  Object.defineProperty(window, name, {
    configurable: true,
    get() {
      throw new Error('broken')
    },
  })
  await follow({ 'data-cmp': cmp })
  await shop().settle(2000)
  expect(told()).toEqual([])
})

test('in the loader’s place, a state that only holds until the visitor’s is known takes nothing away; a withdrawal does', async () => {
  const mine = 'wayfelt:wf_pk_test:last'
  localStorage.setItem(mine, '1')
  localStorage.setItem('wayfelt:wf_pk_other:last', '1')
  gtag('consent', 'default', { functionality_storage: 'denied' })
  await follow({ 'data-cmp': 'google', 'data-site': 'wf_pk_test' })
  expect(localStorage.getItem(mine)).toBe('1')
  gtag('consent', 'update', { functionality_storage: 'denied' })
  await shop().settle()
  expect(Object.keys(localStorage)).toEqual(['wayfelt:wf_pk_other:last'])
})

test('an unknown name in data-cmp does nothing', async () => {
  await follow({ 'data-cmp': 'constructor' })
  expect(window.wayfelt).toBeUndefined()
})
