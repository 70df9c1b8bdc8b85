import { fireEvent, screen, waitFor } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import type { Connection } from '#contract/delivery/connections.ts'
import { REFUSALS, SENDER_NAMES, SENDERS } from '#contract/delivery/words.ts'
import type { Locale } from '#dashboard/kit/i18n/locales.ts'
import { makeConnection, makeMessage } from '#test/dashboard/support/connections.ts'
import { calls, done, type FakeApi, open, problem } from '#test/dashboard/support/app.tsx'

const POLLED = { at: null, next: 9, failure: null, tries: 0, gap: null }

function connectionApi(first: Connection[] = [makeConnection()]): FakeApi {
  let connections = first
  const made = (over: object) => ({
    ...makeConnection(over),
    address: 'https://wayfelt.example/v1/in/N3W',
    secret: 'whsec_abc',
  })
  return {
    'GET /api/connections': () => ({ connections }),
    'POST /api/connections': (_, __, body) => {
      const { name, sender } = body as Connection
      connections = [makeConnection({ id: 'N3W', name, sender }), ...connections]
      return Response.json(made({ id: 'N3W', name, sender }), { status: 201 })
    },
    'PATCH /api/connections/C0NN': (_, __, body) => made(body as object),
    'DELETE /api/connections/C0NN': () => {
      connections = connections.map((one) => ({ ...one, endedAt: 1 }))
      return done()
    },
    'GET /api/connections/C0NN/messages': ({ searchParams }) =>
      searchParams.has('cursor')
        ? { messages: [makeMessage({ id: 'm0', topic: 'orders/create' })], next: null }
        : { messages: [makeMessage()], next: 'm1' },
    'POST /api/connections/C0NN/replays': (_, __, body) => {
      const isSecond = 'cursor' in (body as object)
      return {
        read: isSecond ? 3 : 25,
        known: 2,
        orders: 1,
        parcels: 1,
        asked: isSecond ? 1 : 0,
        unknown: ['Odd'],
        next: isSecond ? null : 'm25',
      }
    },
    'POST /api/connections/C0NN/poll': () => {
      connections = connections.map((one) => ({ ...one, poll: { ...POLLED, at: 5 } }))
      return connections[0]
    },
    'POST /api/connections/C0NN/test': () => ({
      refusal: null,
      topic: 'orders/updated',
      isKnown: true,
      orders: 1,
      unknown: [],
      parcels: [{ carrier: 'usps', status: 'in_transit', issue: null }],
    }),
  }
}

async function openConnections(api: FakeApi = connectionApi(), locale: Locale = 'en') {
  await open('/settings/connections', api, locale)
  await waitFor(() => {
    if (!document.querySelector('.page-head')) throw new Error('no connections yet')
  })
}
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

