import { expect, test } from 'vitest'
import { carrierOf, trackingCode } from '#worker/domain/delivery/carriers.ts'

test.each([
  ['inpost-paczkomaty', 'inpost'],
  ['InPost', 'inpost'],
  ['Paczkomaty InPost 24/7', 'inpost'],
  ['Paczkomaty 24/7', 'inpost'],
  ['Poczta Polska', 'poczta-polska'],
  ['poczta-polska', 'poczta-polska'],
  ['Pocztex 48', 'poczta-polska'],
  ['DPD Polska', 'dpd'],
  ['dpd-poland', 'dpd'],
  ['DPDUK', 'dpd'],
  ['Upside Logistics', 'upside-logistics'],
  ['Kurier DPD', 'dpd'],
  ['GLS', 'gls'],
  ['GLS Poland', 'gls'],
  ['UPS', 'ups'],
  ['UPSMailInnovations', 'ups'],
  ['United Parcel Service', 'ups'],
  ['USPS', 'usps'],
  ['FedEx', 'fedex'],
  ['Fedex', 'fedex'],
  ['FedExSmartPost', 'fedex'],
  ['ORLEN Paczka', 'orlen-paczka'],
  ['Paczka w RUCHu', 'orlen-paczka'],
  ['DHL', 'dhl'],
  ['dhl-germany', 'dhl'],
  ['DHLExpress', 'dhl'],
  ['DHL eCommerce', 'dhl'],
  ['Royal Mail', 'royal-mail'],
  ['RoyalMail', 'royal-mail'],
  ['Zásilkovna', 'packeta'],
  ['Łódź Kurier', 'lodz-kurier'],
  ['Songlsmith', 'songlsmith'],
  ['', ''],
  ['other', ''],
  ['Custom', ''],
])('%s is %s', (name, carrier) => {
  expect(carrierOf(name)).toBe(carrier)
})

test('a carrier that nobody names has no name', () => {
  expect(carrierOf(undefined)).toBe('')
})

test('tracking codes lose their spaces and small letters', () => {
  expect(trackingCode(' 1z 1234\u00a0512345 123456 ')).toBe('1Z1234512345123456')
  expect(trackingCode('  ')).toBeNull()
  expect(trackingCode(undefined)).toBeNull()
  expect(trackingCode('9'.repeat(129))).toBeNull()
})
