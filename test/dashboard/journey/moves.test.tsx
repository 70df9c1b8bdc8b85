import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { callsTo, done, open, problem, query } from '#test/dashboard/support/app.tsx'
import { makeOnlooker } from '#test/dashboard/support/fixtures.ts'
import {
  makeAlert,
  makeAlerts,
  makeMix,
  makeMove,
  makeMoves,
  makeSummary,
  makeWhy,
} from '#test/dashboard/support/moves.ts'

const MOVES = 'GET /api/journeys/shopping/moves'
const WHY = 'GET /api/journeys/shopping/moves/why'

describe('what moved', () => {
  it('opens with the surest move and how far it went at least; few answers are marked', async () => {
    const small = makeMove({
      touchpoint: 'tracking',
      now: { n: 9, sentiment: -60, interval: [-90, -5], state: 'few' },
      change: { difference: -80, interval: [-150, 4], q: 0.2 },
      atLeast: -4,
      isReal: false,
      isReworded: true,
    })
    await open('/?tab=moves', {
      [MOVES]: () =>
        makeMoves([makeMove(), small], {
          hidden: [{ stage: 'delivery', touchpoint: 'locker', n: 3, before: 40 }],
        }),
      [WHY]: () => makeWhy(),
    })
    await screen.findByRole('heading', { level: 1, name: /fell, by 9\spoints at least\./ })
    expect(screen.getByText(/the change lies between −33 to −9 \(95%\), q = 0\.003/)).toBeTruthy()
    const [, first, second] = within(
      screen.getByRole('table', { name: 'Moves, the surest first' }),
    ).getAllByRole('row')
    expect(first?.textContent).toContain('25%was 14%, +11 points')
    expect(first?.textContent).toContain('moved')
    expect(second?.textContent).toContain('may be chance')
    expect(second?.textContent).toContain('few answers')
    expect(second?.textContent).toContain('question worded anew')
    expect(screen.getByText(/^Too few answers in one of the periods: /)).toBeTruthy()
  })

  it('a real move is told even where a surer one is too small to matter', async () => {
    const sure = makeMove({
      touchpoint: 'tracking',
      change: { difference: 3, interval: [2.5, 3.5], q: 0.001 },
      atLeast: 2.5,
      isReal: false,
    })
    await open('/?tab=moves', {
      [MOVES]: () => makeMoves([sure, makeMove({ atLeast: 2 })]),
      [WHY]: () => makeWhy(),
    })
    await screen.findByRole('heading', { level: 1, name: /fell, by 2\spoints at least\./ })
    expect(screen.getByText('real, under 5 points')).toBeTruthy()
  })

  it.each([
    ['nothing sure', makeMoves([makeMove({ isReal: false })]), 'Nothing moved for sure.'],
    ['few answers', makeMoves([]), /^Too few answers in one of the two periods/],
    ['days to come', makeMoves([], { previousRange: null }), 'None of these days has come yet.'],
  ])('says so where there is %s', async (_, moves, name) => {
    await open('/?tab=moves', { [MOVES]: () => moves, [WHY]: () => makeWhy() })
    await screen.findByRole('heading', { level: 1, name })
  })

  it('compares stages, and always compares', async () => {
    await open('/?tab=moves&cmp=none', { [MOVES]: () => makeMoves(), [WHY]: () => makeWhy() })
    fireEvent.change(await screen.findByLabelText('Compare'), { target: { value: 'stage' } })
    await waitFor(() => expect(callsTo('/moves')).toHaveLength(2))
    const asked = callsTo('/moves').map(({ searchParams }) => searchParams.get('by'))
    expect(asked).toEqual(['touchpoint', 'stage'])
    expect(callsTo('/moves')[0]?.searchParams.get('compare')).toBe('previous')
  })

  it('an error can be tried again', async () => {
    await open('/?tab=moves', { [MOVES]: () => problem(503, 'busy') })
    await screen.findByRole('button', { name: 'Try again' })
  })
})

describe('why it moved', () => {
  it('tells mix from rate in words, and warns where the parts went the other way', async () => {
    await open('/?tab=moves', { [MOVES]: () => makeMoves(), [WHY]: () => makeWhy() })
    await screen.findByText(/By channel: −26 since others answered \(mix\), \+5 since/)
    expect(screen.getByRole('note').textContent).toMatch(/the other way \(\+5\).*\(−21\)/)
    const rows = within(screen.getByRole('table', { name: 'By channel' })).getAllByRole('row')
    expect(rows[1]?.textContent).toContain('Web100% → 25%+60 → +70')
    expect(rows[2]?.textContent).toContain('new: +3')
    expect(screen.getByText(/Σ: −26 \+ 5 = −21/)).toBeTruthy()
  })

  it('is of the place that is chosen, which the address keeps', async () => {
    const stage = makeMove({ touchpoint: 'tracking' })
    await open('/?tab=moves', {
      [MOVES]: () => makeMoves([makeMove(), stage]),
      [WHY]: () => makeWhy(),
    })
    const buttons = await screen.findAllByRole('button', { name: /^Why\?/ })
    fireEvent.click(buttons[1] ?? document.body)
    await waitFor(() => expect(query()).toMatchObject({ tab: 'moves' }))
    await waitFor(() => expect(callsTo('/why')).toHaveLength(2))
    expect(query()).toMatchObject({ touchpoint: 'tracking' })
    expect(callsTo('/why')[1]?.searchParams.get('touchpoint')).toBe('tracking')
  })

  it.each([
    ['few answers', makeWhy({ change: null }), /^Too few answers in one of the periods to tell/],
    ['nothing to tell apart', makeWhy({ dimensions: [] }), /all of it is how they feel/],
  ])('says so where there is %s', async (_, why, text) => {
    await open('/?tab=moves', { [MOVES]: () => makeMoves(), [WHY]: () => why })
    await screen.findByText(text)
  })

  it('does not warn where part and whole agree', async () => {
    const agreed = makeMix({ mix: -11, rate: -10, isReversed: false })
    await open('/?tab=moves', {
      [MOVES]: () => makeMoves(),
      [WHY]: () => makeWhy({ dimensions: [agreed] }),
    })
    await screen.findByText(/By channel/, { selector: 'p' })
    expect(screen.queryByRole('note')).toBeNull()
  })
})

