import { screen } from '@testing-library/preact'
import { expect, it } from 'vitest'
import type { AskFigures } from '#contract/collect/asks.ts'
import type { Locale } from '#dashboard/kit/i18n/locales.ts'
import { open } from '#test/dashboard/support/app.tsx'
import { makeList } from '#test/dashboard/support/fixtures.ts'
import { makeListedSurvey, NO_ASKS } from '#test/dashboard/support/surveys.ts'

async function openList(asks: AskFigures, locale: Locale = 'en') {
  await open(
    '/surveys',
    {
      'GET /api/journeys': () => makeList(),
      'GET /api/surveys': () => ({
        range: { from: '2026-10-25', to: '2026-11-21' },
        surveys: [makeListedSurvey({ id: 'orders', name: 'After the order' })],
      }),
      'GET /api/asks': () => asks,
    },
    locale,
  )
}

const FIGURES: AskFigures = {
  ...NO_ASKS,
  people: 5,
  asks: 9,
  p50: 1,
  p95: 4,
  most: 4,
  withheld: [
    { survey: 'orders', reason: 'budget', n: 22 },
    { survey: 'gone', reason: 'gap', n: 1 },
  ],
}

it.each<[Locale, RegExp, RegExp, RegExp]>([
  [
    'en',
    /5 people .* asked 9 times .* at most 1 time, .* 4 times/,
    /After the order: 22 asks kept back/,
    /gone: 1 ask kept back/,
  ],
  [
    'pl',
    /5 osób .* zapytano 9 razy .* najwyżej 1 raz, .* 4 razy/,
    /After the order: 22 pytania wstrzymane/,
    /gone: 1 pytanie/,
  ],
  [
    'ru',
    /5 человек, .* спросили 9 раз .* не больше 1 раза, .* 4 раз\./,
    /After the order: 22 вопроса/,
    /gone: 1 вопрос задержан/,
  ],
])('says in %s how often people were asked, and what was kept back and why', async (...row) => {
  const [locale, people, budget, gap] = row
  await openList(FIGURES, locale)
  for (const words of [people, budget, gap]) expect(await screen.findByText(words)).toBeTruthy()
})

it('leads to the budget where nobody is counted yet', async () => {
  await openList(NO_ASKS)
  const link = await screen.findByRole('link', { name: 'Set an ask budget' })
  expect(link.getAttribute('href')).toBe('/settings/site')
})
