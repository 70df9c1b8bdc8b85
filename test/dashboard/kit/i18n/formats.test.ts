import { beforeEach, describe, expect, it, vi } from 'vitest'
import {
  after,
  count,
  day,
  decimal,
  fromNow,
  fullDay,
  languageName,
  localDay,
  localInstant,
  localTime,
  longDay,
  lowerFirst,
  narrowInterval,
  percent,
  qValue,
  utcTime,
  wordList,
} from '#dashboard/kit/i18n/format.ts'
import { kit } from '#dashboard/kit/i18n/kit-words.ts'
import { locale, setLocale, words } from '#dashboard/kit/i18n/words.ts'
import { addDays, addMonths, daysBetween, isDay } from '#dashboard/kit/time/days.ts'
import { ownTimezone, timezoneOptions } from '#dashboard/kit/time/timezones.ts'

beforeEach(() => setLocale('en'))

describe('figures', () => {
  it('are written with the separators of the language', async () => {
    expect([count(1204), count(0.6), decimal(0.4249), decimal(-0.126), decimal(-0)]).toEqual([
      '1,204',
      '1',
      '0.42',
      '−0.13',
      '0',
    ])
    expect(decimal(0.0124, 3)).toBe('0.012')
    expect(narrowInterval([-38, 24])).toBe('−38 … +24')
    await setLocale('pl')
    expect([count(12_040).replace(/\s/, ' '), decimal(0.42)]).toEqual(['12 040', '0,42'])
  })

  it('and days have a form that is made once, however often it is used: it is slow to make', () => {
    const made = [vi.spyOn(Intl, 'NumberFormat'), vi.spyOn(Intl, 'DateTimeFormat')]
    const use = () => [count(1), day('2026-11-04'), longDay('2026-11-04')]
    use()
    for (const spy of made) spy.mockClear()
    expect(use()).toEqual(['1', '4 Nov', 'Wednesday, 4 November 2026'])
    expect(made.flatMap(({ mock }) => mock.calls)).toEqual([])
    vi.restoreAllMocks()
  })

  it('keep a decimal below one per cent only', () => {
    expect([0, 0.0009, 0.0099, 0.01, 1].map(percent)).toEqual(['0%', '0.1%', '1%', '1%', '100%'])
    expect([0.0009, 0.001, 1].map(qValue)).toEqual(['< 0.001', '= 0.001', '= 1'])
  })
})

describe('days and times', () => {
  const at = Date.parse('2026-11-14T09:41:07Z')

  it('have the day before the month in every language', async () => {
    expect([day('2026-11-04'), fullDay('2026-11-04'), longDay('2026-11-14')]).toEqual([
      '4 Nov',
      '4 Nov 2026',
      'Saturday, 14 November 2026',
    ])
    await setLocale('pl')
    expect([day('2026-11-04'), fullDay('2026-11-04'), longDay('2026-11-14')]).toEqual([
      '4 lis',
      '4 lis 2026',
      'sobota, 14 listopada 2026',
    ])
    await setLocale('ru')
    expect(day('2026-11-04')).toBe('4 нояб.')
  })

  it('of an instant are those of the reader’s own clock, or of UTC', () => {
    const here = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(at)
    expect(utcTime(at)).toBe('09:41')
    expect(localTime(at)).toBe(here)
    expect(localDay(at)).toBe('14 Nov 2026')
    expect(localInstant(at)).toMatch(new RegExp(`^14 Nov 2026, ${here} \\S+$`))
  })

  it.each([
    [59, 'now'],
    [60, '1 min ago'],
    [3599, '59 min ago'],
    [3600, '1 hr ago'],
    [86_399, '23 hr ago'],
    [86_400, 'yesterday'],
    [30 * 86_400 - 1, '29 days ago'],
    [30 * 86_400, 'last month'],
    [59 * 86_400, 'last month'],
    [365 * 86_400 - 1, '12 months ago'],
    [365 * 86_400, 'last year'],
    [10 * 365 * 86_400, '10 years ago'],
  ])('%i seconds ago are “%s”', (seconds, text) => {
    expect(fromNow(0, seconds * 1000).replace('.', '')).toBe(text)
  })

  it('still to come are rounded, whole units have passed', () => {
    expect(fromNow(89_000, 0)).toBe('in 1 min')
    expect(fromNow(91_000, 0)).toBe('in 2 min')
    expect(fromNow(0, 119_000)).toBe('1 min ago')
    expect(fromNow(500, 0)).toBe('now')
  })

  it.each([
    [1, 'in 1 minute'],
    [61, 'in 2 minutes'],
    [89 * 60, 'in 89 minutes'],
    [90 * 60, 'in 2 hours'],
    [121 * 60, 'in 3 hours'],
  ])('to wait are rounded up: %i seconds', (seconds, text) => {
    expect(after(seconds)).toBe(text)
  })

  it('are counted by the calendar', () => {
    expect(['2026-02-29', '2028-02-29', '2026-1-01', '', undefined].map(isDay)).toEqual([
      false,
      true,
      false,
      false,
      false,
    ])
    expect([addDays('2026-03-01', -1), addDays('2026-12-31', 1)]).toEqual([
      '2026-02-28',
      '2027-01-01',
    ])
    expect([addMonths('2026-03-31', -1), addMonths('2026-12-15', 2)]).toEqual([
      '2026-02-28',
      '2027-02-15',
    ])
    expect([
      daysBetween('2026-11-01', '2026-11-01'),
      daysBetween('2026-10-20', '2026-11-01'),
    ]).toEqual([1, 13])
  })

  it('have a zone, and the browser’s own is always among those to choose', () => {
    const own = ownTimezone()
    const options = timezoneOptions()
    expect(own).toBe(new Intl.DateTimeFormat().resolvedOptions().timeZone)
    expect(options.filter(({ value }) => value === own)).toHaveLength(1)
    expect(options.find(({ value }) => value === 'America/New_York')?.label).toBe(
      'America/New York',
    )
    expect(options.length).toBeGreaterThan(300)
  })
})

