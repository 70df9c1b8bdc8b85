import { fireEvent, screen, waitFor } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { callsTo, done, openJourney, query } from '#test/dashboard/support/app.tsx'
import { OTHER_KEY } from '#test/dashboard/support/fixtures.ts'

function press(key: string, init: KeyboardEventInit = {}): void {
  fireEvent.keyDown(document.body, { key, ...init })
}

async function openPalette(api = {}) {
  await openJourney('/', api)
  press('k', { ctrlKey: true })
  const field = await screen.findByRole('searchbox', { name: /^Stage, touchpoint/ })
  const seek = (value: string) => fireEvent.input(field, { target: { value } })
  const enter = () => field.closest('form') && fireEvent.submit(field.closest('form') ?? field)
  return { field, seek, enter }
}
const found = () =>
  [...document.querySelectorAll('.palette li')].map((each) => each.textContent.trim())

describe('the palette', () => {
  it('opens by Ctrl-K and by a slash, not by K, and never in the middle of a word', async () => {
    await openJourney()
    press('k')
    fireEvent.keyDown(screen.getByLabelText('From'), { key: '/' })
    press('/')
    expect(await screen.findAllByRole('dialog', { name: 'Go to' })).toHaveLength(1)
  })

  it('finds a stage without its accents, and goes there by Enter', async () => {
    const { seek, enter } = await openPalette()
    seek('swiadomosc')
    await waitFor(() => expect(found()).toEqual(['Świadomość stage']))
    enter()
    await waitFor(() => expect(query()).toEqual({ stage: 'awareness' }))
    expect(screen.queryByRole('dialog', { name: 'Go to' })).toBeNull()
  })

  it('finds touchpoints with their stage, answers, settings and other sites', async () => {
    const { seek } = await openPalette()
    expect(found()).toHaveLength(7 + 13 + 3)
    seek('czat')
    await waitFor(() => expect(found()).toEqual(['Czat touchpoint · Obsługa klienta']))
    seek('nobody')
    expect(await screen.findByText('Nothing of that name.')).toBeTruthy()
    seek('settings')
    fireEvent.click(await screen.findByRole('button', { name: /^Settings page/ }))
    await waitFor(() => expect(location.pathname).toMatch(/^\/settings/))
  })

  it('leads to another site', async () => {
    const chosen: unknown[] = []
    const { seek, enter } = await openPalette({
      'PUT /api/session/site': (_: URL, __: RequestInit, body: unknown) => {
        chosen.push(body)
        return done()
      },
    })
    seek('druga')
    await waitFor(() => expect(found()).toEqual(['Druga Półka site']))
    enter()
    await waitFor(() => expect(chosen).toEqual([{ key: OTHER_KEY }]))
    expect(callsTo('/curve').length).toBeGreaterThan(0)
  })

  it('is walked through by arrows', async () => {
    const { field } = await openPalette()
    field.focus()
    fireEvent.keyDown(field, { key: 'ArrowDown' })
    expect(document.activeElement?.textContent).toMatch(/^Świadomość/)
    fireEvent.keyDown(document.activeElement ?? field, { key: 'ArrowUp' })
    expect(document.activeElement).toBe(field)
  })
})
