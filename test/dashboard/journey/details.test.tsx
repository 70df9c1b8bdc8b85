import { act, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { meantKey } from '#dashboard/kit/keys/shortcuts.ts'
import { callsTo, open, openJourney, page, problem, query } from '#test/dashboard/support/app.tsx'
import { makeAnswer, makeCurve, makeList, STAGES } from '#test/dashboard/support/fixtures.ts'

afterEach(() => vi.restoreAllMocks())

/** All that follows from what has happened, but for what waits for the server. */
const settle = () => act(() => new Promise<void>((wake) => setTimeout(wake, 50)))

describe('the list of journeys', () => {
  it('that does not come is the heading of the page, and is asked for again', async () => {
    let broken = true
    await open('/', { journeys: () => (broken ? problem(500, 'internal') : makeList()) })
    const alert = await screen.findByRole('alert')
    expect(alert.querySelector('h1')?.textContent).toBe('The numbers could not be loaded')
    expect(document.querySelector('.skeleton')).toBeNull()
    broken = false
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByText(/is where it turns/)).toBeTruthy()
  })

  it('of one journey has no other', async () => {
    await open('/journeys/nope')
    expect(await screen.findByText('There is no such page')).toBeTruthy()
  })
})

describe('the way back', () => {
  it('has no step for a choice that changes nothing', async () => {
    await openJourney('/?range=7d')
    const pushed = vi.spyOn(history, 'pushState')
    fireEvent.click(screen.getByRole('button', { name: /^Last 7 days\s*W/ }))
    await settle()
    expect(pushed.mock.calls).toEqual([])
    fireEvent.click(screen.getByRole('button', { name: /^Last 90 days/ }))
    await waitFor(() => expect(query()).toEqual({ range: '90d' }))
    expect(pushed.mock.calls).toHaveLength(1)
  })
})

describe('the focus', () => {
  it('goes to the panel at every other choice, also back to the first one', async () => {
    await openJourney('/?stage=delivery')
    const heading = () => document.querySelector<HTMLElement>('.drill h2')
    expect(heading()?.tabIndex).toBe(-1)
    for (const name of [/^Kurier/, /^Dostawa:/, /^Zakup:/]) {
      const opener = within(
        document.querySelector<HTMLElement>('.cols') ?? document.body,
      ).getByRole('button', { name })
      opener.focus()
      fireEvent.click(opener)
      await waitFor(() => expect(document.activeElement).toBe(heading()))
    }
  })

  it.each(['Close', 'Escape'])('stays with what had opened the panel: %s', async (how) => {
    await openJourney('/')
    const opener = screen.getByRole('button', { name: /^Dostawa:/ })
    fireEvent.click(opener)
    await waitFor(() => expect(document.activeElement?.tagName).toBe('H2'))
    if (how === 'Close') fireEvent.click(screen.getByRole('button', { name: 'Close' }))
    else fireEvent.keyDown(document.body, { key: 'Escape' })
    await waitFor(() => expect(query()).toEqual({}))
    await settle()
    expect(document.activeElement).toBe(opener)
  })
})

