import { fireEvent, screen, waitFor } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import type { AskTrial } from '#contract/cases/trial-view.ts'
import { daysOf } from '#dashboard/features/settings/cases/trial/trial-form.tsx'
import type { Locale } from '#dashboard/kit/i18n/locales.ts'
import { calls, type FakeApi, open, problem } from '#test/dashboard/support/app.tsx'
import { CASE_PEOPLE, CASE_RULE, makeDeskView } from '#test/dashboard/support/cases.ts'
import { makeRunningTrial, makeTrial, makeTrials } from '#test/dashboard/support/trials.ts'

async function openTrial(trial: AskTrial | null, more: FakeApi = {}, locale: Locale = 'en') {
  await open(
    '/settings/cases',
    {
      'GET /api/case-people': () => CASE_PEOPLE,
      'GET /api/case-desk': () => makeDeskView({ againSurvey: 'after' }),
      'GET /api/case-rules': () => ({ rules: [CASE_RULE], seq: 1, neverTrue: [] }),
      'GET /api/ask-trials': () => makeTrials(trial),
      ...more,
    },
    locale,
  )
  await screen.findByRole('heading', { name: TITLES })
}
const TITLES = /^(A trial of when to ask|Próba: kiedy pytać|Опыт: когда спрашивать)$/
const section = () =>
  screen.getByRole('heading', { name: TITLES }).closest('section')?.textContent ?? ''
const sent = (method: string) =>
  calls.filter((one) => one.method === method && one.url.pathname.endsWith('/ask-trials'))

describe('days as they are typed', () => {
  it.each([
    ['1, 7', [1, 7]],
    ['14,1 , 7', [1, 7, 14]],
    ['0,30', [0, 30]],
    ['1', null],
    ['1, 1', null],
    ['1, 31', null],
    ['1, 2, 3, 4', null],
    ['1, -7', null],
    ['1, 7.5', null],
    ['1, 1e1', null],
    ['1, ', null],
    ['one, two', null],
  ])('%s', (text, days) => {
    expect(daysOf(text)).toEqual(days)
  })
})

describe('a trial of when to ask', () => {
  it('says what each size finds, of two and of three delays, and begins with what was chosen', async () => {
    const begun = { trial: null as AskTrial | null }
    await openTrial(null, {
      'GET /api/ask-trials': () => makeTrials(begun.trial),
      'POST /api/ask-trials': () => {
        begun.trial = makeRunningTrial({ answers: 0 })
        return makeTrials(begun.trial)
      },
    })
    expect(await screen.findByText('400 answers: finds 14 points, four times in five')).toBeTruthy()
    fireEvent.input(screen.getByLabelText('Days after the experience'), {
      target: { value: '1, 7, 14' },
    })
    expect(await screen.findByText('400 answers: finds 20 points, four times in five')).toBeTruthy()
    fireEvent.change(screen.getByLabelText('Ends with'), { target: { value: '800' } })
    fireEvent.click(screen.getByRole('button', { name: 'Begin the trial' }))
    await waitFor(() => expect(sent('POST')).toHaveLength(1))
    expect(sent('POST')[0]?.body).toEqual({ days: [1, 7, 14], answers: 800, seen: 0 })
    await waitFor(() => expect(section()).toContain('0 of 400 answers so far'))
  })

  it('sends nothing that cannot be, and says why', async () => {
    await openTrial(null)
    fireEvent.input(await screen.findByLabelText('Days after the experience'), {
      target: { value: '7, 45' },
    })
    fireEvent.click(screen.getByRole('button', { name: 'Begin the trial' }))
    expect(
      await screen.findByText(
        'Two or three different whole numbers from 0 to 30, separated by commas.',
      ),
    ).toBeTruthy()
    expect(sent('POST')).toEqual([])
  })

  it('that runs is stopped after a question, and another one ends it', async () => {
    await openTrial(makeRunningTrial({ id: 4 }), {
      'PATCH /api/ask-trials': () => makeTrials(),
    })
    expect(await screen.findByText(/^The trial that runs ends with that/)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Stop the trial' }))
    const text = await screen.findByText(/will have no verdict/)
    expect(sent('PATCH')).toEqual([])
    fireEvent.submit(text.closest('form') ?? text)
    await waitFor(() => expect(sent('PATCH')[0]?.body).toEqual({ stop: 4 }))
  })

  it('of which somebody else was faster is read again, and what was typed stays', async () => {
    await openTrial(null, { 'POST /api/ask-trials': () => problem(409, 'conflict') })
    fireEvent.input(await screen.findByLabelText('Days after the experience'), {
      target: { value: '2, 9' },
    })
    fireEvent.click(screen.getByRole('button', { name: 'Begin the trial' }))
    await waitFor(() => expect(sent('GET')).toHaveLength(2))
    expect(screen.getByDisplayValue('2, 9')).toBeTruthy()
  })

  it('needs a survey first', async () => {
    await openTrial(null, { 'GET /api/case-desk': () => makeDeskView() })
    expect(await screen.findByText(/^Choose the survey that asks how it went, above/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Begin the trial' })).toBeNull()
  })

  it.each<[Locale, RegExp]>([
    ['en', /Since 1 Sept 2026 customers are asked after 1, 7 days, as drawn: 120 of 400/],
    [
      'pl',
      /Od 1 wrz 2026 klienci są pytani po wylosowanej liczbie dni \(1, 7\): odpowiedzi 120 z 400/,
    ],
    [
      'ru',
      /С 1 сент\. 2026.* клиентов спрашивают через выпавшее число дней \(1, 7\): ответов 120 из 400/,
    ],
  ])('tells in %s how it stands', async (locale, words) => {
    await openTrial(makeRunningTrial(), {}, locale)
    await waitFor(() => expect(section()).toMatch(words))
  })

  it.each<[string, AskTrial, RegExp]>([
    ['over', makeTrial(), /is over\. What it says stands under Delivery/],
    [
      'closing',
      makeRunningTrial({ phase: 'closing', judgedAt: Date.parse('2026-11-01') }),
      /judged on 1 Nov 2026/,
    ],
    [
      'stopped',
      makeRunningTrial({ phase: 'stopped', stoppedAt: Date.parse('2026-10-02') }),
      /stopped on 2 Oct 2026/,
    ],
  ])('that is %s cannot be stopped', async (_, trial, words) => {
    await openTrial(trial)
    await waitFor(() => expect(section()).toMatch(words))
    expect(screen.queryByRole('button', { name: 'Stop the trial' })).toBeNull()
  })
})
