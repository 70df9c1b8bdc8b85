import { describe, expect, test } from 'vitest'
import type { Summary, SummaryJourney } from '#contract/insight/summary.ts'
import type { OutboxLanguage } from '#contract/outbox/words.ts'
import { textOf, toldIn } from '#worker/domain/summary/text.ts'
import { nextSummary, weekDue } from '#worker/domain/summary/week.ts'

const PLACE = { stage: { id: 's', name: 'S' }, touchpoint: { id: 't', name: 'T' } }

function linesOf(lang: OutboxLanguage, answers: number, atLeast = 9): string[] {
  const move = { ...PLACE, difference: -21, interval: [-33, -atLeast], atLeast, n: 60, before: 60 }
  const journey: SummaryJourney = {
    id: 'j',
    name: 'J',
    answers,
    before: 60,
    index: { value: -0.4, interval: [-9.6, 9], n: answers },
    change: { difference: 1.2, interval: [-3, 5] },
    moves: [move as SummaryJourney['moves'][number]],
    pains: [],
  }
  const week: Omit<Summary, 'text'> = {
    id: 'w',
    from: '2026-11-16',
    to: '2026-11-22',
    lang,
    answers,
    before: 60,
    journeys: [journey],
    raised: [],
    ended: [],
    link: '',
  }
  return textOf(week).split('\n')
}

describe('a week in words', () => {
  test.each([
    ['en', 1, '1 answer in', 1, '1 point at'],
    ['en', 1214, '1,214 answers in', 9, '9 points at'],
    ['pl', 1, '1 odpowiedź w', 1, 'o 1 punkt.'],
    ['pl', 22, '22 odpowiedzi w', 3, 'o 3 punkty.'],
    ['pl', 25, '25 odpowiedzi w', 12, 'o 12 punktów.'],
    ['pl', 25, '25 odpowiedzi w', 0.3, 'o 0,3 punktu.'],
    ['ru', 21, '21 ответ за', 21, 'на 21 пункт.'],
    ['ru', 3, '3 ответа за', 4, 'на 4 пункта.'],
    ['ru', 11, '11 ответов за', 15, 'на 15 пунктов.'],
    ['ru', 11, '11 ответов за', 0.5, 'на 0,5 пункта.'],
  ] as const)('in %s, of %d: %s', (...row) => {
    const [lang, answers, said, atLeast, points] = row
    const lines = linesOf(lang, answers, atLeast)
    expect(lines[0]).toContain(said)
    expect(lines[3]).toContain(points)
  })

  test('says what may be chance, and writes signs and ends as the pages do', () => {
    const lines = linesOf('en', 60)
    expect(lines[1]).toBe('One index of the journey: 0 (95%: −10 to +9).')
    expect(lines[2]).toBe('Beside the week before: +1 point (95%: −3 to +5), which may be chance.')
  })

  test('is told in the language of the site, else in English', () => {
    expect(['pl-PL', 'RU', 'de', 'plx'].map(toldIn)).toEqual(['pl', 'ru', 'en', 'en'])
  })
})

describe('when a week is told', () => {
  const iso = (at: number) => new Date(at).toISOString()

  test.each([
    ['2026-11-23T06:59:59Z', '2026-11-09', '2026-11-23T07:00:00.000Z'],
    ['2026-11-23T07:00:00Z', '2026-11-16', '2026-11-30T07:00:00.000Z'],
    ['2026-11-29T22:59:59Z', '2026-11-16', '2026-11-30T07:00:00.000Z'],
    // Clocks go back on 25 October: eight is an hour later in UTC.
    ['2026-10-24T12:00:00Z', '2026-10-12', '2026-10-26T07:00:00.000Z'],
    ['2026-10-18T12:00:00Z', '2026-10-05', '2026-10-19T06:00:00.000Z'],
  ])('at %s it is the week of %s, next at %s', (at, week, next) => {
    const now = Date.parse(at)
    expect(weekDue(now, 'Europe/Warsaw').from).toBe(week)
    expect(iso(nextSummary(now, 'Europe/Warsaw'))).toBe(next)
  })

  test('each zone has its own Monday', () => {
    const now = Date.parse('2026-11-22T20:00:00Z')
    expect(weekDue(now, 'Pacific/Kiritimati').from).toBe('2026-11-16')
    expect(weekDue(now, 'America/New_York').from).toBe('2026-11-09')
  })
})
