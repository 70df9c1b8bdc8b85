import { act, fireEvent, screen, waitFor } from '@testing-library/preact'
import { describe, expect, it, vi } from 'vitest'
import { callsTo, open, openJourney, page, problem } from '#test/dashboard/support/app.tsx'
import { makeAnswer, makeCurve, makeList, makeOnlooker } from '#test/dashboard/support/fixtures.ts'

const isLook = ({ searchParams }: URL) => searchParams.get('limit') === '1'
const lists = () => callsTo('/answers').filter((url) => !isLook(url))
const looks = () => callsTo('/answers').filter(isLook)
const pass = (ms: number) => act(async () => void (await vi.advanceTimersByTimeAsync(ms)))
const some = (count: number, next: string | null = null) =>
  page(
    Array.from({ length: count }, (_, i) => makeAnswer({ id: `a${i}`, comment: `text ${i}` })),
    next,
  )

/** The site with a second journey. */
function twoJourneys() {
  const list = makeList()
  return {
    ...list,
    journeys: list.journeys.flatMap((one) => [one, { ...one, id: 'b2b', name: 'Hurt' }]),
  }
}

describe('newer answers', () => {
  it('are those of the journey on screen: the newest of another one is no news', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    await openJourney('/journeys/shopping', {
      journeys: twoJourneys,
      answers: (url) => page([makeAnswer({ id: url.searchParams.get('journey') ?? '' })]),
      'GET /api/journeys/b2b/curve': () => makeCurve({ journey: 'b2b' }),
    })
    await pass(1600)
    fireEvent.change(screen.getByLabelText('Journey'), { target: { value: 'b2b' } })
    await waitFor(() => expect(callsTo('/b2b/curve')).toHaveLength(1))
    const before = looks().length
    await pass(4000)
    expect(looks().length).toBeGreaterThan(before)
    expect(callsTo('/b2b/curve')).toHaveLength(1)
  })

  it('bring no news of the site, but for its very first one', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    let id = 'a'
    await openJourney('/', { answers: () => page([makeAnswer({ id })]) })
    await pass(1600)
    id = 'b'
    await pass(1600)
    expect(callsTo('/curve')).toHaveLength(2)
    expect(callsTo('/api/journeys')).toHaveLength(1)
  })

  it('are waited for without asking about the site again and again', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    await open('/', {
      journeys: () => makeList({ answered: null }),
      answers: () => page([]),
      session: makeOnlooker,
    })
    await screen.findByText('No answers yet')
    await pass(6000)
    expect(looks().length).toBeGreaterThan(3)
    expect(callsTo('/api/journeys')).toHaveLength(1)
  })
})

describe('a screenful of answers', () => {
  it.each([
    [8, 1],
    [7, 2],
  ])('is eight of them: with %i it takes %i pages', async (count, pages) => {
    await openJourney('/', {
      answers: (url) => (url.searchParams.has('cursor') ? page([]) : some(count, 'c')),
    })
    await screen.findByText('text 0')
    await waitFor(() => expect(lists()).toHaveLength(pages))
    expect(screen.queryByRole('button', { name: 'Show older' }) !== null).toBe(pages === 1)
  })
})

describe('that there are no answers', () => {
  const none = () => screen.queryByText(/^(Nobody has left a comment|No answers) here/)
  const bones = () => document.querySelector('.answers-loading')

  it('is not said before it is known', async () => {
    await openJourney('/', {
      answers: (url) => (isLook(url) ? page([]) : new Promise(() => undefined)),
    })
    expect([none(), bones() !== null]).toEqual([null, true])
  })

  it('is not said of a stage whose answers are on their way, nor are they bones', async () => {
    await openJourney('/', {
      answers: (url) => (url.searchParams.has('stage') ? new Promise(() => undefined) : page([])),
    })
    await waitFor(() => expect(none()).toBeTruthy())
    fireEvent.click(screen.getByRole('button', { name: /^Dostawa:/ }))
    await waitFor(() => expect(none()).toBeNull())
    expect(bones()).toBeNull()
  })

  it('is not said beside the reason why they did not come', async () => {
    let broken = false
    await openJourney('/', {
      answers: () => (broken ? problem(503, 'busy') : page([])),
    })
    await waitFor(() => expect(none()).toBeTruthy())
    fireEvent.click(screen.getByRole('button', { name: 'All answers' }))
    await waitFor(() => expect(lists()).toHaveLength(2))
    broken = true
    fireEvent.click(screen.getByRole('button', { name: 'With a comment' }))
    await screen.findByRole('alert')
    expect([none(), bones()]).toEqual([null, null])
  })

  it('is not said when the first try fails', async () => {
    await openJourney('/', { answers: () => problem(503, 'busy') })
    await screen.findByRole('alert')
    expect([none(), bones()]).toEqual([null, null])
  })
})