describe('the page of connections', () => {
  it.each<[Locale, number, string]>([
    ['en', 1, '1 connection works'],
    ['pl', 2, 'Działają 2 połączenia'],
    ['ru', 5, 'Работает 5 подключений'],
    ['en', 0, 'No connections yet.'],
  ])('opens in %s with %d and the sentence that matters', async (locale, n, words) => {
    const some = Array.from({ length: n }, (_, index) => makeConnection({ id: `C${index}` }))
    await openConnections(connectionApi(some), locale)
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(words)
  })

  it('says when its connections could not be had', async () => {
    await open('/settings/connections', { 'GET /api/connections': () => problem(503, 'busy') })
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeTruthy()
  })

  it('makes one and shows address, secret and what to do with them, once', async () => {
    await openConnections()
    press('New connection')
    fireEvent.input(screen.getByLabelText('Name'), { target: { value: ' Sklep ' } })
    fireEvent.change(screen.getByLabelText('Sender'), { target: { value: 'woocommerce' } })
    await waitFor(() => expect(screen.queryByLabelText('Secret')).toBeNull())
    press('Make connection')
    expect(await screen.findByText('whsec_abc')).toBeTruthy()
    expect(screen.getByText('https://wayfelt.example/v1/in/N3W')).toBeTruthy()
    expect(screen.getAllByText(/Add one for|add one for/).length).toBeGreaterThan(0)
    expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({
      sender: 'woocommerce',
      name: 'Sklep',
    })
    press('I have copied it')
    await waitFor(() => expect(screen.queryByText('whsec_abc')).toBeNull())
  })

  it('sends along the secret that the sender made', async () => {
    await openConnections()
    press('New connection')
    fireEvent.input(screen.getByLabelText('Name'), { target: { value: 'Shop' } })
    fireEvent.input(screen.getByLabelText('Secret'), { target: { value: 'hush' } })
    press('Make connection')
    await screen.findByText('whsec_abc')
    expect(calls.find(({ method }) => method === 'POST')?.body).toMatchObject({ secret: 'hush' })
  })

  it.each(REFUSALS)('says in words why a call was refused: %s', async (reason) => {
    const refused = { at: 1, reason, detail: '' }
    await openConnections(connectionApi([makeConnection({ refusals: 3, refused })]))
    expect(screen.getByText(/3 refused calls/)).toBeTruthy()
    expect(document.querySelector('.conn')?.textContent).not.toContain(reason)
  })

  it.each(SENDER_NAMES)('tells what to paste where for %s', async (sender) => {
    await openConnections(connectionApi([makeConnection({ sender })]))
    expect(screen.getByText('What to paste where')).toBeTruthy()
    const renew = screen.queryByRole('button', { name: 'Renew secret: Shop' })
    expect(renew !== null).toBe(SENDERS[sender].secretBy === 'us')
  })

  it('names unknown codes with their counts, and a secret that is missing', async () => {
    const unknown = [{ code: 'eaten_by_dog', n: 4 }]
    await openConnections(connectionApi([makeConnection({ unknown, hasSecret: false })]))
    expect(screen.getByText('eaten_by_dog').parentElement?.textContent).toContain('× 4')
    expect(screen.getByText(/Not given yet/)).toBeTruthy()
  })

  it('sends a test message and tells what was understood', async () => {
    await openConnections()
    press('Send a test message: Shop')
    expect(
      await screen.findByText(
        'Understood “orders/updated”: 1 order, 1 step of a parcel. Nothing was stored.',
      ),
    ).toBeTruthy()
  })

  it('reads kept messages dry first, in steps, and takes them over when told to', async () => {
    await openConnections()
    press('Try to read kept messages again: Shop')
    await screen.findByText(/Of 28 messages 4 are understood: 2 orders, 2 steps of parcels/)
    expect(screen.getByText(/Still unknown: Odd\./)).toBeTruthy()
    press('Take them over')
    await screen.findByText(/Of 28 messages 4 were taken over/)
    const bodies = calls
      .filter(({ url }) => url.pathname.endsWith('/replays'))
      .map(({ body }) => body)
    expect(bodies).toEqual([
      { dry: true },
      { dry: true, cursor: 'm25' },
      { dry: false },
      { dry: false, cursor: 'm25' },
    ])
  })

  it('lists messages when they are opened, older ones on demand', async () => {
    await openConnections()
    const log = screen.getByText('Messages').closest('details')
    if (!log) throw new Error('no log')
    log.open = true
    fireEvent(log, new Event('toggle'))
    expect(await screen.findByText('taken over · unknown: Odd · came again 2 times')).toBeTruthy()
    press('Show older')
    expect(await screen.findByText('orders/create')).toBeTruthy()
  })

  it('renames, renews and ends', async () => {
    await openConnections(connectionApi([makeConnection({ sender: 'generic' })]))
    press('Change: Shop')
    const dialog = screen.getByRole('dialog', { name: 'Change: Shop' })
    fireEvent.input(dialog.querySelector('input') ?? dialog, { target: { value: 'Store' } })
    press('Save')
    expect(await screen.findByText('“Store” was changed.')).toBeTruthy()
    press('Renew secret: Shop')
    press('Renew secret')
    expect(await screen.findByText('whsec_abc')).toBeTruthy()
    press('End: Shop')
    press('End')
    expect(await screen.findByText('“Shop” has ended.')).toBeTruthy()
    expect(await screen.findByText('1 ended connection')).toBeTruthy()
    expect(calls.filter(({ method }) => method === 'PATCH').map(({ body }) => body)).toEqual([
      { name: 'Store' },
      { renew: true },
    ])
  })
})

