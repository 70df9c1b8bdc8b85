import { act, fireEvent, render, screen, waitFor } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { restoreShortcuts, shortcutsOn, useShortcuts } from '#dashboard/kit/keys/shortcuts.ts'
import { open, openJourney, query } from '#test/dashboard/support/app.tsx'
import { makeCurve, makeList } from '#test/dashboard/support/fixtures.ts'

const choices = (label: string) =>
  [...screen.getByLabelText<HTMLSelectElement>(label).options].map((one) => one.textContent)
const chosen = (label: string) => screen.getByLabelText<HTMLSelectElement>(label).value
const choose = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })
const textsOf = (selector: string) =>
  [...document.querySelectorAll(selector)].map((one) => one.textContent)

/** The site of the fixtures with another first journey, or other facts of its own. */
function listWith(journey: object) {
  const list = makeList()
  return { ...list, journeys: list.journeys.map((one) => ({ ...one, ...journey })) }
}

describe('the comparison', () => {
  it('is chosen by its name, and left out of the address where it is the usual one', async () => {
    await openJourney()
    expect(choices('Compare with')).toEqual([
      'vs previous period',
      'vs a year earlier',
      'no comparison',
    ])
    choose('Compare with', 'none')
    await waitFor(() => expect(query()).toEqual({ cmp: 'none' }))
    expect(chosen('Compare with')).toBe('none')
    choose('Compare with', 'previous')
    await waitFor(() => expect(query()).toEqual({}))
  })
})

describe('the kind of question', () => {
  it('is what the server took where nothing was chosen, and changes', async () => {
    await openJourney('/', { curve: () => makeCurve({ kind: 'nps' }) })
    expect(chosen('Question kind')).toBe('nps')
    choose('Question kind', 'mixed')
    await waitFor(() => expect(query()).toEqual({ kind: 'mixed' }))
  })

  it('is offered even if the journey does not ask it any more', async () => {
    await openJourney('/?kind=ces')
    expect(choices('Question kind')).toEqual(['Effort (CES)', 'CSAT', 'NPS', 'Mixed scales'])
    expect(chosen('Question kind')).toBe('ces')
  })

  it('is no choice where there is one only', async () => {
    await openJourney('/', { journeys: () => listWith({ kinds: ['csat', 'pain_point'] }) })
    expect(screen.queryByLabelText('Question kind')).toBeNull()
  })

  it('is the first scored one while nothing is known', async () => {
    await open('/', { curve: () => new Promise(() => undefined) })
    await screen.findByLabelText('Question kind')
    expect(chosen('Question kind')).toBe('csat')
  })

  it('is reset together with the filters', async () => {
    await openJourney('/?kind=nps&cmp=year')
    fireEvent.click(screen.getByRole('button', { name: 'Reset filters' }))
    await waitFor(() => expect(query()).toEqual({ cmp: 'year' }))
    expect(screen.queryByRole('button', { name: 'Reset filters' })).toBeNull()
  })
})

describe('filters', () => {
  it('offer what the site and the journey have, and all of it at first', async () => {
    await openJourney()
    expect(choices('Segment')).toEqual(['all', 'B2B', 'B2C'])
    expect(choices('Persona')).toEqual(['all', 'Zabiegana', 'Ostrożny'])
    expect(['Channel', 'Segment', 'Persona'].map(chosen)).toEqual(['', '', ''])
    choose('Persona', 'careful')
    await waitFor(() => expect(query()).toEqual({ persona: 'careful' }))
    expect(screen.getByRole('button', { name: 'Remove filter: Ostrożny' }).textContent).toBe(
      'Ostrożny',
    )
    expect(chosen('Persona')).toBe('careful')
    choose('Persona', '')
    await waitFor(() => expect(query()).toEqual({}))
  })

  it('that have nothing to choose are left out', async () => {
    await openJourney('/', {
      journeys: () => listWith({ stages: [], segments: [], personas: [] }),
    })
    expect(screen.queryByText('+ Filter')).toBeNull()
  })

  it('say in their chip what is chosen, unless the journey lacks it', async () => {
    await openJourney('/?channel=tv&segment=b2b')
    expect(screen.getAllByRole('button', { name: /^Remove filter/ })).toHaveLength(1)
    expect(screen.getByRole('button', { name: 'Remove filter: B2B' })).toBeTruthy()
  })
})

