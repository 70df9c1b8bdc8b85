import { describe, expect, it } from 'vitest'
import { periodBefore } from '#dashboard/features/journey/headline.tsx'
import { t } from '#dashboard/features/journey/words.ts'
import {
  dayRange,
  fromNow,
  instant,
  percent,
  qValue,
  relative,
  signed,
  signedInterval,
} from '#dashboard/kit/i18n/format.ts'
import { type Locale, LOCALES } from '#dashboard/kit/i18n/locales.ts'
import { preferredLocale, setLocale } from '#dashboard/kit/i18n/words.ts'

/** The words of every feature, by the path of their file. */
const FILES = import.meta.glob<{ words: object }>('../../../../dashboard/**/words/*.ts', {
  eager: true,
})
const FOLDERS = [...new Set(Object.keys(FILES).map((path) => path.replace(/\w+\.ts$/, '')))]

function wordsOf(folder: string, locale: Locale): Record<string, unknown> {
  return { ...FILES[`${folder}${locale}.ts`]?.words }
}

function placeholders(message: unknown): string[] {
  const texts = typeof message === 'string' ? [message] : Object.values(message as object)
  const found = texts.flatMap((text: string) =>
    [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1] ?? ''),
  )
  return [...new Set(found)].filter((name) => name !== 'n').toSorted()
}