describe('a sender that is asked', () => {
  const base = (over: Partial<Connection> = {}) => makeConnection({ sender: 'base', ...over })

  it('has a token instead of an address, and is asked at once', async () => {
    await openConnections(connectionApi([base({ poll: POLLED })]))
    expect(screen.queryByText('Address')).toBeNull()
    press('Ask now: Shop')
    await waitFor(() =>
      expect(calls.some(({ url }) => url.pathname === '/api/connections/C0NN/poll')).toBe(true),
    )
    await screen.findByText(/Next:/)
  })

  it('says why it does not answer, and which orders may be missing', async () => {
    const gap = { since: Date.parse('2026-11-20T08:00:00Z'), until: null }
    const poll = { ...POLLED, failure: 'throttled' as const, tries: 2, gap }
    await openConnections(connectionApi([base({ poll })]))
    expect(document.querySelector('.conn-facts')?.textContent).toContain(
      'It was asked too often and wants a pause. (2 times in a row)',
    )
    expect(screen.getByText('Orders may be missing')).toBeTruthy()
    expect(document.querySelector('.conn-facts strong')?.textContent).toMatch(
      /^Nothing heard since/,
    )
  })

  it('cannot be asked before its token is given', async () => {
    await openConnections(connectionApi([base({ hasSecret: false })]))
    expect(screen.getByText(/nothing is asked until it is/)).toBeTruthy()
    press('Ask now: Shop')
    expect(calls.filter(({ method }) => method === 'POST')).toEqual([])
  })

  it.each<Locale>(['pl', 'ru'])('is whole in %s', async (locale) => {
    const gap = { since: 1, until: 2 }
    const poll = { ...POLLED, failure: 'token' as const, tries: 5, gap }
    await openConnections(connectionApi([base({ poll })]), locale)
    expect(document.querySelector('.conn-facts')?.textContent).not.toMatch(/conn\.\w|[{}]/)
  })
})

describe('a sender that can be asked itself', () => {
  const REREADS = { isOn: true, pending: 0, givenUp: 0, failure: null }
  const inpost = (over: Partial<typeof REREADS> | object = {}) =>
    makeConnection({ sender: 'inpost', rereads: { ...REREADS, ...over } })
  const facts = () => document.querySelector('.conn-facts')?.textContent

  it('says whether it is, about how many parcels still, and why that fails', async () => {
    await openConnections(connectionApi([inpost({ pending: 2, givenUp: 1, failure: 'not-found' })]))
    for (const words of [
      'On: a message only says which parcel to look at.',
      '2 parcels are still to be asked about',
      '1 parcel was given up after three days',
      'Last failure: It does not know the parcel.',
    ])
      expect(facts()).toContain(words)
  })

  it('is believed by its messages alone where that is off', async () => {
    await openConnections(connectionApi([inpost({ isOn: false })]))
    expect(facts()).toContain('Off: messages are believed')
    expect(facts()).not.toContain('still to be asked')
  })

  it('has its switch under Change, which sends only what has changed', async () => {
    await openConnections(connectionApi([inpost()]))
    press('Change: Shop')
    fireEvent.click(screen.getByLabelText('Ask InPost itself before believing a message'))
    press('Save')
    await screen.findByText(/was changed/)
    expect(calls.find(({ method }) => method === 'PATCH')?.body).toEqual({
      name: 'Shop',
      asksBack: false,
    })
  })

  it('has no switch where nobody can be asked', async () => {
    await openConnections()
    press('Change: Shop')
    expect(screen.queryByRole('switch')).toBeNull()
  })

  it('is asked again for kept messages', async () => {
    await openConnections(connectionApi([inpost()]))
    press('Try to read kept messages again: Shop')
    expect(await screen.findByText(/would be asked about 1 of them/)).toBeTruthy()
  })

  it.each<Locale>(['pl', 'ru'])('is whole in %s', async (locale) => {
    await openConnections(
      connectionApi([inpost({ pending: 5, givenUp: 2, failure: 'other-parcel' })]),
      locale,
    )
    expect(facts()).not.toMatch(/conn\.\w|[{}]/)
  })
})