describe('names and lists', () => {
  it('of languages are in the reader’s own, and unknown ones stay what they are', async () => {
    expect([languageName('pl'), languageName('not a tag')]).toEqual(['Polish', 'not a tag'])
    await setLocale('pl')
    expect(languageName('pl')).toBe('polski')
  })

  it('begin with a capital letter once', () => {
    expect(wordList(['Read figures', 'Read comments', 'Import'])).toBe(
      'Read figures, read comments, import',
    )
    expect([lowerFirst('Éa'), lowerFirst('')]).toEqual(['éa', ''])
  })
})

interface Twin extends Record<string, string> {
  hello: string
  sum: '{n} of {all}'
}

describe('the words', () => {
  const folder = (broken: string[] = []): Record<string, () => Promise<{ words: Twin }>> =>
    Object.fromEntries(
      ['en', 'pl', 'ru'].map((tag) => [
        `./words/${tag}.ts`,
        () =>
          broken.includes(tag)
            ? Promise.reject(new Error('offline'))
            : Promise.resolve({ words: { hello: `hello in ${tag}`, sum: '{n} of {all}' } }),
      ]),
    )

  it('come with what a feature says itself before what lies below it', async () => {
    const own = words(folder(), kit)
    expect(own.t('hello')).toBe('hello')
    await setLocale('en')
    expect([own.t('hello'), own.t('action.copy')]).toEqual(['hello in en', 'Copy'])
    expect(own.t('sum', { n: 1204, all: 'x' })).toBe('1,204 of x')
    expect(own.pieces('sum', { n: 1, all: { an: 'element' } })).toEqual([
      '',
      '1',
      ' of ',
      { an: 'element' },
      '',
    ])
    await setLocale('pl')
    expect([own.t('hello'), document.documentElement.lang, locale()]).toEqual([
      'hello in pl',
      'pl',
      'pl',
    ])
  })

  it('stay those of before when a language does not arrive, and the next one still comes', async () => {
    const broken = ['ru']
    const own = words(folder(broken))
    await setLocale('en')
    await expect(setLocale('ru', true)).rejects.toThrow('offline')
    expect([locale(), own.t('hello'), localStorage.getItem('wayfelt.language')]).toEqual([
      'en',
      'hello in en',
      null,
    ])
    await setLocale('pl', true)
    expect([own.t('hello'), localStorage.getItem('wayfelt.language')]).toEqual([
      'hello in pl',
      'pl',
    ])
    broken.length = 0
  })

  it('are those of the language that was chosen last, however slow another is', async () => {
    const first = setLocale('ru')
    const second = setLocale('pl')
    await Promise.all([first, second])
    expect(locale()).toBe('pl')
  })

  it('say which are missing', async () => {
    words({ './words/en.ts': () => Promise.resolve({ words: {} }) })
    await expect(setLocale('ru')).rejects.toThrow('No words in ru: ./words/en.ts')
  })
})
