import { fireEvent, screen, waitFor } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import type { Locale } from '#dashboard/kit/i18n/locales.ts'
import { open, problem } from '#test/dashboard/support/app.tsx'
import { catchDownloads } from '#test/dashboard/support/downloads.ts'
import { makePlanFigures, makePlans } from '#test/dashboard/support/plans.ts'

const ROUTE = 'GET /api/delivery/plan'
const heading = async () => (await screen.findByRole('heading', { level: 1 })).textContent

describe('planned and actual', () => {
  it.each<[Locale, RegExp, RegExp]>([
    ['en', /^Wholly as planned: 80% of parcels$/, /They go together; that one causes the other/],
    ['pl', /^W całości zgodnie z planem: 80% paczek$/, /Idzie to w parze/],
    ['ru', /^Полностью по плану: 80\s?% посылок$/, /Одно идёт рядом с другим/],
  ])('opens in %s with the share, and words an association as one', async (locale, head, words) => {
    await open('/delivery/plan', { [ROUTE]: () => makePlans() }, locale)
    await waitFor(() => {
      expect(screen.getByRole('heading', { level: 1 }).textContent).toMatch(head)
    })
    expect(screen.getByText(words)).toBeTruthy()
  })

  it('tells each step of each carrier, and nothing of too few', async () => {
    await open('/delivery/plan', { [ROUTE]: () => makePlans() })
    const table = await screen.findByRole('table', { name: 'Planned and actual, by carrier' })
    const [, whole, dpd, inpost] = Array.from(
      table.querySelectorAll('tr'),
      (one) => one.textContent,
    )
    expect(whole).toMatch(/^All carriers80% 71% to 87% · 80 of 10082117107181?2?/)
    expect(dpd).toMatch(/^DPD80%/i)
    expect(inpost).toMatch(/too few \(n 6\)(too few){5}/)
    const extra = screen.getByRole('table', { name: 'What nobody planned (ad hoc)' })
    expect(extra.textContent).toMatch(
      /Failed attempt55too few.*Exception without a reason22too few/,
    )
  })

  it('shows the numbers and gives them as files', async () => {
    const saved = catchDownloads()
    await open('/delivery/plan', { [ROUTE]: () => makePlans() })
    expect(
      (await screen.findByText(/parcels 120 − no plan 12 − open 8 = 100/)).textContent,
    ).toMatch(
      /80 \/ 100 = 80%; Wilson, 95%: 71% to 87%\ndelivery: completed 82 \+ failing 11 \+ missing 7 = 100\n.*\nmean as planned \+52 \(n 40\) − mean of the others −31 \(n 12\) = \+83/,
    )
    fireEvent.click(screen.getByRole('button', { name: /Planned and actual/ }))
    const [file] = saved
    expect(file?.name).toBe('planned-and-actual-2026-10-24-2026-11-20.csv')
    const lines = (await file?.content.text())?.trim().split('\r\n') ?? []
    expect(lines[0]).toMatch(/carrier,parcels,no_plan,open,as_planned_x/)
    expect(lines[1]).toBe('"all",120,12,8,80,100,0.8,0.711,0.867,107,1,82,11,7')
    expect(lines).toHaveLength(4)
  })

  it('says what is missing where there are too few, none, or some still to be looked at', async () => {
    const few = makePlanFigures({
      carrier: null,
      parcels: 9,
      noPlan: 2,
      open: 1,
      asPlanned: { x: null, n: 6, share: null, interval: null, state: 'hidden' },
      steps: null,
      adhoc: [],
      feeling: null,
    })
    await open('/delivery/plan', { [ROUTE]: () => makePlans({ whole: few, unlooked: 40 }) })
    expect(await heading()).toBe('Too few parcels to hold against their plan')
    expect(
      screen.getByText(/It takes 10 .* there are 6\. Still open: 1\. Without a plan: 2\./),
    ).toBeTruthy()
    expect(screen.getByText(/still to be looked at: 40/)).toBeTruthy()
    expect(screen.queryByRole('table')).toBeNull()
  })

  it('says so where nothing came, and where it cannot be read', async () => {
    const none = makePlanFigures({
      carrier: null,
      parcels: 0,
      noPlan: 0,
      open: 0,
      asPlanned: { x: 0, n: 0, share: null, interval: null, state: 'empty' },
      steps: null,
      adhoc: [],
      feeling: null,
    })
    await open('/delivery/plan', { [ROUTE]: () => makePlans({ whole: none, carriers: [] }) })
    expect(await heading()).toMatch(/^No parcels in these days/)
    await open('/delivery/plan', { [ROUTE]: () => problem(500, 'error') })
    expect(await screen.findByRole('alert')).toBeTruthy()
  })
})
