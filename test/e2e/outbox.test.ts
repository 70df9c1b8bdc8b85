import type { BrowserContext, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { allSettled, answer, eventually, signInBy, storedAnswers } from './support/answering.ts'
import { useBrowser } from './support/browser.ts'
import { takeLink } from './support/links.ts'
import type { Fault, Shop } from './support/shop.ts'
import { useShops } from './support/shops.ts'

const { visit } = useBrowser()
const openShop = useShops('outbox')

/** What a visitor suffers while answering. */
interface Mishap {
  name: string
  /** How often; 10 if not said, so that all of them make a hundred. */
  rounds?: number
  /** What happens to this answer's posts, one after the other. */
  faults?: Fault[]
  /** Before the page is opened. */
  prepare?: (context: BrowserContext) => Promise<unknown>
  /** After Send was pressed. */
  afterwards?: (world: {
    page: Page
    context: BrowserContext
    shop: Shop
    url: string
  }) => Promise<void>
}

const throwingStorage = (context: BrowserContext) =>
  context.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('blocked', 'SecurityError')
      },
    })
  })
const fullStorage = (context: BrowserContext) =>
  context.addInitScript(() => {
    Storage.prototype.setItem = function setItem() {
      throw new DOMException('full', 'QuotaExceededError')
    }
  })
const comeBack: Mishap['afterwards'] = async ({ page, context, url }) => {
  await page.close()
  const again = await context.newPage()
  await again.goto(url)
}

const MISHAPS: Mishap[] = [
  // The longest first, so that the others go on meanwhile.
  { name: 'no answer until the widget gives up waiting', rounds: 4, faults: ['hang'] },
  { name: 'nothing', rounds: 6 },
  { name: 'a server error, twice', faults: [500, 503] },
  { name: 'too many requests', faults: [429] },
  { name: 'a broken connection', faults: ['cut'] },
  { name: 'an answer that got lost on its way back', faults: ['cut-answer'] },
  {
    name: 'being offline for a while',
    afterwards: async ({ context }) => {
      await context.setOffline(false)
    },
  },
  {
    name: 'closing the tab at once',
    afterwards: async ({ page }) => await page.close({ runBeforeUnload: false }),
  },
  {
    name: 'closing the tab while the server fails, and coming back',
    faults: [503],
    afterwards: comeBack,
  },
  { name: 'blocked storage and a server error', faults: [503], prepare: throwingStorage },
  { name: 'full storage and a broken connection', faults: ['cut'], prepare: fullStorage },
]
const ROUNDS = 10
const LANES = 12

test('of a hundred answers given under eleven kinds of luck, a hundred are stored, none twice, and the page sees no error', async () => {
  const read = await signInBy(takeLink('outbox'))
  const errors: string[] = []
  const given: string[] = []
  const visits = MISHAPS.flatMap((mishap) =>
    Array.from({ length: mishap.rounds ?? ROUNDS }, (_, round) => ({ mishap, round })),
  )
  const next = visits.values()
  // Most of a visit is waiting for the next try: many go on side by side.
  const lane = async () => {
    for (const { mishap, round } of next) {
      const comment = `${mishap.name} ${round}`
      given.push(comment)
      errors.push(...(await suffer(mishap, comment)))
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  const stored = (await storedAnswers(read))
    .map((each) => each.comment)
    .filter((comment) => comment !== null && given.includes(comment))
  expect(given).toHaveLength(100)
  expect(stored).toHaveLength(100)
  expect(new Set(stored)).toEqual(new Set(given))
  expect(errors).toEqual([])
}, 600_000)

async function suffer(
  { name, faults = [], prepare, afterwards }: Mishap,
  comment: string,
): Promise<string[]> {
  const { shop, url } = await openShop()
  const { page } = await visit()
  const context = page.context()
  const errors: string[] = []
  // The network's own complaints about the faults are not the widget's errors.
  const listen = (each: Page) =>
    each.on('pageerror', (error) => errors.push(`${name}: ${error.message}`))
  listen(page)
  context.on('page', listen)
  await prepare?.(context)
  shop.faults.push(...faults)
  await page.goto(url)
  if (name.includes('offline')) {
    await page.getByRole('button', { name: 'Send' }).waitFor()
    await context.setOffline(true)
  }
  await answer(page, 'Good', comment)
  await afterwards?.({ page, context, shop, url })
  await eventually(() => shop.delivered.includes(comment), comment)
  // An error that the last answer of the server makes in the page is an error, too.
  if (!prepare) for (const each of context.pages()) await allSettled(each)
  await context.close()
  return errors
}

test('a retry after a closed tab carries the same id and the same bytes', async () => {
  const { shop, url } = await openShop()
  const { page } = await visit()
  const context = page.context()
  shop.faults.push('cut-answer')
  await page.goto(url)
  await answer(page, 'Bad', 'same bytes')
  await page.close()
  await eventually(() => shop.received.some(({ body }) => body.includes('same bytes')))
  const again = await context.newPage()
  await again.goto(url)
  // The first page may have tried once more before it was gone, on a busy machine.
  const tries = () => shop.received.filter(({ body }) => body.includes('same bytes'))
  await eventually(() => tries().length >= 2)
  for (const each of tries()) expect(each).toEqual(tries()[0])
  await context.close()
})

test('an answer that the server refuses is not sent again', async () => {
  const { shop, url } = await openShop()
  const { page, errors } = await visit()
  shop.faults.push(422)
  await page.goto(url)
  await answer(page, 'Bad', 'refused')
  await eventually(() => shop.received.some(({ body }) => body.includes('refused')))
  // Not before the refusal has reached it: a page left earlier than that cannot know.
  await allSettled(page)
  await page.reload()
  await page.getByRole('button', { name: 'Send' }).waitFor()
  await answer(page, 'Good', 'afterwards')
  await eventually(() => shop.delivered.includes('afterwards'))
  expect(shop.received.filter(({ body }) => body.includes('refused'))).toHaveLength(1)
  expect(errors.filter((text) => !text.includes('422'))).toEqual([])
  await page.context().close()
})

test('an answer that leaving cuts off goes out once from the page that is left, and once from the next', async () => {
  const { shop, url } = await openShop()
  const { page } = await visit()
  shop.faults.push('hang')
  await page.goto(url)
  await answer(page, 'Bad', 'on my way out')
  const posts = () => shop.received.filter(({ body }) => body.includes('on my way out'))
  await eventually(() => posts().length === 1)
  await page.reload()
  await page.getByRole('button', { name: 'Send' }).waitFor()
  await allSettled(page)
  const [first, second, ...others] = posts()
  expect(second).toEqual(first)
  expect(others).toEqual([])
  await page.context().close()
})
