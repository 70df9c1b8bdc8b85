import { fireEvent, screen, waitFor } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { meantKey } from '#dashboard/kit/keys/shortcuts.ts'
import { openJourney, query } from '#test/dashboard/support/app.tsx'

function press(key: string, init: KeyboardEventInit = {}): void {
  fireEvent.keyDown(document.body, { key, ...init })
}

describe('keys of the journey page', () => {
  it.each([
    ['w', { range: '7d' }],
    ['n', { range: '90d' }],
    ['y', { range: '12m' }],
    ['x', { cmp: 'year' }],
    ['t', { view: 'table' }],
    ['T', { view: 'table' }],
  ])('%s', async (key, expected) => {
    await openJourney()
    press(key)
    await waitFor(() => expect(query()).toEqual(expected))
  })

  it('F goes back to four weeks', async () => {
    await openJourney('/?range=7d')
    press('f')
    await waitFor(() => expect(query()).toEqual({}))
  })

  it('X goes round: previous, a year earlier, nothing', async () => {
    await openJourney()
    press('x')
    await waitFor(() => expect(query()).toEqual({ cmp: 'year' }))
    press('x')
    await waitFor(() => expect(query()).toEqual({ cmp: 'none' }))
    press('x')
    await waitFor(() => expect(query()).toEqual({}))
  })

  it('arrows lead to the period before, and back, but not beyond today', async () => {
    await openJourney('/?range=7d')
    press('ArrowLeft')
    const before = { range: 'custom', from: '2026-11-08', to: '2026-11-14' }
    await waitFor(() => expect(query()).toEqual(before))
    press('ArrowRight')
    await waitFor(() => expect(query()).toEqual({ range: '7d' }))
    press('ArrowRight')
    press('t')
    await waitFor(() => expect(query()).toEqual({ range: '7d', view: 'table' }))
  })

  it('Escape closes the panel', async () => {
    await openJourney('/?stage=delivery')
    press('Escape')
    await waitFor(() => expect(query()).toEqual({}))
  })

  it('? shows the list, which closes again', async () => {
    await openJourney()
    press('?')
    expect(await screen.findByText('Use single-letter keys')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Close' }))
    await waitFor(() => expect(screen.queryByText('Use single-letter keys')).toBeNull())
  })

  it('do nothing while the list lies over the page', async () => {
    await openJourney()
    press('?')
    await screen.findByText('Use single-letter keys')
    press('t')
    fireEvent.click(screen.getByRole('button', { name: 'Close' }))
    await waitFor(() => expect(screen.queryByText('Use single-letter keys')).toBeNull())
    // What the first key had done would be seen beside what the next one does.
    press('n')
    await waitFor(() => expect(query()).toEqual({ range: '90d' }))
  })

  it('do nothing in a field, or with a modifier', async () => {
    await openJourney()
    fireEvent.keyDown(screen.getByLabelText('From'), { key: 't' })
    fireEvent.keyDown(screen.getByLabelText('Compare with'), { key: 'w' })
    press('t', { ctrlKey: true })
    press('t', { metaKey: true })
    press('t', { repeat: true })
    press('n')
    await waitFor(() => expect(query()).toEqual({ range: '90d' }))
  })

  it('can be turned off, but for Escape and the list itself', async () => {
    await openJourney('/?stage=delivery')
    press('?')
    fireEvent.click(await screen.findByLabelText('Use single-letter keys'))
    fireEvent.click(screen.getAllByRole('button', { name: 'Close' }).at(-1) ?? document.body)
    await waitFor(() => expect(screen.queryByLabelText('Use single-letter keys')).toBeNull())
    press('t')
    press('Escape')
    await waitFor(() => expect(query()).toEqual({}))
    expect(localStorage.getItem('wayfelt.keys')).toBe('off')
  })

  it('are found by their place on a Cyrillic keyboard', () => {
    const event = (key: string, code: string) => new KeyboardEvent('keydown', { key, code })
    expect(meantKey(event('е', 'KeyT'))).toBe('t')
    expect(meantKey(event('t', 'KeyK'))).toBe('t')
    expect(meantKey(event('?', 'Digit7'))).toBe('?')
  })
})
