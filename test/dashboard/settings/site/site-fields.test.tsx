import { fireEvent, screen, waitFor } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import type { SiteSettings } from '#contract/site/settings.ts'
import { calls, callsTo, type FakeApi, open } from '#test/dashboard/support/app.tsx'
import { makeSite } from '#test/dashboard/support/fixtures.ts'

type Persona = SiteSettings['personas'][number]

async function openSite(site: Partial<SiteSettings> = {}, api: FakeApi = {}) {
  await open('/settings/site', {
    'GET /api/site': () => makeSite(site),
    'PATCH /api/site': (_, __, body) => makeSite({ ...site, ...(body as object) }),
    ...api,
  })
  await screen.findByRole('button', { name: 'Save changes' })
}

const sent = () => calls.filter(({ method }) => method === 'PATCH').map(({ body }) => body)
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const write = (field: Element | undefined, value: string) =>
  fireEvent.input(field ?? document.body, { target: { value } })
const names = () => screen.getAllByLabelText<HTMLInputElement>('Name of the persona')
const ids = () => screen.queryAllByLabelText<HTMLInputElement>('Id')

describe('personas', () => {
  /** Rows that were added, filled in letter by letter as one types. */
  async function add(...rows: Persona[]) {
    for (const { id, name } of rows) {
      const before = names().length
      press('Add a persona')
      await waitFor(() => expect(names()).toHaveLength(before + 1))
      write(names().at(-1), name)
      write(ids().at(-1), id)
    }
  }

  it.each<[Persona[], RegExp]>([
    [[{ id: 'new', name: ' ' }], /^A persona needs a name\./],
    [[{ id: 'New', name: 'New' }], /^“New” won’t work/],
    [[{ id: 'new', name: 'x'.repeat(61) }], /^At most 60 characters\./],
    [[{ id: 'careful', name: 'New' }], /^Two personas share the id “careful”\./],
    [
      Array.from({ length: 19 }, (_, i) => ({ id: `p${i}`, name: `P ${i}` })),
      /^At most 20 entries\./,
    ],
  ])('that the API would refuse are not sent: %j', async (rows, words) => {
    await openSite()
    await add(...rows)
    press('Save changes')
    expect(await screen.findByText(words)).toBeTruthy()
    expect(sent()).toEqual([])
  })

  it('are marked where they are wrong, and only once somebody has tried to save', async () => {
    await openSite()
    await add({ id: 'new', name: '' })
    const marked = () =>
      [...names(), ...ids()].map((one) => one.getAttribute('aria-invalid') === 'true')
    expect(marked()).toEqual([false, false, false, false])
    press('Save changes')
    await waitFor(() => expect(marked()).toEqual([false, false, true, true]))
    const told = names()[2]?.getAttribute('aria-describedby')?.split(' ') ?? []
    const words = told.map((id) => document.getElementById(id)?.textContent)
    expect(words.join(' ')).toContain('A persona needs a name.')
  })

  it('have a field for an id only while it can change, and say what it is for', async () => {
    await openSite()
    expect(ids()).toEqual([])
    expect([...document.querySelectorAll('.persona code')].map((one) => one.textContent)).toEqual([
      'hurried',
      'careful',
    ])
    await add({ id: 'careful', name: 'New' })
    expect(ids().map(({ value }) => value)).toEqual(['careful'])
    expect(ids()[0]?.getAttribute('spellcheck')).toBe('false')
    expect([names()[2]?.placeholder, ids()[0]?.placeholder]).toEqual(['Name of the persona', 'Id'])
  })

  it('keep an id that somebody wrote, and follow the name until then', async () => {
    await openSite()
    press('Add a persona')
    await waitFor(() => expect(names()).toHaveLength(3))
    write(names()[2], 'Łowca')
    await waitFor(() => expect(ids()[0]?.value).toBe('lowca'))
    write(names()[2], 'Łowca okazji')
    await waitFor(() => expect(ids()[0]?.value).toBe('lowca-okazji'))
    write(ids()[0], 'hunter')
    write(names()[2], 'Nowa')
    await waitFor(() => expect(names()[2]?.value).toBe('Nowa'))
    expect(ids()[0]?.value).toBe('hunter')
  })

  it('are removed one by one, one without a name by its id', async () => {
    await openSite()
    await add({ id: 'odd', name: '' })
    press('Remove odd')
    await waitFor(() => expect(names()).toHaveLength(2))
    press('Remove Zabiegana')
    await waitFor(() => expect(names().map(({ value }) => value)).toEqual(['Ostrożny']))
  })
})

describe('the fields of a site', () => {
  it.each([
    ['Segments', Array.from({ length: 21 }, (_, i) => `s${i}`).join('\n'), 'At most 20 entries.'],
    ['Origins', Array.from({ length: 51 }, (_, i) => `https://s${i}.x`).join('\n'), 'At most 50'],
    ['Cool-down', '1000', 'A whole number from 0 to 365.'],
    ['Cool-down', '-1', 'A whole number from 0 to 365.'],
  ])('have their limits: %s', async (label, value, words) => {
    await openSite()
    write(screen.getByLabelText(label), value)
    press('Save changes')
    expect(await screen.findByText(new RegExp(`^${words}`))).toBeTruthy()
    expect(sent()).toEqual([])
  })

  it.each([
    ['1', 'day'],
    ['2', 'days'],
    ['', 'days'],
  ])('count the days of the cool-down: %j', async (value, unit) => {
    await openSite()
    const field = screen.getByLabelText('Cool-down')
    write(field, value)
    await waitFor(() => expect(field.parentElement?.textContent).toBe(unit))
  })

  it('send nothing when only blanks were added', async () => {
    await openSite()
    write(screen.getByLabelText('Name'), ' Zielony Sklep ')
    press('Save changes')
    expect(await screen.findByText('Saved')).toBeTruthy()
    expect(sent()).toEqual([])
  })

  it('leave the rail alone unless the name has changed', async () => {
    await openSite()
    const before = callsTo('/api/session').length
    write(screen.getByLabelText('Cool-down'), '3')
    press('Save changes')
    expect(await screen.findByText('Saved')).toBeTruthy()
    await waitFor(() => expect(callsTo('/api/site')).toHaveLength(3))
    expect(callsTo('/api/session')).toHaveLength(before)
  })

  it('offer each language once, by its name, and the one that is set whatever it is', async () => {
    await openSite({ language: 'pt-BR' })
    const select = screen.getByLabelText<HTMLSelectElement>('Language', {
      selector: 'form select',
    })
    const labels = [...select.options].map(({ text }) => text)
    expect(select.value).toBe('pt-BR')
    expect(labels).toContain('Polish')
    expect(labels).toContain('Brazilian Portuguese')
    expect(labels).toEqual([...new Set(labels)].toSorted((a, b) => a.localeCompare(b, 'en')))
  })
})
