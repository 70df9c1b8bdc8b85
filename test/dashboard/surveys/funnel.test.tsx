import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, expect, it, test } from 'vitest'
import type { Funnel } from '#contract/surveys/funnel.ts'
import { mainReason, reachedOf } from '#dashboard/features/surveys/funnel/main-reason.ts'
import type { Locale } from '#dashboard/kit/i18n/locales.ts'
import { calls, callsTo, open } from '#test/dashboard/support/app.tsx'
import {
  makeEstimate,
  makeFunnel,
  makeSurveyCheck,
  makeSurveyDraft,
} from '#test/dashboard/support/surveys.ts'

afterEach(() => {
  localStorage.clear()
  history.replaceState(null, '', '/')
})

const TITLES: Record<Locale, string> = {
  en: 'Why was nobody asked?',
  pl: 'Dlaczego nikogo nie zapytano?',
  ru: 'Почему никого не спросили?',
}

async function openBuilder(
  funnel: Funnel,
  { locale = 'en', revision = 1 }: { locale?: Locale; revision?: number } = {},
) {
  let now = funnel
  await open(
    '/surveys/orders',
    {
      'GET /api/surveys/orders': () => makeSurveyDraft({ revision }),
      'GET /api/surveys/orders/check': () => makeSurveyCheck(),
      'GET /api/surveys/orders/estimate': () => makeEstimate(),
      'GET /api/surveys/orders/preview': () => ({ config: null }),
      'GET /api/surveys/orders/funnel': () => now,
      'PUT /api/funnel': () => {
        now = { ...now, counting: now.counting ? null : { every: 1, until: 1_800_000_000_000 } }
        return { counting: now.counting }
      },
    },
    locale,
  )
}

async function openFunnel(funnel: Funnel, locale: Locale = 'en') {
  await openBuilder(funnel, { locale })
  const summary = await screen.findByText(TITLES[locale])
  const details = summary.closest('details')
  if (!details) throw new Error('nothing to open')
  details.open = true
  fireEvent(details, new Event('toggle'))
}

test.each<[Locale, RegExp, RegExp]>([
  [
    'en',
    /^Most page views fall out because the address does not fit: about 80%\.$/,
    /from 1,230 page views that were counted on 3 days/,
  ],
  [
    'pl',
    /^Większość odsłon odpada, bo adres nie pasuje: około 80\s?%\.$/,
    /z 1230 policzonych odsłon; czas liczenia: 3 dni/,
  ],
  [
    'ru',
    /^Большинство просмотров отпадает, потому что адрес не подходит: около 80\s?%\.$/,
    /по 1\s?230 посчитанным просмотрам; считалось: 3 дня/,
  ],
])('says in %s first what most page views fall out by, and from how many', async (...row) => {
  const [locale, main, counted] = row
  await openFunnel(makeFunnel(), locale)
  expect(await screen.findByText(main)).toBeTruthy()
  expect(screen.getByText(counted)).toBeTruthy()
})

it('shows how far page views get, and every step as a table', async () => {
  await openFunnel(makeFunnel())
  const shown = await screen.findByText('see the question, 81%')
  expect(shown.closest('div')?.textContent).toContain('1,000')
  expect(screen.getByText('fit the rules, 20%').closest('div')?.textContent).toContain('2,460')
  expect(screen.getByText('answer, 20%').closest('div')?.textContent).toContain('200')
  const table = screen.getByRole('table', { name: 'Where page views ended', hidden: true })
  const rows = within(table).getAllByRole('row', { hidden: true })
  expect(rows.map(({ textContent }) => textContent)).toContain('Address does not fit9,84080%984')
  expect(rows).toHaveLength(6)
})

it('is not looked for before it is opened, and another period is looked for anew', async () => {
  await openFunnel(makeFunnel())
  await screen.findByText('page views')
  const asked = () => callsTo('/funnel').map(({ search }) => search)
  expect(asked()).toEqual(['?days=28'])
  fireEvent.click(screen.getByRole('button', { name: '90 days' }))
  await waitFor(() => expect(asked()).toEqual(['?days=28', '?days=90']))
  expect(screen.getByRole('button', { name: '90 days' }).getAttribute('aria-pressed')).toBe('true')
})

it('of few page views it says only that it is too early', async () => {
  await openFunnel(makeFunnel({ counted: 29 }))
  expect(await screen.findByText('Too early to say: 29 page views were counted.')).toBeTruthy()
  expect(screen.queryByText(/^Most page views/)).toBeNull()
})

it('is off until somebody switches it on for a week, and can be ended', async () => {
  await openFunnel(makeFunnel({ counted: 0, views: 0, days: 0, steps: [] }))
  await screen.findByText('Nothing was counted in this period.')
  fireEvent.change(screen.getByRole('combobox', { name: 'Counted' }), { target: { value: '1' } })
  fireEvent.click(screen.getByRole('button', { name: 'Count for 7 days' }))
  fireEvent.click(await screen.findByRole('button', { name: 'End now' }))
  await screen.findByRole('button', { name: 'Count for 7 days' })
  const sent = calls.filter(({ method }) => method === 'PUT').map(({ body }) => body)
  expect(sent).toEqual([
    { days: 7, every: 1 },
    { days: 0, every: 1 },
  ])
})

test('a draft that was never published has nothing to count', async () => {
  await openBuilder(makeFunnel(), { revision: 0 })
  await screen.findByText('How many of them')
  expect(screen.queryByText(TITLES.en)).toBeNull()
})

test('the steps add up: what is left after each of them, and which of them takes the most', () => {
  const funnel = makeFunnel()
  expect(reachedOf(funnel)).toEqual({
    views: 12_300,
    fit: 2460,
    sampled: 1230,
    shown: 1000,
    answers: 200,
  })
  expect(mainReason(funnel)).toEqual({ step: 'address', share: 0.8 })
  const seen = { step: 'answered', counted: 900, views: 9000 } as const
  expect(
    mainReason({ ...funnel, views: 9230, steps: [seen, ...funnel.steps.slice(2, 3)] }),
  ).toEqual({
    step: null,
    share: 9000 / 9230,
  })
})
