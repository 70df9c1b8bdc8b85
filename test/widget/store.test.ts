import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { setCurrentScript } from './support/current-script.ts'

const PREFIX = 'wayfelt:wf_pk_test:'

/** The store as the loader's tag sets it up, on a page that was just opened. */
async function openStore(attributes: Record<string, string> = {}) {
  const script = document.createElement('script')
  script.setAttribute('data-site', 'wf_pk_test')
  for (const [name, value] of Object.entries(attributes)) script.setAttribute(name, value)
  setCurrentScript(script)
  vi.resetModules()
  return await import('#widget/loader/store.ts')
}

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
})
afterEach(() => {
  Object.defineProperty(navigator, 'globalPrivacyControl', { value: undefined, configurable: true })
  vi.unstubAllGlobals()
})

function underGpc(): void {
  Object.defineProperty(navigator, 'globalPrivacyControl', { value: true, configurable: true })
}

test('nothing is written before a question was shown, and everything after', async () => {
  const store = await openStore()
  store.set('a', '1')
  expect(localStorage).toHaveLength(0)
  expect(store.get('a')).toBe('1')
  store.unlock()
  store.set('b', '2')
  expect(Object.entries(localStorage)).toEqual([
    [`${PREFIX}a`, '1'],
    [`${PREFIX}b`, '2'],
  ])
})

test('who has seen a question on an earlier page may be written about at once', async () => {
  localStorage.setItem(`${PREFIX}last`, '1')
  const store = await openStore()
  store.set('a', '1')
  expect(localStorage.getItem(`${PREFIX}a`)).toBe('1')
})

test('removed is removed everywhere, and keys are ours only, without their prefix', async () => {
  localStorage.setItem('shop', 'x')
  localStorage.setItem('wayfelt:wf_pk_other:a', 'x')
  const store = await openStore()
  store.set('memory', '1')
  localStorage.setItem(`${PREFIX}disk`, '2')
  expect(store.keys().toSorted()).toEqual(['disk', 'memory'])
  store.remove('memory')
  store.remove('disk')
  expect(store.keys()).toEqual([])
  expect(localStorage.getItem('shop')).toBe('x')
})

test.each(['none', 'memory'])('data-storage="%s" keeps to the memory of the page', async (mode) => {
  const store = await openStore({ 'data-storage': mode })
  store.unlock()
  store.setConsent(true)
  store.set('a', '1')
  expect(store.get('a')).toBe('1')
  expect(localStorage).toHaveLength(0)
})

test('where consent is required, nothing is read or written before it', async () => {
  localStorage.setItem(`${PREFIX}a`, 'earlier')
  const store = await openStore({ 'data-consent': 'required' })
  store.unlock()
  store.set('b', '2')
  expect(store.get('a')).toBeUndefined()
  expect(localStorage).toHaveLength(1)
  store.setConsent(true)
  expect(store.get('a')).toBe('earlier')
  expect(localStorage.getItem(`${PREFIX}b`)).toBe('2')
})

test('a refusal deletes what is stored, and keeps it for this page only', async () => {
  const store = await openStore()
  store.unlock()
  store.set('answers/1', 'unsent')
  store.setConsent(false)
  expect(localStorage).toHaveLength(0)
  expect(store.get('answers/1')).toBe('unsent')
  store.set('b', '2')
  expect(localStorage).toHaveLength(0)
  expect(store.agreed).toBe(false)
})

test('a refusal also deletes what an earlier page stored with consent', async () => {
  localStorage.setItem(`${PREFIX}last`, '1')
  const store = await openStore({ 'data-consent': 'required' })
  store.setConsent(false)
  expect(localStorage).toHaveLength(0)
})

test('global privacy control is a refusal that no call can lift', async () => {
  localStorage.setItem(`${PREFIX}answers/1`, 'unsent')
  underGpc()
  const store = await openStore()
  expect(localStorage).toHaveLength(0)
  expect(store.get('answers/1')).toBe('unsent')
  store.setConsent(true)
  store.unlock()
  store.set('a', '1')
  expect(store.get('a')).toBe('1')
  expect(localStorage).toHaveLength(0)
  expect(store.agreed).toBe(false)
})

test('a storage that throws at every touch is as good as none', async () => {
  vi.stubGlobal(
    'localStorage',
    new Proxy(
      {},
      {
        get: () => boom(),
        set: () => boom(),
        ownKeys: () => boom(),
        deleteProperty: () => boom(),
      },
    ),
  )
  const store = await openStore()
  store.unlock()
  store.set('a', '1')
  expect([store.get('a'), store.keys()]).toEqual(['1', ['a']])
  store.setConsent(false)
  store.remove('a')
  expect(store.get('a')).toBeUndefined()
})

function boom(): never {
  throw new DOMException('blocked', 'SecurityError')
}

/** The storage as it is when it takes nothing more. */
function fullOf(name: 'localStorage' | 'sessionStorage'): void {
  const full = new Proxy(window[name], {
    set() {
      throw new DOMException('full', 'QuotaExceededError')
    },
  })
  vi.stubGlobal(name, full)
}

test('D3: a full storage loses nothing: the newest value is there on the next page of the tab', async () => {
  const store = await openStore()
  store.unlock()
  store.set('a', 'old')
  fullOf('localStorage')
  store.set('a', 'new')
  expect((await openStore()).get('a')).toBe('new')
  expect(sessionStorage.getItem(`${PREFIX}a`)).toBe('new')
  vi.unstubAllGlobals()
  store.set('a', 'newer')
  expect(localStorage.getItem(`${PREFIX}a`)).toBe('newer')
  expect(store.get('a')).toBe('newer')
  store.remove('a')
  expect((await openStore()).get('a')).toBeUndefined()
})

test('D3: where both storages are full the newest value stays in memory', async () => {
  const store = await openStore()
  store.unlock()
  store.set('a', 'old')
  fullOf('localStorage')
  fullOf('sessionStorage')
  store.set('a', 'new')
  expect([store.get('a'), store.keys()]).toEqual(['new', ['a']])
})

test('D2: what another tab has written since comes before what this one remembers', async () => {
  const store = await openStore()
  store.set('a', 'early')
  store.set('b', 'mine')
  localStorage.setItem(`${PREFIX}a`, 'late')
  expect(store.get('a')).toBe('late')
  store.unlock()
  expect([store.get('a'), store.get('b')]).toEqual(['late', 'mine'])
  expect(localStorage.getItem(`${PREFIX}a`)).toBe('late')
  store.set('a', 'latest')
  expect((await openStore()).get('a')).toBe('latest')
})