describe('the words of each feature', () => {
  it.each(FOLDERS.flatMap((folder) => LOCALES.map((locale) => [folder, locale] as const)))(
    'have every key in %s%s, and the same placeholders in each',
    (folder, locale) => {
      const english = wordsOf(folder, 'en')
      const words = wordsOf(folder, locale)
      expect(Object.keys(words).toSorted()).toEqual(Object.keys(english).toSorted())
      expect(Object.keys(words)).not.toEqual([])
      for (const [key, message] of Object.entries(words))
        expect(placeholders(message), key).toEqual(placeholders(english[key]))
    },
  )

  it('never use a hyphen for a minus', () => {
    expect(JSON.stringify(FILES)).not.toMatch(/[ (]-\d/)
  })

  it('never have one key twice, whoever says it', () => {
    const keys = FOLDERS.flatMap((folder) => Object.keys(wordsOf(folder, 'en')))
    expect(keys.length).toBeGreaterThan(700)
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
  })
})

const COUNTS = [0, 1, 2, 5, 21, 22, 25, 112]

describe('plurals', () => {
  it.each<[Locale, string[]]>([
    [
      'en',
      [
        '0 answers',
        '1 answer',
        '2 answers',
        '5 answers',
        '21 answers',
        '22 answers',
        '25 answers',
        '112 answers',
      ],
    ],
    [
      'pl',
      [
        '0 odpowiedzi',
        '1 odpowiedź',
        '2 odpowiedzi',
        '5 odpowiedzi',
        '21 odpowiedzi',
        '22 odpowiedzi',
        '25 odpowiedzi',
        '112 odpowiedzi',
      ],
    ],
    [
      'ru',
      [
        '0 ответов',
        '1 ответ',
        '2 ответа',
        '5 ответов',
        '21 ответ',
        '22 ответа',
        '25 ответов',
        '112 ответов',
      ],
    ],
  ])('of answers are right in %s', async (locale, expected) => {
    await setLocale(locale)
    expect(COUNTS.map((n) => t('headline.total', { n }))).toEqual(expected)
  })

  it.each<[Locale, string[]]>([
    [
      'en',
      [
        '0\u00a0points',
        '1\u00a0point',
        '2\u00a0points',
        '5\u00a0points',
        '21\u00a0points',
        '22\u00a0points',
        '25\u00a0points',
        '112\u00a0points',
      ],
    ],
    [
      'pl',
      [
        '0\u00a0punktów',
        '1\u00a0punkt',
        '2\u00a0punkty',
        '5\u00a0punktów',
        '21\u00a0punktów',
        '22\u00a0punkty',
        '25\u00a0punktów',
        '112\u00a0punktów',
      ],
    ],
    [
      'ru',
      [
        '0\u00a0пунктов',
        '1\u00a0пункт',
        '2\u00a0пункта',
        '5\u00a0пунктов',
        '21\u00a0пункт',
        '22\u00a0пункта',
        '25\u00a0пунктов',
        '112\u00a0пунктов',
      ],
    ],
  ])('of points are right in %s', async (locale, expected) => {
    await setLocale(locale)
    expect(COUNTS.map((n) => t('points', { n }))).toEqual(expected)
  })

  it('take the form of fractions, too', async () => {
    await setLocale('pl')
    expect(t('curve.frame', { n: 1.5 })).toBe('≤ 1,5 dnia')
    await setLocale('ru')
    expect(t('curve.frame', { n: 21 })).toBe('≤ 21 дня')
  })
})

describe('the period before', () => {
  const ten = { range: { from: '2026-11-01', to: '2026-11-10' } }
  it.each<[Locale, string[]]>([
    ['en', ['the four weeks before', 'the 10 days before', 'a year earlier']],
    ['pl', ['w poprzednich czterech tygodniach', 'w poprzednich 10 dniach', 'rok wcześniej']],
    ['ru', ['за предыдущие четыре недели', 'за предыдущие 10 дней', 'год назад']],
  ])('is named in %s', async (locale, [weeks, days, year]) => {
    await setLocale(locale)
    expect(periodBefore({ range: '28d', cmp: 'previous' }, ten.range)).toBe(weeks)
    expect(periodBefore({ ...ten, cmp: 'previous' }, ten.range)).toBe(days)
    expect(periodBefore({ range: '28d', cmp: 'year' }, ten.range)).toBe(year)
  })

  it('of one own day is one day', async () => {
    const day = { from: '2026-11-01', to: '2026-11-01' }
    await setLocale('ru')
    expect(periodBefore({ range: day, cmp: 'previous' }, day)).toBe('за предыдущий 1 день')
  })
})

describe('figures', () => {
  it('carry their sign, with a real minus, and no sign at zero', async () => {
    for (const locale of LOCALES) {
      await setLocale(locale)
      expect([48, -31.4, 0, -0.4, 0.4, -100].map(signed)).toEqual([
        '+48',
        '−31',
        '0',
        '0',
        '0',
        '−100',
      ])
    }
  })

  it('are written the way of the language', async () => {
    await setLocale('en')
    expect(percent(0.064)).toBe('6%')
    expect(percent(0.0042)).toBe('0.4%')
    expect(signedInterval([-38, -24.2])).toBe('−38 to −24')
    expect(qValue(0.0004)).toBe('< 0.001')
    expect(qValue(0.0124)).toBe('= 0.012')
    await setLocale('ru')
    expect(percent(0.064)).toBe('6\u00A0%')
    expect(signedInterval([-38, 24])).toBe('от −38 до +24')
  })
})

describe('days and times', () => {
  it('keep a calendar day whatever zone the browser is in', async () => {
    await setLocale('en')
    expect(dayRange({ from: '2026-10-25', to: '2026-11-21' })).toMatch(/^25 Oct\s–\s21 Nov 2026$/)
  })

  it('show an instant on the clock of the site', async () => {
    await setLocale('en')
    const at = Date.parse('2026-11-20T23:30:00Z')
    expect(instant(at, 'Europe/Warsaw')).toBe('21 Nov 2026, 00:30')
    expect(instant(at, 'America/St_Johns')).toBe('20 Nov 2026, 20:00')
  })

  it.each([
    [20, 'now'],
    [119, '1 min ago'],
    [3 * 3600, '3 hr ago'],
    [26 * 3600, 'yesterday'],
    [40 * 86_400, 'last month'],
    [400 * 86_400, 'last year'],
  ])('say how long ago %i seconds are', async (seconds, words) => {
    await setLocale('en')
    expect(relative(0, seconds * 1000)).toBe(words)
  })

  it.each<[Locale, number, string]>([
    ['en', 3 * 86_400, 'in 3 days'],
    ['pl', 3 * 86_400, 'za 3 dni'],
    ['en', 7 * 86_400 - 1, 'in 7 days'],
    ['ru', -2 * 3600, '2 ч назад'],
    ['en', -3 * 3600 + 1, '2 hr ago'],
    ['en', 20, 'now'],
  ])('say in %s how far away %i seconds are', async (locale, seconds, words) => {
    await setLocale(locale)
    expect(fromNow(seconds * 1000, 0)).toBe(words)
  })

  it('do not speak of the future when clocks disagree', async () => {
    await setLocale('en')
    expect(relative(90_000, 0)).toBe('now')
  })
})

describe('the language at the first visit', () => {
  it('is the stored one, then the browser’s, then English', () => {
    const languages = (tags: string[]) =>
      Object.defineProperty(navigator, 'languages', { value: tags, configurable: true })
    languages(['de-DE', 'pl-PL', 'en'])
    expect(preferredLocale()).toBe('pl')
    languages(['uk', 'de'])
    expect(preferredLocale()).toBe('en')
    localStorage.setItem('wayfelt.language', 'ru')
    expect(preferredLocale()).toBe('ru')
    localStorage.clear()
  })
})
