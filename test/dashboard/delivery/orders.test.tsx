import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { ISSUE_TYPES, PARCEL_STATUS_NAMES } from '#contract/delivery/words.ts'
import { entriesOf } from '#dashboard/features/delivery/timeline.tsx'
import type { Locale } from '#dashboard/kit/i18n/locales.ts'
import { calls, open, problem } from '#test/dashboard/support/app.tsx'
import { makeIssueItem, makeOrderItem, makeOrderStory } from '#test/dashboard/support/orders.ts'

const PAGE = '/api/orders/820982911946154508'

describe('the list of orders', () => {
  it('links each order, and goes on behind the last one', async () => {
    await open('/delivery/orders', {
      'GET /api/orders': ({ searchParams }) =>
        searchParams.has('cursor')
          ? { orders: [makeOrderItem({ id: '7', number: '7', parcels: [] })], next: null }
          : { orders: [makeOrderItem()], next: '820982911946154508' },
    })
    const link = await screen.findByRole('link', { name: '1001' })
    expect(link.getAttribute('href')).toBe('/delivery/orders/820982911946154508')
    expect(screen.getByText('InPost: under way')).toBeTruthy()
    expect(document.body.textContent).toMatch(/PLN\s149\.90/)
    fireEvent.click(screen.getByRole('button', { name: 'Show more' }))
    expect(await screen.findByText('no parcel yet')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull()
  })

  it('finds orders by a name, and says where there is none', async () => {
    await open('/delivery/orders', {
      'GET /api/orders': ({ searchParams }) => {
        const find = searchParams.get('find')
        const orders =
          find === null ? [makeOrderItem(), makeOrderItem({ id: '7', number: '7' })] : []
        return {
          orders: find === '7' ? [makeOrderItem({ id: '7', number: '7' })] : orders,
          next: null,
        }
      },
    })
    await screen.findByRole('link', { name: '1001' })
    const look = (text: string) => {
      fireEvent.input(screen.getByLabelText(/^Find by number/), { target: { value: text } })
      fireEvent.click(screen.getByRole('button', { name: 'Find' }))
    }
    look(' 7 ')
    await waitFor(() => expect(screen.queryByRole('link', { name: '1001' })).toBeNull())
    expect(await screen.findByRole('link', { name: '7' })).toBeTruthy()
    look('x')
    expect(await screen.findByText(/^Nothing has the name “x”/)).toBeTruthy()
  })

  it('says why it is empty and what to do, or that it failed', async () => {
    const { unmount } = await open('/delivery/orders', {
      'GET /api/orders': () => ({ orders: [], next: null }),
    })
    expect(await screen.findByText('No orders yet.')).toBeTruthy()
    expect(screen.getByText(/Settings → Connections/)).toBeTruthy()
    unmount()
    await open('/delivery/orders', { 'GET /api/orders': () => problem(500, 'internal') })
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeTruthy()
  })
})

describe('the page of an order', () => {
  it.each<[Locale, string]>([
    ['en', 'Order 1001: late, damaged'],
    ['pl', 'Zamówienie 1001: spóźniona, uszkodzona'],
    ['ru', 'Заказ 1001: опоздание, повреждение'],
  ])('opens in %s with what went wrong', async (locale, words) => {
    await open(
      '/delivery/orders/820982911946154508',
      { [`GET ${PAGE}`]: () => makeOrderStory() },
      locale,
    )
    await waitFor(() => {
      expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(words)
    })
  })

  it('tells who knew of an issue, whose doing it was, and how late', async () => {
    await open('/delivery/orders/820982911946154508', { [`GET ${PAGE}`]: () => makeOrderStory() })
    expect(await screen.findByText('late, 2 days')).toBeTruthy()
    expect(screen.getByText('tracking only')).toBeTruthy()
    expect(screen.getByText('the customer only')).toBeTruthy()
  })

  it('shows what was written as text, in the order of time', async () => {
    await open('/delivery/orders/820982911946154508', { [`GET ${PAGE}`]: () => makeOrderStory() })
    expect(await screen.findByText('Pudełko <b>zgniecione</b>')).toBeTruthy()
    const items = Array.from(
      document.querySelectorAll('.order-story li'),
      ({ className }) => className,
    )
    expect(items).toEqual([
      'story-shop',
      'story-seen',
      'story-shop',
      'story-seen',
      'story-said',
      'story-shop',
      'story-seen',
    ])
  })

  it('names parcels as their carriers do, and leads to a carrier’s page only where that is safe', async () => {
    const [parcel] = makeOrderStory().parcels
    if (!parcel) throw new Error('no parcel')
    const url = 'https://inpost.example/track/6200'
    const parcels = [
      {
        ...parcel,
        code: '6200',
        url,
        status: 'in_transit' as const,
        deliveredAt: null,
        estimate: '2026-11-24',
      },
      { ...parcel, code: '6201', url: 'javascript:alert(1)' },
      { ...parcel, code: null },
    ]
    await open('/delivery/orders/820982911946154508', {
      [`GET ${PAGE}`]: () => makeOrderStory({ parcels, replaces: 'A/1' }),
    })
    const link = await screen.findByRole('link', { name: '6200' })
    expect(link.getAttribute('href')).toBe(url)
    expect(link.getAttribute('rel')).toBe('noopener noreferrer')
    expect(screen.queryByRole('link', { name: '6201' })).toBeNull()
    const rows = within(screen.getByRole('table', { name: 'Parcels' })).getAllByRole('row')
    expect(rows.slice(1).map((row) => row.textContent)).toEqual([
      expect.stringMatching(/^InPost6200Under way.*24 Nov$/),
      expect.stringMatching(/^InPost6201Delivered.*–$/),
      expect.stringMatching(/^InPost–Delivered.*–$/),
    ])
    const replaced = screen.getByRole('link', { name: 'It replaces order A/1.' })
    expect(replaced.getAttribute('href')).toBe('/delivery/orders/A%2F1')
  })

  it('says so where nothing went wrong, and where nothing is known', async () => {
    const bare = { issues: [], parcels: [], answers: [], cases: [], promises: [], placedAt: null }
    await open('/delivery/orders/820982911946154508', {
      [`GET ${PAGE}`]: () => makeOrderStory(bare),
    })
    expect(await screen.findByText('Order 1001: no parcel yet')).toBeTruthy()
    expect(screen.getByText('Nothing is known of it yet.')).toBeTruthy()
  })

  it('has words for every status and kind of issue', () => {
    const [parcel] = makeOrderStory().parcels
    if (!parcel) throw new Error('no parcel')
    const event = (status: null | (typeof PARCEL_STATUS_NAMES)[number]) => ({
      at: 1,
      code: 'RAW',
      place: null,
      status,
      issue: null,
    })
    const events = [
      ...PARCEL_STATUS_NAMES.map((status) => event(status)),
      ...ISSUE_TYPES.map((issue) => ({ ...event(null), issue })),
    ]
    const told = entriesOf(makeOrderStory({ parcels: [{ ...parcel, events }] }))
    const seen = told.filter(({ by }) => by === 'seen')
    expect(seen).toHaveLength(events.length)
    expect(seen.filter(({ text }) => /RAW|_|issue\.|parcel\./.test(text))).toEqual([])
  })
})

describe('the list of issues', () => {
  it('names kind, carrier, order and who knew; an agent says whose doing it was', async () => {
    await open('/delivery/issues', {
      'GET /api/delivery/issues': () => ({ issues: [makeIssueItem()], next: null }),
      'PATCH /api/delivery/issues/i1': () => makeIssueItem({ fault: 'nobody' }),
    })
    const link = await screen.findByRole('link', { name: '1001' })
    expect(link.getAttribute('href')).toBe('/delivery/orders/1001')
    expect(screen.getByText('customer and tracking')).toBeTruthy()
    const fault = screen.getByLabelText('Whose doing: late, 2 days')
    fireEvent.change(fault, { target: { value: 'nobody' } })
    await waitFor(() => {
      expect(calls.filter(({ method }) => method === 'PATCH').map(({ body }) => body)).toEqual([
        { fault: 'nobody' },
      ])
    })
  })

  it('asks for one kind only, and says when there is nothing', async () => {
    await open('/delivery/issues', {
      'GET /api/delivery/issues': ({ searchParams }) => ({
        issues: searchParams.get('type') === 'lost' ? [] : [makeIssueItem()],
        next: null,
      }),
    })
    await screen.findByRole('link', { name: '1001' })
    fireEvent.change(screen.getByLabelText('Issue'), { target: { value: 'lost' } })
    expect(await screen.findByText('Nothing went wrong that anybody told of.')).toBeTruthy()
  })

  it('says that it failed, and that there is no such page', async () => {
    const { unmount } = await open('/delivery/issues', {
      'GET /api/delivery/issues': () => problem(500, 'internal'),
    })
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeTruthy()
    unmount()
    await open('/delivery/nonsense')
    expect(await screen.findByRole('heading', { level: 1 })).toBeTruthy()
    expect(screen.queryByText('Orders')).toBeNull()
  })
})
