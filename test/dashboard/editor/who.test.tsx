import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Edit } from '#contract/map/apply.ts'
import type { MapDocument } from '#contract/map/document.ts'
import { ruleInWords, valuesLine, valuesOf } from '#dashboard/features/editor/who/rule-words.ts'
import type { Locale } from '#dashboard/kit/i18n/locales.ts'
import { setLocale } from '#dashboard/kit/i18n/words.ts'
import { open } from '#test/dashboard/support/app.tsx'
import { newMap } from '#test/support/map-steps.ts'
import { takeEdits } from '#worker/domain/journey/map/take-edits.ts'

const MAP: MapDocument = {
  ...newMap(),
  personas: [
    { id: 'anna', name: 'Anna', names: {}, rules: [] },
    { id: 'office', name: 'Office', names: {}, rules: [{ trait: 'segment', is: ['b2b'] }] },
  ],
  segments: [{ id: 'b2b', name: 'B2B', names: {} }],
}

/** The editor over a draft that takes edits as the server does. */
async function openEditor(locale: Locale = 'en') {
  let map = MAP
  const done: Edit[] = []
  const draft = () => ({
    document: map,
    published: MAP,
    version: 1,
    isOpen: done.length > 0,
    stages: [],
    touchpoints: [],
    seq: done.length,
    edits: [],
  })
  const path = '/api/journeys/shopping/draft'
  const view = await open(
    '/journeys/shopping/edit',
    {
      [`GET ${path}`]: draft,
      [`GET ${path}/edits`]: () => ({ seq: done.length, edits: [], refused: [] }),
      [`POST ${path}/edits`]: (_: URL, __: RequestInit, body: unknown) => {
        const { edits } = body as { edits: Edit[] }
        const taken = takeEdits(map, edits, () => false)
        map = taken.map
        const from = done.length
        done.push(...taken.done)
        const made = taken.done.map((edit, index) => ({
          seq: from + index + 1,
          edit,
          by: { id: 'me', name: 'Me' },
          at: 0,
        }))
        return { seq: done.length, edits: made, refused: taken.refused }
      },
    },
    locale,
  )
  const section = within(
    await waitFor(() => {
      const found = view.container.querySelector<HTMLElement>('.who')
      if (!found) throw new Error('not there yet')
      return found
    }),
  )
  const saved = async (expected: object) => {
    await waitFor(() => expect(map).toMatchObject(expected))
  }
  return { section, saved, map: () => map }
}

const names = (list: MapDocument['personas'] | MapDocument['segments']) => list.map(({ id }) => id)
const type = (field: HTMLElement, value: string) => fireEvent.input(field, { target: { value } })

describe('who a map tells apart', () => {
  it('says each persona with its rules, and what becomes of everybody else', async () => {
    const { section } = await openEditor()
    const [first, second] = section.getAllByRole('listitem')
    expect(first?.textContent).toContain('only where your page names it')
    expect(second?.textContent).toContain('segment is b2b')
    expect(
      section.getByText(/first persona, in this order.*who matches none is “unassigned”/),
    ).toBeTruthy()
  })

  it('takes a new persona with an id of its name, and gives it rules', async () => {
    const { section, saved } = await openEditor()
    const form = within(section.getByRole('form', { name: 'Add a persona' }))
    type(form.getByLabelText('Name'), 'Łowca okazji')
    fireEvent.click(form.getByRole('button'))
    await saved({ personas: [{}, {}, { id: 'lowca-okazji', name: 'Łowca okazji', rules: [] }] })
    fireEvent.click(section.getByRole('button', { name: 'Edit Łowca okazji' }))
    const rule = within(await section.findByRole('form', { name: 'Add the rule' }))
    type(rule.getByLabelText('Trait'), 'visits')
    type(rule.getByLabelText('Is one of'), '3, 4, 3,')
    fireEvent.click(rule.getByRole('button'))
    await saved({ personas: [{}, {}, { rules: [{ trait: 'visits', is: ['3', '4'] }] }] })
    expect(await section.findByText('visits is 3 or 4')).toBeTruthy()
    fireEvent.change(
      within(section.getByRole('group', { name: 'visits is 3 or 4' })).getByLabelText('Is one of'),
      {
        target: { value: '5' },
      },
    )
    await saved({ personas: [{}, {}, { rules: [{ trait: 'visits', is: ['5'] }] }] })
    fireEvent.click(section.getByRole('button', { name: 'Remove the rule “visits is 5”' }))
    await saved({ personas: [{}, {}, { rules: [] }] })
  })

  it('takes a segment by the id that the shop sends, but none that is taken', async () => {
    const { section, saved, map } = await openEditor()
    const form = within(section.getByRole('form', { name: 'Add a segment' }))
    type(form.getByLabelText('Name'), 'Best customers')
    type(form.getByLabelText('Id'), 'purchase')
    fireEvent.click(form.getByRole('button'))
    expect(form.getByLabelText<HTMLInputElement>('Id').validationMessage).toContain('already')
    type(form.getByLabelText('Id'), 'vip')
    fireEvent.click(form.getByRole('button'))
    await saved({ segments: [{ id: 'b2b' }, { id: 'vip', name: 'Best customers' }] })
    expect(map().segments[1]).not.toHaveProperty('rules')
  })

  it('moves by button and by Alt and arrow, not beyond its end, and is taken back', async () => {
    const { section, map } = await openEditor()
    const order = async (...ids: string[]) =>
      await waitFor(() => expect(names(map().personas)).toEqual(ids))
    fireEvent.click(section.getByRole('button', { name: 'Move Office up' }))
    await order('office', 'anna')
    fireEvent.click(section.getByRole('button', { name: 'Move Office up' }))
    fireEvent.keyDown(section.getByRole('button', { name: 'Edit Office' }), {
      key: 'ArrowDown',
      altKey: true,
    })
    await order('anna', 'office')
    fireEvent.click(section.getByRole('button', { name: 'Remove Anna' }))
    await order('office')
    for (let step = 0; step < 3; step += 1)
      fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(map()).toEqual(MAP))
  })

  it('is renamed in the panel of its row, one row at a time', async () => {
    const { section, saved } = await openEditor()
    fireEvent.click(section.getByRole('button', { name: 'Edit Anna' }))
    fireEvent.click(section.getByRole('button', { name: 'Edit Office' }))
    await waitFor(() => expect(document.querySelectorAll('.who-details')).toHaveLength(1))
    const details = within(document.querySelector<HTMLElement>('.who-details') ?? document.body)
    fireEvent.change(details.getByLabelText('Name'), { target: { value: 'Companies' } })
    await saved({ personas: [{ name: 'Anna' }, { name: 'Companies' }] })
  })
})

describe('rules in words', () => {
  const rule = { trait: 'visits', is: ['3', '4'] }
  it.each<[Locale, string]>([
    ['en', 'visits is 3 or 4'],
    ['pl', 'visits to 3 lub 4'],
    ['ru', 'visits – это 3 или 4'],
  ])('are sentences in %s', async (locale, words) => {
    // The words of the editor come with its page.
    await openEditor(locale)
    await setLocale(locale)
    expect(ruleInWords(rule)).toBe(words)
  })

  it('keep every value through the line that it is typed in', () => {
    const value = fc
      .string({ minLength: 1 })
      .map((text) => text.trim())
      .filter((text) => text !== '')
    fc.assert(
      fc.property(fc.uniqueArray(value, { minLength: 1 }), (values) => {
        expect(valuesOf(valuesLine(values))).toEqual(values)
      }),
    )
    expect(valuesOf(' a,, b \\, c ,a')).toEqual(['a', 'b , c'])
  })
})
