import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it, vi } from 'vitest'
import type { Locale } from '#dashboard/kit/i18n/locales.ts'
import { callsTo, open, problem } from '#test/dashboard/support/app.tsx'
import {
  makeCarrier,
  makeCarriers,
  makeIncident,
  makeIncidents,
} from '#test/dashboard/support/carriers.ts'

const CARRIERS = 'GET /api/delivery/carriers'
const INCIDENTS = 'GET /api/delivery/incidents'

/** What the button below a table saves. */
async function savedBy(button: HTMLElement): Promise<string> {
  const blobs: Blob[] = []
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    if (blob instanceof Blob) blobs.push(blob)
    return 'blob:x'
  })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
  fireEvent.click(button)
  const text = (await blobs[0]?.text()) ?? ''
  vi.restoreAllMocks()
  return text
}

describe('the carriers', () => {
  it('open with the one that has most issues, and what it rests on', async () => {
    await open('/delivery', { [CARRIERS]: () => makeCarriers() })
    const head = await screen.findByRole('heading', { level: 1 })
    expect(head.textContent).toBe('InPost: 12 of 100 parcels have an issue')
    expect(screen.getByText(/99 answers about 540 parcels \(18%\)/)).toBeTruthy()
    const row = screen.getByRole('row', { name: /InPost/ })
    expect(within(row).getByText('89%')).toBeTruthy()
    expect(within(row).getByText('−44')).toBeTruthy()
    expect(within(row).getByText('31.5 h')).toBeTruthy()
    const few = screen.getByRole('row', { name: /DPD/ })
    expect(within(few).getByText('too few (n 3)')).toBeTruthy()
  })

  it('open with the one that surely has most, not with the highest share of fewest parcels', async () => {
    const troubled = (x: number, n: number, interval: [number, number]) => ({
      ...makeCarrier().troubled,
      x,
      n,
      share: x / n,
      interval,
    })
    const carriers = [
      makeCarrier({ carrier: 'dpd', troubled: troubled(8, 40, [0.1, 0.35]) }),
      makeCarrier({ carrier: 'inpost', troubled: troubled(150, 1000, [0.13, 0.17]) }),
    ]
    await open('/delivery', { [CARRIERS]: () => makeCarriers({ carriers }) })
    await screen.findByRole('heading', { level: 1, name: /^InPost: 15 of 100/ })
  })

  it('warn where customers do not answer alike', async () => {
    const carriers = [makeCarrier({ answersDiffer: true }), makeCarrier({ carrier: 'dpd' })]
    await open('/delivery', {
      [CARRIERS]: () => makeCarriers({ carriers, uneven: { least: 'dpd', most: 'inpost' } }),
    })
    expect(
      await screen.findByText(/InPost answer surely more often than those of DPD/),
    ).toBeTruthy()
    expect(screen.getByText(/do not answer as often as others: InPost/)).toBeTruthy()
  })

  it('are looked at over the days that the address says, and that somebody chooses', async () => {
    await open('/delivery?days=90', { [CARRIERS]: () => makeCarriers() })
    await screen.findByRole('heading', { level: 1 })
    expect(callsTo('/carriers').at(-1)?.searchParams.get('days')).toBe('90')
    fireEvent.change(screen.getByLabelText('Period'), { target: { value: '7' } })
    await waitFor(() => {
      expect(callsTo('/carriers').at(-1)?.searchParams.get('days')).toBe('7')
    })
    expect(location.search).toBe('?days=7')
  })

  it('are a file, too, in which no name is a formula', async () => {
    const evil = makeCarrier({ carrier: '=cmd()' })
    await open('/delivery', { [CARRIERS]: () => makeCarriers({ carriers: [evil] }) })
    const text = await savedBy(
      await screen.findByRole('button', { name: 'Save as CSV: How carriers deliver' }),
    )
    const [head = '', line = ''] = text.split('\r\n')
    expect(head).toContain('carrier,parcels,delivered,promise_x,promise_n,promise_share')
    expect(line).toMatch(/^"'=cmd\(\)",500,460,400,450,/)
    const method = screen.getByRole('link', { name: 'How this is counted' })
    expect(method.getAttribute('href')).toMatch(/method/)
  })

  it('say why there are none, that there are too few, or that it failed', async () => {
    const { unmount } = await open('/delivery', {
      [CARRIERS]: () => makeCarriers({ carriers: [] }),
    })
    expect(await screen.findByText('No parcels in these days.')).toBeTruthy()
    expect(screen.getByText(/Settings → Connections/)).toBeTruthy()
    unmount()
    const few = makeCarrier({
      troubled: { x: 1, n: 9, share: 1 / 9, interval: null, state: 'few' },
    })
    const second = await open('/delivery?days=7', {
      [CARRIERS]: () => makeCarriers({ carriers: [few] }),
    })
    expect(await screen.findByText('Too few parcels to tell carriers apart')).toBeTruthy()
    second.unmount()
    await open('/delivery?days=90', { [CARRIERS]: () => problem(500, 'internal') })
    await waitFor(() => expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy())
  })
})

