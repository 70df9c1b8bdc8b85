import { fireEvent, screen, waitFor } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import type { SiteSettings } from '#contract/site/settings.ts'
import { calls, callsTo, type FakeApi, open } from '#test/dashboard/support/app.tsx'
import { makeSite } from '#test/dashboard/support/fixtures.ts'

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

describe('the fields of a site', () => {
  it.each([
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
