import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { SurveyConfig } from '#contract/collect/config.ts'
import type { Seen } from '#widget/bridge.ts'
import { survey } from './support/configs.ts'

const DAY = 86_400_000
const NOW = 1_790_000_000_000

const { mayAsk, writeSeen } = await import('#widget/loader/rules/frequency.ts')
const { remove, SEEN } = await import('#widget/loader/store.ts')

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW })
  remove(SEEN)
})
afterEach(() => vi.useRealTimers())

function after(seen: Seen, parts: Partial<SurveyConfig>, cooldownDays?: number): boolean {
  writeSeen(seen)
  return Boolean(mayAsk(survey({ id: 'q', ...parts }), cooldownDays))
}
const shown = (times: number, daysAgo: number, answered?: 1): Seen => ({
  surveys: { q: [times, NOW - daysAgo * DAY, answered] },
})

test('a question that was never shown may be asked, whatever its frequency', () => {
  for (const frequency of ['once', 'untilAnswered', 'recurring', 'always'] as const)
    expect(after({}, { frequency, maxDisplays: 1 })).toBe(true)
})

test('once means once, answered or not, and is what a config means that says nothing', () => {
  expect(after(shown(1, 400), {})).toBe(false)
  expect(after(shown(1, 400), { frequency: 'once' })).toBe(false)
  expect(after(shown(0, 400, 1), { frequency: 'once' })).toBe(false)
})

test('until answered: again after a dismissal, never after an answer, three times at most', () => {
  const frequency = 'untilAnswered'
  expect(after(shown(1, 0), { frequency })).toBe(true)
  expect(after(shown(2, 0), { frequency })).toBe(true)
  expect(after(shown(3, 0), { frequency })).toBe(false)
  expect(after(shown(0, 0, 1), { frequency })).toBe(false)
  expect(after(shown(3, 0), { frequency, maxDisplays: 5 })).toBe(true)
  expect(after(shown(5, 0), { frequency, maxDisplays: 5 })).toBe(false)
})

test('recurring waits its days after every display, answered or not', () => {
  const frequency = 'recurring'
  expect(after(shown(1, 89), { frequency })).toBe(false)
  expect(after(shown(1, 90), { frequency })).toBe(true)
  expect(after(shown(0, 6, 1), { frequency, everyDays: 7 })).toBe(false)
  expect(after(shown(0, 7, 1), { frequency, everyDays: 7 })).toBe(true)
})

test('always means always, up to a number of displays in a row that nobody answered', () => {
  const frequency = 'always'
  expect(after(shown(500, 0), { frequency })).toBe(true)
  expect(after(shown(2, 0), { frequency, maxDisplays: 3 })).toBe(true)
  expect(after(shown(3, 0), { frequency, maxDisplays: 3 })).toBe(false)
})

test('a frequency from the future is as quiet as once', () => {
  const parts: Partial<SurveyConfig> = JSON.parse('{"frequency":"hourly"}')
  expect(after(shown(1, 400), parts)).toBe(false)
})

test('the site-wide pause counts from the last display of any question', () => {
  const seen: Seen = { last: NOW - 6 * DAY, surveys: { other: [1, NOW - 6 * DAY] } }
  expect(after(seen, {}, 7)).toBe(false)
  expect(after(seen, {}, 6)).toBe(true)
  expect(after(seen, {}, 0)).toBe(true)
  expect(after({}, {}, 30)).toBe(true)
})

test('a clock that was far ahead keeps nobody from being asked', () => {
  expect(after(shown(1, -4000), { frequency: 'recurring' }, 30)).toBe(true)
  expect(after({ last: NOW + 1 }, {})).toBe(true)
})

test('what cannot be read counts as never seen', async () => {
  const { set } = await import('#widget/loader/store.ts')
  for (const spoilt of ['', 'null', '7', '"x"', '[]', '{', '{"surveys":null}', '{"surveys":7}']) {
    set(SEEN, spoilt)
    expect(mayAsk(survey(), 7)).toBe(true)
  }
})
