import { afterEach, expect, test, vi } from 'vitest'
import { inAudience } from '#widget/loader/rules/audience.ts'

const LANG = 'en'

function onDevice(mobile: boolean): void {
  vi.stubGlobal('matchMedia', () => ({ matches: mobile }))
}

afterEach(() => vi.unstubAllGlobals())

test('without an audience everyone is meant', () => {
  expect(inAudience({}, LANG)).toBe(true)
  expect(inAudience({ audience: {} }, LANG)).toBe(true)
})

test.each([
  [true, 'mobile', true],
  [true, 'desktop', false],
  [false, 'mobile', false],
  [false, 'desktop', true],
] as const)(
  'with a finger or a narrow window (%s) the device %s is meant: %s',
  (finger, device, meant) => {
    onDevice(finger)
    expect(inAudience({ audience: { devices: [device] } }, LANG)).toBe(meant)
  },
)

test.each([
  ['pl', ['pl'], true],
  ['pl-PL', ['pl'], true],
  ['pl', ['pl-PL'], false],
  ['pt-BR', ['pt-BR', 'es'], true],
  ['de', ['pl', 'en'], false],
] as const)('a visitor who reads %s is among %j: %s', (lang, languages, meant) => {
  expect(inAudience({ audience: { languages: [...languages] } }, lang)).toBe(meant)
})

test('segments come from the traits that the shop told us', () => {
  const audience = { segments: ['b2b', 'vip'] }
  expect(inAudience({ audience }, 'en', 'vip')).toBe(true)
  expect(inAudience({ audience }, 'en', 'b2c')).toBe(false)
  expect(inAudience({ audience }, 'en')).toBe(false)
})

test('all lists must name the visitor', () => {
  onDevice(true)
  const audience = { devices: ['mobile' as const], languages: ['en'], segments: ['b2b'] }
  expect(inAudience({ audience }, 'en', 'b2b')).toBe(true)
  expect(inAudience({ audience }, 'en', 'b2c')).toBe(false)
})
