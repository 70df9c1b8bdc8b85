import { expect, test } from 'vitest'
import { urlAllowed } from '#widget/loader/rules/urls.ts'
import { ALL_TEMPLATES } from '#worker/domain/journey/template/all.ts'
import { startFrom } from '#worker/domain/journey/template/start-from.ts'
import { setAddress } from './support/address.ts'

const { surveys } = startFrom(ALL_TEMPLATES.shop, 'en')

/** Questions of the template that fit a page. */
function askedOn(address: string): string[] {
  setAddress(`https://shop.example${address}`)
  return surveys.filter(({ definition }) => urlAllowed(definition)).map(({ id }) => id)
}

test.each([
  ['/', 'choosing-csat'],
  ['/products/tracksuit', 'choosing-csat'],
  ['/success-stories', 'choosing-csat'],
  ['/checkout/order-received/815/?key=wc', 'order-csat'],
  ['/checkout/onepage/success', 'order-csat'],
  ['/thank-you', 'order-csat'],
  ['/potwierdzenie-zamowienia', 'order-csat'],
  ['/my-account/view-order/815', 'delivery-csat'],
  ['/tracking?parcel=7', 'delivery-csat'],
])('page-review 8: a shop that starts from the template asks one question on %s', (address, id) => {
  expect(askedOn(address)).toEqual([id])
})

test.each(['/cart', '/checkout/payment', '/my-account/edit', '/konto'])(
  'and nothing on %s, where somebody is busy with an order',
  (address) => {
    expect(askedOn(address)).toEqual([])
  },
)
