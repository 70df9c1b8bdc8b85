import { fireEvent, screen, waitFor } from '@testing-library/preact'
import { describe, expect, it, vi } from 'vitest'
import {
  calls,
  callsTo,
  open,
  openJourney,
  page,
  problem,
  query,
} from '#test/dashboard/support/app.tsx'
import {
  makeAnswer,
  makeCurve,
  makeList,
  makeOnlooker,
  makeSession,
} from '#test/dashboard/support/fixtures.ts'

const never = () => new Promise(() => undefined)

describe('while loading', () => {
  it('keeps the layout, and the names of the stages as soon as they are known', async () => {
    const { container } = await open('/', { curve: never })
    expect(container.querySelector('.skeleton .col')).toBeTruthy()
    expect(await screen.findByRole('heading', { level: 1 })).toBeTruthy()
    await waitFor(() => expect(container.textContent).toContain('Świadomość'))
    expect(container.querySelectorAll('.skeleton .col')).toHaveLength(7)
  })

  it('aborts what is no longer wanted', async () => {
    await openJourney('/', {
      curve: (url) => (url.searchParams.get('from') === '2026-10-25' ? makeCurve() : never()),
    })
    fireEvent.click(screen.getByRole('button', { name: /Last 90 days/ }))
    await waitFor(() => expect(callsTo('/curve')).toHaveLength(2))
    fireEvent.click(screen.getByRole('button', { name: /Last 7 days/ }))
    await waitFor(() => expect(callsTo('/curve')).toHaveLength(3))
    const curves = calls.filter(({ url }) => url.pathname.endsWith('/curve'))
    expect(curves.map(({ signal }) => signal?.aborted)).toEqual([false, true, false])
  })
})

describe('before the first answer', () => {
  it('says what will be here to who only waits for it', async () => {
    await open('/', {
      journeys: () => makeList({ answered: null }),
      answers: () => page([]),
      session: makeOnlooker,
    })
    expect(await screen.findByText('No answers yet')).toBeTruthy()
    expect(document.body.textContent).not.toContain('w.js')
    expect(callsTo('/api/install')).toEqual([])
  })

  it('shows the curve by itself when the first answer comes', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    let answered = false
    await open('/', {
      journeys: () => makeList(answered ? {} : { answered: null }),
      answers: () => page(answered ? [makeAnswer()] : []),
      session: makeOnlooker,
    })
    await screen.findByText('No answers yet')
    await vi.advanceTimersByTimeAsync(100)
    answered = true
    await vi.advanceTimersByTimeAsync(1600)
    expect(await screen.findByText(/is where it turns/)).toBeTruthy()
  })
})

describe('with nothing in range', () => {
  const nothing = () => makeCurve({ n: 0, headline: { type: 'few' } }, [])

  it('says between which days, and widens the range', async () => {
    await open('/', {
      curve: nothing,
      journeys: () => makeList({ answered: { first: '2026-01-02', last: '2026-05-03' } }),
    })
    expect(await screen.findByText('No answers between 25 Oct and 21 Nov 2026')).toBeTruthy()
    expect(screen.getByText(/The last answer came on 3 May 2026/)).toBeTruthy()
    const buttons = screen.getAllByRole('button', { name: 'Last 90 days' })
    fireEvent.click(buttons.at(-1) ?? document.body)
    await waitFor(() => expect(query()).toEqual({ range: '90d' }))
  })

  it('blames the filters when there are some, and resets them', async () => {
    await open('/?segment=b2b&channel=chat', { curve: nothing })
    expect(await screen.findByText('No answer in these days fits the filters.')).toBeTruthy()
    const buttons = screen.getAllByRole('button', { name: 'Reset filters' })
    fireEvent.click(buttons.at(-1) ?? document.body)
    await waitFor(() => expect(query()).toEqual({}))
  })
})

