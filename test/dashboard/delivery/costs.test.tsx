import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import type { CostReport } from '#contract/delivery/costs/costs.ts'
import type { Locale } from '#dashboard/kit/i18n/locales.ts'
import { calls, open, problem, type FakeApi } from '#test/dashboard/support/app.tsx'
import { hidden, makeCosts, makeFaults, makeFigure } from '#test/dashboard/support/costs.ts'
import { catchDownloads } from '#test/dashboard/support/downloads.ts'
import { makeSession } from '#test/dashboard/support/fixtures.ts'

function api(costs: CostReport, more: FakeApi = {}): FakeApi {
  return {
    'GET /api/delivery/costs': () => costs,
    'GET /api/delivery/faults': () => makeFaults(),
    ...more,
  }
}

describe('what issues go with', () => {
  it.each<[Locale, RegExp]>([
    ['en', /^Late with DPD goes with −42 points at delivery$/],
    ['pl', /^Spóźniona, DPD: w parze idzie −42 pkt przy dostawie$/],
    ['ru', /^Опоздание, DPD: сопутствует −42 п. при доставке$/],
  ])(
    'opens in %s with the issue that is surely worst, and never calls it a cause',
    async (locale, words) => {
      await open('/delivery/costs', api(makeCosts()), locale)
      await waitFor(() => {
        expect(screen.getByRole('heading', { level: 1 }).textContent).toMatch(words)
      })
    },
  )

  it('tells each difference with its interval and both sides, or says plainly that there is none', async () => {
    await open('/delivery/costs', api(makeCosts()))
    const late = (await screen.findByText('Late · DPD')).closest('tr')
    if (!late) throw new Error('It has a row.')
    expect(late.textContent).toContain('−42 pts (−55 … −30)')
    expect(late.textContent).toContain('120 beside 900')
    expect(late.textContent).toContain('−8 pts (−12 … −3)')
    expect(within(late).getByText('few')).toBeTruthy()
    expect(within(late).getByText('too early')).toBeTruthy()
    const lost = screen.getByText('Lost · carrier not known').closest('tr')
    expect(lost?.textContent).toContain('too few customers')
    expect(lost?.textContent).not.toMatch(/pts/)
  })

  it('folds issues without a figure below the others', async () => {
    await open('/delivery/costs', api(makeCosts()))
    const fold = (await screen.findByText('Lost · carrier not known')).closest('details')
    expect(fold?.textContent).toContain('1 issue of too few customers')
    expect(screen.getByText('Late · DPD').closest('details')).toBeNull()
  })

  it('shows them where there are no others', async () => {
    const lost = (makeCosts().counted?.costs ?? []).filter(({ issue }) => issue === 'lost')
    await open('/delivery/costs', api(makeCosts({ costs: lost })))
    const alone = await screen.findByText('Lost · carrier not known')
    expect(alone.closest('details')).toBeNull()
  })

  it('names the surest first: not the widest, and not one of few customers', async () => {
    const [late] = makeCosts().counted?.costs ?? []
    if (!late) throw new Error('There is one.')
    const of = (carrier: string, figure: object) => ({
      ...late,
      carrier,
      atDelivery: makeFigure(figure),
    })
    const costs = [
      of('dhl', { difference: -90, low: -150, high: -30 }),
      of('inpost', { difference: -60, low: -70, high: -50 }),
      of('ups', { difference: -160, low: -190, high: -128, state: 'few' }),
    ]
    await open('/delivery/costs', api(makeCosts({ costs })))
    await screen.findByRole('heading', { name: /^Late with InPost goes with −60 points/ })
  })

  it('names no issue where the interval holds 0', async () => {
    const [late] = makeCosts().counted?.costs ?? []
    if (!late) throw new Error('There is one.')
    const unsure = { ...late, atDelivery: makeFigure({ low: -90, high: 1 }) }
    await open('/delivery/costs', api(makeCosts({ costs: [unsure] })))
    expect(await screen.findByText('No issue goes with surely lower sentiment')).toBeTruthy()
  })

  it('says what was not counted yet, counts step by step with its progress, and shows the outcome', async () => {
    const never = { ...makeCosts(), counted: null }
    let steps = 0
    let goOn: (report: CostReport) => void = () => undefined
    await open(
      '/delivery/costs',
      api(never, {
        'POST /api/delivery/costs': () => {
          steps += 1
          if (steps === 1) return { ...never, running: { startedAt: 1, orders: 1000 } }
          return new Promise<CostReport>((resolve) => {
            goOn = resolve
          })
        },
      }),
    )
    expect(await screen.findByText('Not counted yet')).toBeTruthy()
    fireEvent.change(screen.getByLabelText('Stage of delivery'), { target: { value: 'delivery' } })
    fireEvent.click(screen.getByRole('button', { name: 'Count now' }))
    expect(await screen.findByText('1,000 orders counted…')).toBeTruthy()
    await waitFor(() => {
      expect(steps).toBe(2)
    })
    goOn(makeCosts())
    expect(await screen.findByText('Late · DPD')).toBeTruthy()
    expect(screen.queryByText(/orders counted…/)).toBeNull()
    expect(calls.filter(({ method }) => method === 'POST').map(({ body }) => body)).toEqual([
      { again: true, stage: 'delivery' },
      { again: false },
    ])
  })

  it('goes on with a count that was left, and says why it could not', async () => {
    const half = { ...makeCosts(), running: { startedAt: 1, orders: 3000 } }
    await open(
      '/delivery/costs',
      api(half, { 'POST /api/delivery/costs': () => problem(500, 'internal') }),
    )
    expect(await screen.findByText(/not over: 3,000 orders so far/)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Go on counting' }))
    expect((await screen.findByRole('alert')).textContent).toMatch(/^The count could not go on\./)
    expect(calls.filter(({ method }) => method === 'POST').map(({ body }) => body)).toEqual([
      { again: false },
    ])
  })

  it('offers a viewer no count and no evidence', async () => {
    await open(
      '/delivery/costs',
      api(makeCosts(), { session: () => makeSession({ permissions: ['figures:read'] }) }),
    )
    await screen.findByText('Late · DPD')
    await screen.findByText('InPost')
    expect(screen.queryByRole('button', { name: 'Count again' })).toBeNull()
    expect(screen.queryByText('Save the evidence')).toBeNull()
  })

  it('has a file of its figures, and a link to how they are counted', async () => {
    const files = catchDownloads()
    await open('/delivery/costs', api(makeCosts()))
    await screen.findByText('Late · DPD')
    fireEvent.click(screen.getAllByRole('button', { name: /^Save as CSV: / })[0] ?? document.body)
    const file = await files[0]?.content.text()
    const [head = '', first = '', second = ''] = (file ?? '').split('\r\n')
    expect(head).toMatch(/^\uFEFFissue,carrier,customers,atDelivery_state,atDelivery_difference/)
    expect(first).toMatch(/^"late","dpd",300,"ok",-42.4,-55,-30,120,900,4/)
    expect(second).toMatch(/^"lost","",6,"hidden",,,,3,40,0/)
    const method = screen.getAllByRole('link', { name: 'How this is counted' })[0]
    expect(method?.getAttribute('href')).toMatch(/method/)
  })

  it('says that it failed', async () => {
    await open('/delivery/costs', {
      'GET /api/delivery/costs': () => problem(500, 'internal'),
      'GET /api/delivery/faults': () => problem(500, 'internal'),
    })
    expect(await screen.findAllByRole('button', { name: 'Try again' })).toHaveLength(2)
  })

  it('says where nothing went wrong', async () => {
    await open('/delivery/costs', {
      'GET /api/delivery/costs': () => makeCosts({ costs: [], stage: null, isPart: true }),
      'GET /api/delivery/faults': () => makeFaults({ carriers: [], issues: 0 }),
    })
    expect(await screen.findByText('No customer’s first order had an issue')).toBeTruthy()
    expect(await screen.findByText('No issue in this time.')).toBeTruthy()
    expect(screen.getByText(/No stage is called delivery/)).toBeTruthy()
    expect(screen.getByText(/more orders than one count reads/)).toBeTruthy()
    expect(hidden('empty').n).toBe(0)
  })
})

describe('whose doing it was', () => {
  it('splits the issues of each carrier, and says it in a sentence', async () => {
    await open('/delivery/costs', api(makeCosts()))
    expect(await screen.findByText('DPD: 14 of 20 were its own doing')).toBeTruthy()
    const row = screen.getByRole('rowheader', { name: 'DPD' }).closest('tr')
    expect(row?.textContent).toContain('14 (70%)')
    expect(row?.textContent).toContain('3 (15%)')
  })

  it('looks back as far as is chosen', async () => {
    await open('/delivery/costs', api(makeCosts()))
    fireEvent.change(await screen.findByLabelText('Looking back'), { target: { value: '365' } })
    await waitFor(() => {
      const asked = calls.filter(({ url }) => url.pathname.endsWith('/faults'))
      expect(asked.map(({ url }) => url.searchParams.get('days'))).toEqual(['90', '365'])
    })
  })

  it('links the evidence of the chosen carrier, kind and doing', async () => {
    await open('/delivery/costs', api(makeCosts()))
    const link = await screen.findByRole('link', { name: 'Save the evidence' })
    fireEvent.change(screen.getByLabelText('Carrier'), { target: { value: 'inpost' } })
    fireEvent.change(screen.getByLabelText('Issue'), { target: { value: 'damaged' } })
    await waitFor(() => {
      const { pathname, searchParams } = new URL(link.getAttribute('href') ?? '', location.href)
      expect(pathname).toBe('/api/delivery/evidence.csv')
      expect(Object.fromEntries(searchParams)).toMatchObject({
        carrier: 'inpost',
        type: 'damaged',
        fault: 'carrier',
        days: '90',
        separator: ',',
      })
    })
  })
})
