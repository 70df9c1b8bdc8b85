import { fireEvent, screen, waitFor } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import type { Draft } from '#contract/map/draft.ts'
import type { ListedSurvey, SurveyList } from '#contract/surveys/list.ts'
import type { Locale } from '#dashboard/kit/i18n/locales.ts'
import { callsTo, open, problem, type FakeApi } from '#test/dashboard/support/app.tsx'
import { makeList } from '#test/dashboard/support/fixtures.ts'
import { newMap } from '#test/support/map-steps.ts'

const journey = makeList().journeys[0]?.id ?? ''
const map = newMap(journey)
const touchpoint = map.stages.flatMap((stage) => stage.touchpoints)[0]
const draft: Draft = {
  document: map,
  published: map,
  version: 1,
  isOpen: false,
  stages: [],
  touchpoints: [],
  seq: 0,
  edits: [],
}

function makeListed(overrides: Partial<ListedSurvey> = {}): ListedSurvey {
  return {
    id: 'courier-csat',
    name: 'Courier',
    names: {},
    kind: 'csat',
    scale: 'csat5',
    state: 'live',
    startsOn: null,
    endsOn: null,
    revision: 1,
    touchpoint: touchpoint?.id ?? '',
    question: 'How was the courier?',
    answers: { n: 240, state: 'ok', sentiment: -12.4 },
    ...overrides,
  }
}

async function openPanel(surveys: ListedSurvey[] | Response, locale: Locale = 'en') {
  const list: SurveyList = {
    range: { from: '2026-10-04', to: '2026-10-31' },
    surveys: Array.isArray(surveys) ? surveys : [],
  }
  const api: FakeApi = {
    [`GET /api/journeys/${journey}/draft`]: () => draft,
    [`GET /api/journeys/${journey}/draft/edits`]: () => ({ seq: 0, edits: [], refused: [] }),
    'GET /api/surveys': () => (Array.isArray(surveys) ? list : surveys),
  }
  const { container } = await open(`/journeys/${journey}/edit`, api, locale)
  const button = await waitFor(() => {
    const found = container.querySelector(`#touchpoint-${touchpoint?.id}`)
    if (!found) throw new Error('no map yet')
    return found
  })
  fireEvent.click(button)
  return container
}

const lines = (container: Element) =>
  [...container.querySelectorAll('.asked li')].map((item) =>
    [...item.querySelectorAll('strong, .badge, p:not(.asked-head)')].map((one) => one.textContent),
  )

describe('the panel of a touchpoint', () => {
  it('tells of each survey its state, its question, and how it was answered', async () => {
    const container = await openPanel([
      makeListed(),
      makeListed({ id: 'b', state: 'paused', answers: { n: 4, state: 'hidden', sentiment: null } }),
      makeListed({
        id: 'c',
        kind: 'text',
        scale: 'text',
        answers: { n: 1, state: 'unasked', sentiment: null },
      }),
      makeListed({
        id: 'd',
        state: 'draft',
        question: null,
        answers: { n: 0, state: 'empty', sentiment: null },
      }),
    ])
    await waitFor(() => expect(lines(container)).toHaveLength(4))
    expect(lines(container)).toEqual([
      ['Courier', 'live', 'How was the courier?', 'CSAT · −12 from 240 answers in 28 days'],
      [
        'Courier',
        'paused',
        'How was the courier?',
        'CSAT · 4 answers in 28 days: too few for a value',
      ],
      ['Courier', 'live', 'How was the courier?', 'Comment · 1 answer in 28 days'],
      ['Courier', 'draft', 'CSAT · no answers in 28 days'],
    ])
    const stage = map.stages.find(({ touchpoints }) =>
      touchpoints.some((one) => one === touchpoint),
    )
    const link = screen.getByRole('link', { name: 'Answers of this touchpoint' })
    expect(link.getAttribute('href')).toBe(
      `/journeys/${journey}?stage=${stage?.id}&touchpoint=${touchpoint?.id}`,
    )
    expect(Object.fromEntries(callsTo('/api/surveys').at(-1)?.searchParams ?? [])).toEqual({
      touchpoint: touchpoint?.id,
      lang: 'en',
    })
  })

  it('counts in Polish, and asks for the question in Polish', async () => {
    const few = { n: 2, state: 'hidden' as const, sentiment: null }
    const container = await openPanel([makeListed({ answers: few })], 'pl')
    await waitFor(() =>
      expect(lines(container)[0]?.at(-1)).toBe(
        'CSAT · 2 odpowiedzi w 28 dni: za mało, by podać wartość',
      ),
    )
    expect(callsTo('/api/surveys').at(-1)?.searchParams.get('lang')).toBe('pl')
  })

  it('says plainly that nothing is asked there', async () => {
    await openPanel([])
    expect(await screen.findByText('Nothing is asked here yet.')).toBeTruthy()
  })

  it('says why it does not know what is asked, and all else of the panel stays', async () => {
    const container = await openPanel(problem(503, 'busy'))
    expect(await screen.findByText('Try again')).toBeTruthy()
    expect(container.querySelector('.panel-channels')).toBeTruthy()
  })
})
