import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, describe, expect, test } from 'vitest'
import { calls, type FakeApi, open, problem } from '#test/dashboard/support/app.tsx'
import {
  makeEstimate,
  makeListedSurvey,
  makeSurveyCheck,
  makeSurveyDraft,
} from '#test/dashboard/support/surveys.ts'

const range = { from: '2026-10-25', to: '2026-11-21' }
const sound: FakeApi = {
  'GET /api/surveys/orders': () => makeSurveyDraft(),
  'GET /api/surveys/orders/check': () => makeSurveyCheck(),
  'GET /api/surveys/orders/estimate': () => makeEstimate(),
  'GET /api/surveys/orders/preview': () => ({ config: null }),
  'PUT /api/surveys/orders/draft': () => ({ seq: 5 }),
}

afterEach(() => {
  localStorage.clear()
  history.replaceState(null, '', '/')
})

describe('the list of surveys', () => {
  test('says what is live, and what is scheduled or ended by its days; a state narrows it', async () => {
    await open('/surveys', {
      'GET /api/surveys': () => ({
        range,
        surveys: [
          makeListedSurvey(),
          makeListedSurvey({ id: 'soon', name: 'Soon', startsOn: '2099-01-01' }),
          makeListedSurvey({ id: 'over', name: 'Over', endsOn: '2020-01-01' }),
          makeListedSurvey({ id: 'new', name: 'New', state: 'draft', question: null }),
        ],
      }),
    })
    await screen.findByText('1 survey is live')
    const names = () =>
      screen.getAllByRole('rowheader').map((one) => within(one).getByRole('link').textContent)
    expect(names()).toHaveLength(4)
    fireEvent.click(screen.getByRole('button', { name: 'Scheduled 1' }))
    expect(names()).toEqual(['Soon'])
    fireEvent.click(screen.getByRole('button', { name: 'Ended 1' }))
    expect(names()).toEqual(['Over'])
  })

  test('that is empty says how the first one begins; one that failed can be tried again', async () => {
    await open('/surveys', { 'GET /api/surveys': () => ({ range, surveys: [] }) })
    await screen.findByText(/^No survey yet/)
  })

  test('that could not be had can be tried again', async () => {
    await open('/surveys', { 'GET /api/surveys': () => problem(503, 'busy') })
    await screen.findByRole('button', { name: 'Try again' })
  })
})

describe('the builder', () => {
  test('shows the estimate as its headline, and what is missing', async () => {
    await open('/surveys/orders', sound)
    await screen.findByText('About 380 people a week would see this, and about 53 would answer.')
    await screen.findByText('1 text is missing before it can go live.')
    expect(screen.getByRole('button', { name: 'Polish 1 missing' })).toBeTruthy()
  })

  test('says what the guard rails remark on the language on screen, with the source, and blocks nothing', async () => {
    const remark = { code: 'negation', field: 'question', source: 'Dillman 2014' } as const
    const advice = [
      { ...remark, lang: 'en', at: 'not' },
      { ...remark, lang: 'pl', at: 'nie' },
    ]
    const check = makeSurveyCheck({ problems: [], advice })
    await open('/surveys/orders', { ...sound, 'GET /api/surveys/orders/check': () => check })
    const list = await screen.findByRole('list', { name: 'Remarks on the wording' })
    expect(within(list).getAllByRole('listitem')).toHaveLength(1)
    expect(list.textContent).toContain('Question “not”: a “not” is easily overlooked.')
    expect(list.textContent).toContain('Dillman 2014')
    await screen.findByText('Nothing is in the way of going live. 2 remarks on the wording.')
  })

  test('says that it is too early where nothing was counted', async () => {
    const nothing = makeEstimate({ basis: 'none', visits: null, shown: null, answers: null })
    await open('/surveys/orders', { ...sound, 'GET /api/surveys/orders/estimate': () => nothing })
    await screen.findByText('Too early to say how many people would see this.')
  })

  test('sends what is typed by itself, over the save that was read', async () => {
    await open('/surveys/orders', sound)
    const question = await screen.findByRole('textbox', { name: 'Question' })
    fireEvent.input(question, { target: { value: 'How was your order?' } })
    expect(localStorage.length).toBeGreaterThan(0)
    await screen.findByText('saving…')
    await waitFor(() => expect(screen.getByText('saved')).toBeTruthy())
    const sent = calls.findLast(({ method }) => method === 'PUT')?.body
    expect(sent).toMatchObject({
      seq: 4,
      survey: { definition: { question: { en: 'How was your order?', pl: 'Jak było?' } } },
    })
    // The server has it: nothing is left on the disk.
    expect(Object.keys(localStorage).filter((one) => one.startsWith('wayfelt.survey'))).toEqual([])
  })

  test('puts the question into the page, and says what the page has to hold for that', async () => {
    await open('/surveys/orders', sound)
    const surface = await screen.findByRole<HTMLSelectElement>('combobox', {
      name: 'Where it appears',
    })
    // Where nothing was said it is a card.
    expect(surface.value).toBe('card')
    fireEvent.change(surface, { target: { value: 'inline' } })
    await screen.findByText('<div data-wayfelt="orders"></div>')
    await waitFor(() => expect(screen.getByText('saved')).toBeTruthy())
    const sent = calls.findLast(({ method }) => method === 'PUT')?.body
    expect(sent).toMatchObject({ survey: { definition: { surface: 'inline' } } })
  })

  test('of where people heard of the shop asks for one choice, in another order for each person', async () => {
    await open('/surveys/orders', {
      ...sound,
      'GET /api/surveys/orders': () => makeSurveyDraft({ revision: 0, published: null }),
    })
    const scale = await screen.findByRole<HTMLSelectElement>('combobox', { name: 'Answered with' })
    fireEvent.change(scale, { target: { value: 'choice' } })
    await screen.findByRole('checkbox', { name: 'Several may be chosen' })
    fireEvent.change(scale, { target: { value: 'source' } })
    const shuffle = await screen.findByRole<HTMLInputElement>('checkbox', {
      name: 'Another order for each visitor',
    })
    expect(shuffle.checked).toBe(true)
    expect(screen.queryByRole('checkbox', { name: 'Several may be chosen' })).toBeNull()
    await waitFor(() => expect(screen.getByText('saved')).toBeTruthy())
    const sent = calls.findLast(({ method }) => method === 'PUT')?.body
    expect(sent).toMatchObject({
      survey: {
        definition: { kind: 'source', scale: 'source', multiple: false, shuffle: true },
      },
    })
  })

  test('keeps what the server does not take, and says that it waits', async () => {
    await open('/surveys/orders', {
      ...sound,
      'PUT /api/surveys/orders/draft': () => problem(503, 'busy'),
    })
    const question = await screen.findByRole('textbox', { name: 'Question' })
    fireEvent.input(question, { target: { value: 'Not sent' } })
    await screen.findByText('not sent yet: waiting for the line')
    const kept = Object.keys(localStorage).find((one) => one.startsWith('wayfelt.survey'))
    expect(localStorage.getItem(kept ?? '')).toContain('Not sent')
  })

  test('says why the server will not take a draft at all', async () => {
    await open('/surveys/orders', {
      ...sound,
      'PUT /api/surveys/orders/draft': () => problem(413, 'too_large', 'This is too much.'),
    })
    const question = await screen.findByRole('textbox', { name: 'Question' })
    fireEvent.input(question, { target: { value: 'Long' } })
    await screen.findByText('not saved: This is too much.')
  })

  test('of a survey that is not there says so', async () => {
    await open('/surveys/nowhere', sound)
    await screen.findByText('There is no such page')
  })
})
