import { fireEvent, screen, waitFor } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import type { Look } from '#contract/site/look.ts'
import { LOOK_PRESETS } from '#contract/site/look-words.ts'
import { calls, open } from '#test/dashboard/support/app.tsx'
import { makeSite } from '#test/dashboard/support/fixtures.ts'
import {
  checkLook,
  colourOf,
  lookValues,
  presetValues,
  readLook,
  savedLook,
} from '#dashboard/features/settings/look/look-values.ts'

const PLAIN: Look = {
  preset: 'plain',
  ...LOOK_PRESETS.plain,
  position: 'bottom-end',
  phone: 'sheet',
}

async function openLook({ look = null as Look | null, weak = [] as unknown[] } = {}) {
  await open('/settings/look', {
    'GET /api/site': () => makeSite({ look }),
    'PATCH /api/site': (_, __, body) => makeSite({ ...(body as object) }),
    'POST /api/site/look/preview': () => ({ config: null, weak }),
  })
  await screen.findByRole('button', { name: 'Save changes' })
  // What another test has saved may stand there at first.
  const shown = lookValues(look)
  await waitFor(() => {
    expect(valueOf('Start from')).toBe(shown.preset)
    expect(valueOf('Corner radius')).toBe(shown.radius)
    expect(valueOf('Place on a computer')).toBe(shown.position)
  })
}

const sent = () => calls.filter(({ method }) => method === 'PATCH').map(({ body }) => body)
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const choose = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })
const write = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } })
const valueOf = (label: string) => screen.getByLabelText<HTMLInputElement>(label).value

describe('the look of the card', () => {
  it('is that of a preset, with what was changed of it', async () => {
    await openLook()
    choose('Start from', 'warm')
    await waitFor(() => expect(valueOf('Accent, light: code')).toBe('#a2441b'))
    write('Corner radius', '0')
    choose('Place on a phone', 'top')
    press('Save changes')
    const look = { ...PLAIN, preset: 'warm', ...LOOK_PRESETS.warm, radius: 0, phone: 'top' }
    await waitFor(() => expect(sent()).toEqual([{ look }]))
  })

  it('keeps its place when another preset is chosen', async () => {
    await openLook({ look: { ...PLAIN, position: 'top-start' } })
    choose('Start from', 'sharp')
    await waitFor(() => expect(valueOf('Corner radius')).toBe('0'))
    expect(valueOf('Place on a computer')).toBe('top-start')
  })

  it('is none again where it is the card’s own', async () => {
    await openLook({ look: { ...PLAIN, radius: 3 } })
    write('Corner radius', '14')
    press('Save changes')
    await waitFor(() => expect(sent()).toEqual([{ look: null }]))
  })

  it('with a colour that is too close says so, and offers the nearest that is not', async () => {
    const pair = { scheme: 'light', colour: 'text', ratio: 2.28, least: 4.5, nearest: '#757575' }
    await openLook({ look: { ...PLAIN, radius: 2 }, weak: [pair] })
    await screen.findByText('Contrast with the background is 2.28 : 1; at least 4.5 : 1 is needed.')
    expect(screen.getByLabelText('Text, light: code').getAttribute('aria-invalid')).toBe('true')
    press('Use #757575, the nearest that has it')
    await waitFor(() => expect(valueOf('Text, light: code')).toBe('#757575'))
  })

  it('is not sent with what is no colour or no radius', async () => {
    await openLook()
    write('Text, dark: code', 'red')
    write('Corner radius', '99')
    press('Save changes')
    await screen.findByText('Write a colour like #2a4d8f.')
    expect(sent()).toEqual([])
  })

  it('is taken back step by step, letters of one field at once', async () => {
    await openLook()
    choose('Start from', 'rounded')
    await waitFor(() => expect(valueOf('Corner radius')).toBe('24'))
    write('Corner radius', '2')
    write('Corner radius', '20')
    press('Undo')
    await waitFor(() => expect(valueOf('Corner radius')).toBe('24'))
    press('Undo')
    await waitFor(() => expect(valueOf('Start from')).toBe('plain'))
    expect(valueOf('Corner radius')).toBe('14')
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull()
  })
})

describe('what was typed', () => {
  it.each([
    ['#2A4D8F', '#2a4d8f'],
    ['2a4d8f', '#2a4d8f'],
    [' #abc ', '#aabbcc'],
    ['red', null],
    ['#abcd', null],
    ['#2a4d8f;', null],
    ['', null],
  ])('“%s” is the colour %s', (text, colour) => {
    expect(colourOf(text)).toBe(colour)
  })

  it('comes back from the form as the look that it was', () => {
    for (const preset of ['plain', 'rounded', 'sharp', 'warm', 'contrast'] as const) {
      const look: Look = { ...PLAIN, preset, ...LOOK_PRESETS[preset], phone: 'floating' }
      expect(readLook(lookValues(look))).toEqual(look)
      expect(readLook({ ...lookValues(null), ...presetValues(preset) })).toMatchObject({ preset })
    }
    expect(savedLook(PLAIN)).toBeNull()
  })

  it('is no look while a part of it cannot be read', () => {
    const values = lookValues(null)
    expect(readLook({ ...values, 'light.text': 'red' })).toBeNull()
    expect(readLook({ ...values, radius: '29' })).toBeNull()
    expect(readLook({ ...values, font: 'comic' })).toBeNull()
    expect(checkLook({ ...values, radius: '1.5' }, []).radius).toBeTruthy()
  })
})