describe('errors', () => {
  it('say what happened, with code and request id, and can be tried again', async () => {
    let broken = true
    await open('/', { curve: () => (broken ? problem(500, 'internal') : makeCurve()) })
    const box = await screen.findByRole('alert')
    expect(box.textContent).toContain('Something failed on our side')
    expect(box.textContent).toContain('Code internal · Request req-77')
    broken = false
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByText(/is where it turns/)).toBeTruthy()
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('use the sentence of the API where the page has none', async () => {
    await open('/', { journeys: () => problem(503, 'not_migrated', 'Run `npm run migrate`.') })
    expect((await screen.findByRole('alert')).textContent).toContain('Run `npm run migrate`.')
  })

  it('survive an answer that is no JSON', async () => {
    await open('/', { journeys: () => new Response('<html>proxy</html>') })
    expect((await screen.findByRole('alert')).textContent).toContain('does not understand')
  })

  it('of the network say so, and mend themselves when it is back', async () => {
    let down = true
    await open('/', {
      journeys: () => (down ? Promise.reject(new TypeError('Failed to fetch')) : makeList()),
      session: () => (down ? Promise.reject(new TypeError('Failed to fetch')) : makeSession()),
    })
    expect((await screen.findByRole('alert')).textContent).toContain('cannot be reached')
    expect(screen.getByText(/No connection/)).toBeTruthy()
    down = false
    window.dispatchEvent(new Event('online'))
    expect(await screen.findByText(/is where it turns/)).toBeTruthy()
    expect(screen.queryByText(/No connection/)).toBeNull()
  })

  it('keep the last numbers on screen when another range fails', async () => {
    await openJourney('/', {
      curve: (url) =>
        url.searchParams.get('from') === '2026-10-25' ? makeCurve() : problem(500, 'internal'),
    })
    fireEvent.click(screen.getByRole('button', { name: /Last 90 days/ }))
    expect(await screen.findByRole('alert')).toBeTruthy()
    expect(screen.getByText(/is where it turns/)).toBeTruthy()
  })

  it.each(['journeys', 'curve', 'answers'] as const)(
    'of an ended session at %s lead to the sign-in page',
    async (endpoint) => {
      await open('/?stage=delivery', { [endpoint]: () => problem(401, 'unauthenticated') })
      expect(await screen.findByText('You are signed out')).toBeTruthy()
      expect(location.pathname).toBe('/sign-in')
    },
  )
})

describe('new answers', () => {
  it('refresh curve and list quietly', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    let fresh = false
    const { container } = await openJourney('/', {
      answers: () =>
        page(
          fresh
            ? [makeAnswer({ id: 'new', comment: 'just now' }), makeAnswer({ id: 'old' })]
            : [makeAnswer({ id: 'old' })],
        ),
      curve: () => makeCurve({ n: fresh ? 8980 : 8979 }),
    })
    await vi.advanceTimersByTimeAsync(100)
    fresh = true
    await vi.advanceTimersByTimeAsync(1600)
    expect(await screen.findByText(/8,980 answers/)).toBeTruthy()
    expect(await screen.findByText('just now')).toBeTruthy()
    expect(container.querySelector('[data-stale]')).toBeNull()
  })

  it('cost no second curve while nothing is new', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    const same = page([makeAnswer()])
    await openJourney('/', { answers: () => same })
    await vi.advanceTimersByTimeAsync(8000)
    expect(callsTo('/curve')).toHaveLength(1)
    expect(callsTo('/answers').length).toBeGreaterThan(4)
  })

  it('that fail to load do not replace what is shown', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    let id = 'a'
    let broken = false
    await openJourney('/', {
      answers: () => page([makeAnswer({ id })]),
      curve: () => (broken ? problem(500, 'internal') : makeCurve()),
    })
    await vi.advanceTimersByTimeAsync(100)
    id = 'b'
    broken = true
    await vi.advanceTimersByTimeAsync(1700)
    expect(callsTo('/curve')).toHaveLength(2)
    expect(screen.queryByRole('alert')).toBeNull()
    expect(screen.getByText(/is where it turns/)).toBeTruthy()
  })
})