describe('the days', () => {
  it('are named with their keys, and the chosen ones are marked', async () => {
    await openJourney('/?range=90d')
    expect(textsOf('.menu button').slice(-4)).toEqual([
      'Last 7 daysW',
      'Last 28 daysF',
      'Last 90 daysN',
      'Last 12 monthsY',
    ])
    const pressed = [...document.querySelectorAll('.controls .menu button')].map((one) =>
      one.getAttribute('aria-pressed'),
    )
    expect(pressed).toEqual(['false', 'false', 'true', 'false'])
    fireEvent.click(screen.getByRole('button', { name: /^Last 12 months/ }))
    await waitFor(() => expect(query()).toEqual({ range: '12m' }))
  })

  it('of one’s own are those on screen at first, and stand in the button', async () => {
    const before = { from: '2026-11-07', to: '2026-11-09' }
    await openJourney('/?range=custom&from=2026-11-10&to=2026-11-12', {
      curve: () =>
        makeCurve({ range: { from: '2026-11-10', to: '2026-11-12' }, previousRange: before }),
    })
    const value = (label: string) => screen.getByLabelText<HTMLInputElement>(label).value
    expect([value('From'), value('To')]).toEqual(['2026-11-10', '2026-11-12'])
    expect(screen.getByText(/^10\s?–\s?12 Nov 2026$/)).toBeTruthy()
    expect(screen.getByText(/on the 3 days before\.$/)).toBeTruthy()
  })

  it.each([
    ['2026-11-12', '2026-11-11', false],
    ['', '2026-11-11', false],
    ['2026-11-11', '', false],
    ['2026-11-11', '2026-11-11', true],
  ])('from %j to %j: %s', async (from, to, good) => {
    await openJourney()
    const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label)
    fireEvent.input(field('From'), { target: { value: from } })
    fireEvent.input(field('To'), { target: { value: to } })
    expect(field('From').hasAttribute('aria-invalid')).toBe(false)
    fireEvent.click(screen.getByRole('button', { name: 'Show these days' }))
    if (good) await waitFor(() => expect(query()).toEqual({ range: 'custom', from, to }))
    else {
      const told = await screen.findByRole('alert')
      for (const label of ['From', 'To']) {
        expect(field(label).getAttribute('aria-invalid')).toBe('true')
        expect(field(label).getAttribute('aria-describedby')).toBe(told.id)
      }
      expect(query()).toEqual({})
    }
  })
})

describe('nothing in these days', () => {
  const nothing = () => makeCurve({ n: 0, headline: { type: 'few' } }, [])
  const offered = async (search: string) => {
    const { container } = await open(`/${search}`, { curve: nothing })
    await screen.findByText(/^No answers between/)
    return [...container.querySelectorAll('.notice button')].map((one) => one.textContent)
  }

  it('offers the next wider range, and none beyond a year', async () => {
    expect(await offered('?range=7d')).toEqual(['Last 90 days'])
  })

  it('offers a year after ninety days', async () => {
    expect(await offered('?range=90d')).toEqual(['Last 12 months'])
  })

  it('offers nothing wider than a year', async () => {
    expect(await offered('?range=12m')).toEqual([])
    expect(screen.getByText(/^The last answer came on 21 Nov 2026/)).toBeTruthy()
  })

  it('blames the kind of question, too', async () => {
    expect(await offered('?kind=nps')).toEqual(['Reset filters', 'Last 90 days'])
    expect(screen.queryByText(/^The last answer came on/)).toBeNull()
  })
})

describe('the keys', () => {
  const press = (key: string, how: KeyboardEventInit = {}) =>
    !fireEvent.keyDown(document.body, { key, ...how })

  it('are kept from the browser where they mean something, and only there', async () => {
    await openJourney()
    expect([press('q'), press('t', { altKey: true }), press('Tab')]).toEqual([false, false, false])
    expect(query()).toEqual({})
    expect(press('t')).toBe(true)
    await waitFor(() => expect(query()).toEqual({ view: 'table' }))
  })

  it('are left alone where somebody else has taken them', async () => {
    await openJourney()
    const take = (event: Event) => event.preventDefault()
    document.body.addEventListener('keydown', take)
    press('t')
    document.body.removeEventListener('keydown', take)
    await act(() => Promise.resolve())
    expect(query()).toEqual({})
  })

  it('are left alone in a text that can be edited', async () => {
    await openJourney()
    const text = document.createElement('div')
    Object.defineProperty(text, 'isContentEditable', { value: true })
    document.body.append(text)
    fireEvent.keyDown(text, { key: 't' })
    text.remove()
    await act(() => Promise.resolve())
    expect(query()).toEqual({})
  })

  it('are listed with what they do, and whether they are on', async () => {
    await openJourney()
    press('?')
    const toggle = await screen.findByLabelText<HTMLInputElement>('Use single-letter keys')
    expect(toggle.checked).toBe(true)
    expect(textsOf('.keys > div')).toEqual([
      'WFNYLast 7 days, 28 days, 90 days, 12 months',
      '←→The period before, the period after',
      'XCompare with: previous, a year earlier, nothing',
      'TCurve or table',
      'MMap with all its lanes',
      '/Ctrl KGo to',
      'EscClose what is open',
      '?This list',
    ])
    expect(screen.getByRole('dialog', { name: 'Keys' })).toBeTruthy()
    fireEvent.click(toggle)
    expect([shortcutsOn.value, localStorage.getItem('wayfelt.keys')]).toEqual([false, 'off'])
    fireEvent.click(toggle)
    expect([shortcutsOn.value, localStorage.getItem('wayfelt.keys')]).toEqual([true, 'on'])
  })

  it('are as they were left in this browser', () => {
    localStorage.setItem('wayfelt.keys', 'off')
    restoreShortcuts()
    expect(shortcutsOn.value).toBe(false)
    localStorage.removeItem('wayfelt.keys')
    restoreShortcuts()
    expect(shortcutsOn.value).toBe(true)
  })

  it('do nothing any more once their page is left', async () => {
    let pressed = 0
    function Page() {
      useShortcuts({ t: () => (pressed += 1) })
      return null
    }
    const { unmount } = render(<Page />)
    press('t')
    expect(pressed).toBe(1)
    unmount()
    await waitFor(() => {
      const before = pressed
      press('t')
      expect(pressed).toBe(before)
    })
  })

  it('close nothing where nothing is open', async () => {
    await openJourney('/?cmp=year')
    press('Escape')
    await act(() => Promise.resolve())
    expect(query()).toEqual({ cmp: 'year' })
  })
})