describe('said and seen', () => {
  it('says what tracking would never have told, and hides what is too few', async () => {
    await open('/delivery/said', { [CARRIERS]: () => makeCarriers() })
    const head = await screen.findByRole('heading', { level: 1 })
    expect(head.textContent).toBe('Damaged: 26 customers said it, and of 20 tracking saw nothing')
    const row = screen.getByRole('row', { name: /InPost/ })
    expect(within(row).getByText('5% to 86%')).toBeTruthy()
    const hidden = screen.getByRole('row', { name: /DPD/ })
    expect(within(hidden).getAllByText('too few')).toHaveLength(5)
  })

  it('says so where nothing was', async () => {
    await open('/delivery/said', {
      [CARRIERS]: () => makeCarriers({ carriers: [makeCarrier({ issues: [] })] }),
    })
    expect(await screen.findByText('Nothing was said or seen in these days.')).toBeTruthy()
  })
})

describe('incidents', () => {
  it.each<[Locale, RegExp]>([
    ['en', /^InPost: damaged, 3\.1 times the usual since/],
    ['pl', /^InPost: uszkodzona, 3,1× zwykłego od/],
    ['ru', /^InPost: повреждение, 3,1× обычного с/],
  ])('open in %s with the one that lasts', async (locale, words) => {
    await open('/delivery/incidents', { [INCIDENTS]: () => makeIncidents() }, locale)
    await waitFor(() => {
      expect(screen.getByRole('heading', { level: 1 }).textContent).toMatch(words)
    })
  })

  it('tell their size, what tracking saw, and how often chance does the same', async () => {
    const over = makeIncident({
      id: 'b',
      endedAt: Date.parse('2026-11-19T11:00:00Z'),
      tracking: { seen: 12, saidOnly: 2, heardFirst: { n: 4, hours: 20 } },
    })
    await open('/delivery/incidents', {
      [INCIDENTS]: () => makeIncidents({ incidents: [makeIncident(), over] }),
    })
    expect(
      await screen.findByText(/shows nothing; 20 parcels by their customers only/),
    ).toBeTruthy()
    expect(screen.getAllByText('3.1× the usual')).toHaveLength(2)
    expect(screen.getAllByText(/2\.1 to 4\.5 · 20 of 96 answers · usual 7%/)).toHaveLength(2)
    expect(screen.getByText(/saw 12 parcels\. Customers were first by 20 h/)).toBeTruthy()
    expect(screen.getAllByText('once in 180 days')).toHaveLength(2)
    expect(screen.getByText('half of them within 2.5 days')).toBeTruthy()
    const few = screen.getByText('not enough answers: it takes 32 a day').closest('details')
    expect(few?.querySelector('summary')?.textContent).toBe(
      '1 carrier and issue with too few answers',
    )
    expect(screen.getByText(/At most 1 false alarm is to be expected in 90 days/)).toBeTruthy()
  })

  it('say that all is as usual, that answers are too few, or that it is too early', async () => {
    const { watched } = makeIncidents()
    const calm = await open('/delivery/incidents', {
      [INCIDENTS]: () => makeIncidents({ incidents: [] }),
    })
    expect(await screen.findByText('All carriers are as usual')).toBeTruthy()
    calm.unmount()
    const few = await open('/delivery/incidents', {
      [INCIDENTS]: () => makeIncidents({ incidents: [], watched: watched.slice(1) }),
    })
    expect(await screen.findByText('Not enough answers to find an incident in time')).toBeTruthy()
    few.unmount()
    await open('/delivery/incidents', {
      [INCIDENTS]: () => makeIncidents({ incidents: [], watched: [], frozenAt: null }),
    })
    expect(await screen.findByText(/^Too early/)).toBeTruthy()
  })
})