describe('alerts', () => {
  const page = (alerts: ReturnType<typeof makeAlerts>) =>
    open('/?tab=moves', {
      [MOVES]: () => makeMoves(),
      [WHY]: () => makeWhy(),
      'GET /api/alerts': () => alerts,
    })

  it('say since when, how many were unhappy, and how often that is chance', async () => {
    const over = makeAlert({ touchpoint: 'tracking', endedOn: '2026-11-12', why: 'calm' })
    const foreign = makeAlert({ stage: 'elsewhere' })
    await page(makeAlerts([makeAlert(), over, foreign]))
    const table = await screen.findByRole('table', { name: 'Alerts' })
    const [, first, second, ...others] = within(table).getAllByRole('row')
    expect(first?.textContent).toContain('14 of 31')
    expect(first?.textContent).toContain('lasts')
    expect(second?.textContent).toContain('as usual since 12 Nov')
    // Of another journey.
    expect(others).toEqual([])
    expect(screen.getByText(/23 of 100 places raise one in 60 days/)).toBeTruthy()
    expect(screen.getByText(/Places where usual is known: 9/)).toBeTruthy()
  })

  it('are counted at the tab while they last, and one ends where what is usual is learnt anew', async () => {
    let lasts = true
    const over = { endedOn: '2026-11-21', why: 'anew' as const }
    await open('/?tab=moves', {
      [MOVES]: () => makeMoves(),
      [WHY]: () => makeWhy(),
      'GET /api/alerts': () => makeAlerts([makeAlert(lasts ? {} : over)]),
      'POST /api/alerts/anew': (_, __, body) => {
        expect(body).toEqual({ stage: 'delivery', touchpoint: 'courier', scale: 'csat5' })
        lasts = false
        return done()
      },
    })
    await screen.findByRole('link', { name: /^What moved\s*1 alert$/ })
    fireEvent.click(await screen.findByRole('button', { name: 'Learn anew' }))
    const dialog = within(await screen.findByRole('dialog', { name: /for good/ }))
    fireEvent.click(dialog.getByRole('button', { name: 'Learn it anew' }))
    await screen.findByText(/^learnt anew since 21 Nov/)
    expect(screen.queryByRole('button', { name: 'Learn anew' })).toBeNull()
    await waitFor(() => expect(screen.queryByText('1 alert')).toBeNull())
  })

  it('of a viewer leave no choice', async () => {
    await open('/?tab=moves', {
      [MOVES]: () => makeMoves(),
      [WHY]: () => makeWhy(),
      'GET /api/alerts': () => makeAlerts(),
      session: makeOnlooker,
    })
    await screen.findByText('lasts')
    expect(screen.queryByRole('button', { name: 'Learn anew' })).toBeNull()
  })

  it.each([
    ['where there are none', makeAlerts([]), /^No touchpoint has had more unhappy answers/],
    [
      'before anything is known',
      makeAlerts([], { through: null, watched: 0 }),
      /^What is usual is not/,
    ],
  ])('say so %s', async (_, alerts, text) => {
    await page(alerts)
    await screen.findByText(text)
  })
})

describe('the last week', () => {
  const page = {
    [MOVES]: () => makeMoves([makeMove()]),
    [WHY]: () => makeWhy(),
    'GET /api/alerts': () => makeAlerts(),
  }

  it('stands there in its own language, line by line', async () => {
    const summary = {
      lang: 'pl',
      text: 'Zakupy: 12 odpowiedzi.\nNic nie zmieniło się na pewno.',
    } as const
    await open('/?tab=moves', { ...page, 'GET /api/summary': () => makeSummary(summary) })
    const second = await screen.findByText('Nic nie zmieniło się na pewno.')
    const list = second.closest('ul')
    expect(list?.lang).toBe('pl')
    expect(list?.querySelectorAll('li')).toHaveLength(2)
  })

  it('says when the first is written', async () => {
    await open('/?tab=moves', { ...page, 'GET /api/summary': () => ({ summary: null }) })
    expect(await screen.findByText(/^The first summary is written on a Monday/)).toBeTruthy()
  })

  it('says that it could not be had, and leaves the moves', async () => {
    await open('/?tab=moves', { ...page, 'GET /api/summary': () => problem(500, 'internal') })
    expect(await screen.findByRole('table', { name: 'Moves, the surest first' })).toBeTruthy()
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeTruthy()
  })
})
