import { fireEvent, screen, waitFor } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import type { SiteSettings } from '#contract/site/settings.ts'
import { calls, open } from '#test/dashboard/support/app.tsx'
import { makeSite } from '#test/dashboard/support/fixtures.ts'

const BUDGET = { most: 2, days: 30, gaps: [{ kind: 'ces', after: 'nps', days: 60 }] } as const

async function openSite(askBudget: SiteSettings['askBudget'] = null) {
  await open('/settings/site', {
    'GET /api/site': () => makeSite({ askBudget }),
    'PATCH /api/site': (_, __, body) => makeSite({ ...(body as object) }),
  })
  await screen.findByRole('button', { name: 'Save changes' })
  // What another test has saved may stand there at first.
  await waitFor(() => {
    const most = screen.getByLabelText<HTMLInputElement>('Asks at most')
    expect(most.value).toBe(String(askBudget?.most ?? ''))
    const gaps = screen.queryAllByLabelText('not within days:')
    expect(gaps).toHaveLength(askBudget?.gaps.length ?? 0)
  })
}

const sent = () => calls.filter(({ method }) => method === 'PATCH').map(({ body }) => body)
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const write = (label: string | RegExp, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } })

describe('the budget of asks', () => {
  it('is none until somebody writes one', async () => {
    await openSite()
    write('Asks at most', '2')
    press('Save changes')
    await waitFor(() => expect(sent()).toEqual([{ askBudget: { most: 2, days: 30, gaps: [] } }]))
  })

  it('keeps kinds of questions apart', async () => {
    await openSite({ ...BUDGET, gaps: [] })
    press('Keep two kinds apart')
    const kind = await screen.findByRole('combobox', { name: /^Kind/ })
    fireEvent.change(kind, { target: { value: 'csat' } })
    write('not within days:', '45')
    press('Save changes')
    const gaps = [{ kind: 'csat', after: 'nps', days: 45 }]
    await waitFor(() => expect(sent()).toEqual([{ askBudget: { most: 2, days: 30, gaps } }]))
  })

  it('is taken away by an empty field, and its gaps one by one', async () => {
    await openSite({ ...BUDGET, gaps: [...BUDGET.gaps] })
    press('Remove: Effort (CES) after NPS')
    press('Save changes')
    expect(await screen.findByText('Saved')).toBeTruthy()
    expect(sent()).toEqual([{ askBudget: { most: 2, days: 30, gaps: [] } }])
    write('Asks at most', '')
    press('Save changes')
    await waitFor(() => expect(sent().at(-1)).toEqual({ askBudget: null }))
  })

  it.each([
    ['Asks at most', '0', /1.*100/],
    ['Asks at most', 'two', /1.*100/],
    ['within days', '366', /1.*365/],
  ])('says what it takes: %s %s', async (field, value, words) => {
    await openSite({ ...BUDGET, gaps: [] })
    write(field, value)
    press('Save changes')
    expect(await screen.findByText(words)).toBeTruthy()
    expect(sent()).toEqual([])
  })
})
