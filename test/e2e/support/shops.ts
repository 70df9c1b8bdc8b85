import { afterEach, inject } from 'vitest'
import { siteKey } from './fault-site.ts'
import { Shop } from './shop.ts'

/** Shops that a test of a file opens, each on a port of its own, closed after the test. */
export function useShops(file: string) {
  const open: Shop[] = []
  afterEach(async () => {
    await Promise.all(open.splice(0).map((shop) => shop.close()))
  })
  return async function openShop(): Promise<{ shop: Shop; url: string }> {
    const shop = new Shop(inject('base'), siteKey(file))
    open.push(shop)
    const port = await shop.open()
    return { shop, url: `http://127.0.0.1:${port}/thanks` }
  }
}
