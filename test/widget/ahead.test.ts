import { expect, test, vi } from 'vitest'
import { site } from './support/configs.ts'
import { useShop } from './support/shop.ts'

/* What comes ahead of the question, so that it is there in time. */

const shop = useShop()
const fetched = vi.fn()

/** The card's file under an address that no test before has loaded, and which tells when it comes. */
function watchCard(name: string): void {
  vi.stubGlobal('cardFetched', fetched.mockReset())
  const text = `cardFetched('${name}');export const open = (cue) => openCard(cue)`
  vi.stubGlobal('UI_PATH', `data:text/javascript,${encodeURIComponent(text)}`)
}

test('the questions are asked for at once, and looked at when the page has time', async () => {
  const idle: IdleRequestCallback[] = []
  vi.stubGlobal('requestIdleCallback', (work: IdleRequestCallback) => idle.push(work))
  await shop().load()
  expect(shop().configRequests).toHaveLength(1)
  expect(shop().card).toBeFalsy()
  for (const work of idle) work({ didTimeout: false, timeRemaining: () => 50 })
  await shop().settle()
  expect(shop().card).toBeTruthy()
  expect(shop().configRequests).toHaveLength(1)
})

test('the card is fetched two seconds before its question, which then waits for nothing', async () => {
  watchCard('delay')
  shop().config = site([{ trigger: { delay: 5 } }])
  await shop().load()
  await shop().settle(2800)
  expect(fetched).not.toHaveBeenCalled()
  await shop().settle(200)
  expect(fetched).toHaveBeenCalledOnce()
  expect(shop().card).toBeFalsy()
  await shop().settle(2000)
  expect(shop().card).toBeTruthy()
  expect(fetched).toHaveBeenCalledOnce()
})

test('a question that is due at once does not wait for a timer', { timeout: 10_000 }, async () => {
  watchCard('at once')
  shop().config = site([{ trigger: { event: 'paid' } }])
  await shop().load()
  const come = new Promise((resolve) => fetched.mockImplementation(resolve))
  // Pretended time stands still from here on.
  window.wayfelt?.('track', 'paid')
  expect(await come).toBe('at once')
})

test('who leaves before, or is not asked, is spared the card', async () => {
  watchCard('left')
  shop().config = site([
    { trigger: { delay: 5 } },
    { id: 'b', urls: [{ op: 'equals', value: '/x' }] },
  ])
  await shop().load()
  await shop().settle(2500)
  history.pushState({}, '', '/elsewhere')
  await shop().settle(2800)
  expect(fetched).not.toHaveBeenCalled()
})

test('a card that could not be fetched ahead troubles nobody, and is tried again', async () => {
  // Vitest fails on a rejection that nobody takes.
  vi.stubGlobal('UI_PATH', 'data:text/javascript,throw new Error("cut off")')
  shop().config = site([{ trigger: { delay: 5 } }])
  await shop().load()
  await shop().settle(3500)
  vi.stubGlobal('UI_PATH', 'data:text/javascript,export const open = (cue) => openCard(cue)//')
  await shop().settle(2000)
  expect(shop().card).toBeTruthy()
})
