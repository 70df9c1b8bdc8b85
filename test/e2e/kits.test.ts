import { expect, test } from 'vitest'
import { eventually } from './support/answering.ts'
import { useBrowser } from './support/browser.ts'
import { siteKey } from './support/fault-site.ts'
import { useShops } from './support/shops.ts'
import recorded from '../secrets/woocommerce/recorded.json'

const { visit } = useBrowser()
const openShop = useShops('kits')

test('the page that the plugin for WooCommerce prints asks in its place, for the order of its key', async () => {
  const { shop, url } = await openShop()
  // As PHP printed it, but for the addresses of this machine and this site's names.
  const printed = recorded.pages.theirs
    .replace('https://hello.shop.example/w.js', '/w.js')
    .replace('wf_pk_test', siteKey('kits'))
    .replace('after-order', 'checkout-csat')
  const [token = ''] = /v1\.k1\.[\w-]+\.[0-9a-f]{64}/.exec(printed) ?? []
  shop.page = {
    whole: `<!doctype html><html lang="pl"><meta charset="utf-8"><title>Sklep</title><body><h1>Dziękujemy za zamówienie</h1><main>${printed}</main></body></html>`,
  }
  const { page, errors } = await visit()
  await page.goto(url.replace('/thanks', '/zamowienie/727/?key=wc_order_58d2d042d1d'))
  const place = page.locator('#wayfelt-question')
  await place.getByText('Jak poszło płacenie?').waitFor()
  await place.getByRole('radio', { name: 'Dobrze', exact: true }).check({ force: true })
  await place.getByRole('button', { name: 'Wyślij' }).click()
  await place.getByText('Dziękujemy!').waitFor()
  const sent = () => shop.received.filter(({ path }) => path === '/v1/answers')
  await eventually(() => sent().length === 1)
  expect(JSON.parse(`${sent()[0]?.body}`)).toMatchObject({ score: 4, lang: 'pl-pl', token })
  // Consent was never given.
  expect(await page.evaluate(() => localStorage.length)).toBe(0)
  expect(errors).toEqual([])
  await page.context().close()
})