describe('a menu', () => {
  /** What was closed, by its name. */
  function watchClosing() {
    const closed: (string | null)[] = []
    vi.spyOn(HTMLElement.prototype, 'hidePopover').mockImplementation(function (this: HTMLElement) {
      closed.push(this.getAttribute('aria-label'))
    })
    return closed
  }

  it('of days closes when some were chosen, by name or by their dates', async () => {
    const closed = watchClosing()
    await openJourney()
    fireEvent.click(screen.getByRole('button', { name: /^Last 7 days/ }))
    expect(closed).toEqual(['Period'])
    fireEvent.click(screen.getByRole('button', { name: 'Show these days' }))
    expect(closed).toEqual(['Period', 'Period'])
    fireEvent.input(screen.getByLabelText('From'), { target: { value: '' } })
    fireEvent.click(screen.getByRole('button', { name: 'Show these days' }))
    await screen.findByRole('alert')
    expect(closed).toHaveLength(2)
  })

  it('of days looks like one, and that of filters stands back', async () => {
    await openJourney()
    const [days, filters] = ['Period', 'Filters'].map(
      (name) =>
        document.querySelector(`.controls dialog[aria-label=${name}]`)?.previousElementSibling,
    )
    expect([days, filters].map((button) => button?.querySelector('.caret') !== null)).toEqual([
      true,
      false,
    ])
    expect([days, filters].map((button) => button?.classList.contains('control-quiet'))).toEqual([
      false,
      true,
    ])
  })

  it('of filters names its fields for the eye; beside the others there is no room', async () => {
    await openJourney()
    const named = (label: string) =>
      screen.getByLabelText(label).closest('label')?.querySelector('.unseen') === null
    expect(['Channel', 'Segment', 'Persona'].map(named)).toEqual([true, true, true])
    expect(['Question kind', 'Compare with'].map(named)).toEqual([false, false])
  })
})

describe('the key that is meant', () => {
  it.each([
    ['Escape', 'Escape', 'escape'],
    ['F1', 'F1', 'f1'],
    ['Т', 'KeyN', 'n'],
    ['Х', 'BracketLeft', 'Х'],
    ['~', 'Backquote', '~'],
    ['!', 'Digit1', '!'],
  ])('%s at %s is %s', (key, code, meant) => {
    expect(meantKey(new KeyboardEvent('keydown', { key, code }))).toBe(meant)
  })
})

describe('notes', () => {
  it.each([
    [2, [false, false]],
    [3, [false, true, true]],
  ])('open to the left in the last two of %i columns, if there are more', async (count, late) => {
    await openJourney('/', {
      curve: () => makeCurve({ headline: { type: 'few' } }, STAGES.slice(0, count)),
    })
    const notes = [...document.querySelectorAll('.note')]
    expect(notes.map((note) => note.classList.contains('note-late'))).toEqual(late)
    expect(document.querySelectorAll('.col-hot')).toHaveLength(0)
  })
})

describe('a score', () => {
  it.each([
    ['without a sentiment', { score: 3, sentiment: null }, ''],
    ['that is none', { score: null, sentiment: 50 }, ''],
    [
      'on a scale without ends',
      { scale: 'choice' as const, score: 3, sentiment: 0 },
      'Sentiment 03',
    ],
  ])('%s', async (_, answer, shown) => {
    const { container } = await openJourney('/', { answers: () => page([makeAnswer(answer)]) })
    await waitFor(() => expect(container.querySelectorAll('.answer')).toHaveLength(1))
    expect(container.querySelector('.answer-score')?.textContent).toBe(shown)
  })

  it('that was given once fills its bar', async () => {
    const curve = makeCurve()
    for (const stage of curve.stages) stage.histogram = { 4: 1 }
    const { container } = await openJourney('/?stage=delivery', { curve: () => curve })
    const bars = [...container.querySelectorAll<HTMLElement>('.share-bar')]
    expect(bars.map((bar) => bar.style.getPropertyValue('--share'))).toEqual([
      '0',
      '1',
      '0',
      '0',
      '0',
    ])
  })
})

describe('what is asked of the server', () => {
  it('is dropped where nobody waits for it any more', async () => {
    const aborted: boolean[] = []
    await openJourney('/', {
      answers: (url, { signal }) => {
        if (!url.searchParams.has('stage')) return page([])
        signal?.addEventListener('abort', () => aborted.push(true))
        return new Promise(() => undefined)
      },
    })
    fireEvent.click(screen.getByRole('button', { name: /^Dostawa:/ }))
    await waitFor(() =>
      expect(callsTo('/answers').at(-1)?.searchParams.get('stage')).toBe('delivery'),
    )
    fireEvent.click(screen.getByRole('button', { name: 'Close' }))
    await waitFor(() => expect(aborted).toEqual([true]))
  })
})
