import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { SurveyConfig } from '#contract/collect/config.ts'
import { survey } from './support/configs.ts'

const DAY = 86_400_000
const NOW = 1_790_000_000_000

const { mayAsk, remember } = await import('#widget/loader/rules/frequency.ts')
const { get, remove, LAST, set } = await import('#widget/loader/store.ts')

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW })
  remove(LAST)
  remove('q:q')
})
afterEach(() => vi.useRealTimers())

/** May it be asked after so many displays in a row, the last so many days ago? */
function after(
  [shown, daysAgo, answered = 0]: number[],
  parts: Partial<SurveyConfig>,
  cooldownDays?: number,
): boolean {
  set('q:q', `${shown} ${NOW - (daysAgo ?? 0) * DAY} ${answered}`)
  return Boolean(mayAsk(survey({ id: 'q', ...parts }), cooldownDays))
}

test('a question that was never shown may be asked, whatever its frequency', () => {
  for (const frequency of ['once', 'untilAnswered', 'recurring', 'always'] as const)
    expect(mayAsk(survey({ id: 'q', frequency, maxDisplays: 1 }))).toBe(true)
})

test('once means once, answered or not, and is what a config means that says nothing', () => {
  expect(after([1, 400], {})).toBe(false)
  expect(after([1, 400], { frequency: 'once' })).toBe(false)
  expect(after([0, 400, 1], { frequency: 'once' })).toBe(false)
})

test('until answered: again after a dismissal, never after an answer, three times at most', () => {
  const frequency = 'untilAnswered'
  expect(after([1, 0], { frequency })).toBe(true)
  expect(after([2, 0], { frequency })).toBe(true)
  expect(after([3, 0], { frequency })).toBe(false)
  expect(after([0, 0, 1], { frequency })).toBe(false)
  expect(after([3, 0], { frequency, maxDisplays: 5 })).toBe(true)
  expect(after([5, 0], { frequency, maxDisplays: 5 })).toBe(false)
})

test('recurring waits its days after every display, answered or not', () => {
  const frequency = 'recurring'
  expect(after([1, 89], { frequency })).toBe(false)
  expect(after([1, 90], { frequency })).toBe(true)
  expect(after([0, 6, 1], { frequency, everyDays: 7 })).toBe(false)
  expect(after([0, 7, 1], { frequency, everyDays: 7 })).toBe(true)
})

test('always means always, up to a number of displays in a row that nobody answered', () => {
  const frequency = 'always'
  expect(after([500, 0], { frequency })).toBe(true)
  expect(after([2, 0], { frequency, maxDisplays: 3 })).toBe(true)
  expect(after([3, 0], { frequency, maxDisplays: 3 })).toBe(false)
})

test('a frequency from the future is as quiet as once', () => {
  const parts: Partial<SurveyConfig> = JSON.parse('{"frequency":"hourly"}')
  expect(after([1, 400], parts)).toBe(false)
})

test('the site-wide pause counts from the last display of any question', () => {
  set(LAST, `${NOW - 6 * DAY}`)
  expect(mayAsk(survey(), 7)).toBe(false)
  expect(mayAsk(survey(), 6)).toBe(true)
  expect(mayAsk(survey(), 0)).toBe(true)
  remove(LAST)
  expect(mayAsk(survey(), 30)).toBe(true)
})

test('a clock that was far ahead keeps nobody from being asked', () => {
  expect(after([1, -4000], { frequency: 'recurring' }, 30)).toBe(true)
  set(LAST, `${NOW + 1}`)
  expect(mayAsk(survey(), 0)).toBe(true)
})

test('what cannot be read counts as never seen', () => {
  for (const spoilt of ['', 'null', '{}', '"x"', '[]', '{', 'a b c', 'NaN NaN NaN']) {
    set('q:checkout_csat', spoilt)
    set(LAST, spoilt)
    expect(mayAsk(survey(), 7)).toBe(true)
  }
})

test('a display counts up, an answer begins anew, and what nobody had the time for is forgotten', () => {
  remember('q', NOW - DAY)
  const forget = remember('q', NOW)
  expect([get('q:q'), get(LAST)]).toEqual([`2 ${NOW} 0`, `${NOW}`])
  forget()
  expect(get('q:q')).toBe(`1 ${NOW - DAY} 0`)
  remember('q')
  expect(get('q:q')).toBe(`0 ${NOW - DAY} 1`)
})
