import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import type { EndpointItem } from '#contract/outbox/endpoints.ts'
import type { Locale } from '#dashboard/kit/i18n/locales.ts'
import { calls, done, type FakeApi, open, problem } from '#test/dashboard/support/app.tsx'
import { makeEndpointItem, makeSend } from '#test/dashboard/support/endpoints.ts'

function hookApi(first: EndpointItem[] = [makeEndpointItem()]): FakeApi {
  let endpoints = first
  return {
    'GET /api/endpoints': () => ({ endpoints }),
    'POST /api/endpoints': (_, __, body) => {
      const { kind, name } = body as Pick<EndpointItem, 'kind' | 'name'>
      const endpoint = makeEndpointItem({ id: 'new', kind, name })
      endpoints = [endpoint, ...endpoints]
      const secret = kind === 'webhook' ? 'whsec_shown' : null
      return Response.json({ endpoint, secret }, { status: 201 })
    },
    'PATCH /api/endpoints/crm': (_, __, body) => {
      const { state = 'on' } = body as Partial<EndpointItem>
      endpoints = endpoints.map((one) => ({ ...one, state, reason: null }))
      return endpoints[0]
    },
    'DELETE /api/endpoints/crm': () => {
      endpoints = endpoints.filter(({ id }) => id !== 'crm')
      return done()
    },
    'POST /api/endpoints/crm/rotate': () => ({
      endpoint: makeEndpointItem({ publicKey: 'whpk_other' }),
      secret: 'whsec_other',
    }),
    'POST /api/endpoints/crm/test': () =>
      makeSend({ topic: 'test', outcome: 'refused', status: 500 }),
    'GET /api/endpoints/crm/sends': ({ searchParams: query }) =>
      query.has('cursor')
        ? { sends: [makeSend({ id: 's0', reply: 'the oldest' })], next: null }
        : {
            sends: [
              makeSend({ id: 's2', outcome: 'timeout', status: null, nextAt: Date.now() + 9e5 }),
              makeSend(),
            ],
            next: 's1',
          },
    'POST /api/endpoints/crm/replay': () => Response.json({ message: 'm' }, { status: 202 }),
  }
}

async function openHooks(api: FakeApi = hookApi(), locale: Locale = 'en') {
  await open('/settings/webhooks', api, locale)
  await waitFor(() => {
    if (!document.querySelector('.page-head')) throw new Error('no endpoints yet')
  })
}

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const type = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } })

describe('an endpoint that mails', () => {
  it('is not offered where the deployment sends no mail', async () => {
    await openHooks()
    press('New endpoint')
    expect(screen.queryByRole('option', { name: 'E-mail' })).toBeNull()
  })

  it('takes an address of a person, and tells figures only', async () => {
    const endpoints = [makeEndpointItem()]
    await openHooks({
      ...hookApi(),
      'GET /api/endpoints': () => ({ endpoints, hasMail: true }),
    })
    press('New endpoint')
    await screen.findByRole('option', { name: 'E-mail' })
    fireEvent.change(screen.getByLabelText('Kind'), { target: { value: 'mail' } })
    type('Name', 'Ann')
    type('Address', 'https://outside.example')
    fireEvent.click(screen.getByLabelText(/week/i))
    expect(screen.queryByLabelText(/comments/i)).toBeNull()
    press('Add')
    expect(calls.filter(({ method }) => method === 'POST')).toEqual([])
    type('Address', 'Ann@Shop.example')
    press('Add')
    await waitFor(() =>
      expect(calls.find(({ method }) => method === 'POST')?.body).toMatchObject({
        kind: 'mail',
        url: 'ann@shop.example',
        topics: ['summary.weekly'],
      }),
    )
  })
})

describe('the page of webhooks', () => {
  it.each<[Locale, EndpointItem[], string]>([
    ['en', [makeEndpointItem()], '1 system is told what happens'],
    [
      'pl',
      [makeEndpointItem(), makeEndpointItem({ id: 'b' })],
      '2 systemy dowiadują się, co się dzieje',
    ],
    ['ru', [makeEndpointItem(), makeEndpointItem({ id: 'b' })], '2 системы узнают, что происходит'],
    ['en', [], 'Nobody else is told yet.'],
    [
      'en',
      [makeEndpointItem({ state: 'disabled', reason: 'gone' })],
      'Nothing is sent to “CRM” any more.',
    ],
  ])('opens in %s with the sentence that matters', async (locale, endpoints, words) => {
    await openHooks(hookApi(endpoints), locale)
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(words)
  })

  it('says when its endpoints could not be had', async () => {
    await open('/settings/webhooks', { 'GET /api/endpoints': () => problem(503, 'busy') })
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeTruthy()
  })

  it('says why an endpoint is disabled, when it failed and what waits, and shows no whole address', async () => {
    const broken = { state: 'disabled', reason: 'failing', failure: 'timeout' } as const
    await openHooks(hookApi([makeEndpointItem({ ...broken, failedAt: 1, waiting: 3 })]))
    const row = within(screen.getByRole('row', { name: /CRM/ }))
    for (const words of [
      'disabled',
      'It took nothing for three days.',
      'No answer in 15 seconds',
      '3 messages wait',
    ])
      expect(row.getByText(words)).toBeTruthy()
    expect(document.body.textContent).not.toContain('/hook')
  })

  it('makes a webhook and shows its secret this once', async () => {
    await openHooks(hookApi([]))
    press('New endpoint')
    type('Name', ' Shop ')
    type('Address', 'https://shop.example/hook')
    press('Add')
    expect(await screen.findByText('whsec_shown')).toBeTruthy()
    expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({
      kind: 'webhook',
      name: 'Shop',
      url: 'https://shop.example/hook',
      topics: ['answer.created'],
      settings: { people: false, comments: false, lang: 'en' },
    })
    press('Done')
    await waitFor(() => expect(screen.queryByText('whsec_shown')).toBeNull())
  })

  it('asks each kind for what it needs, and sends nothing before', async () => {
    await openHooks(hookApi([]))
    press('New endpoint')
    fireEvent.change(screen.getByLabelText('Kind'), { target: { value: 'chatwoot' } })
    type('Name', 'Support')
    type('Address', 'https://app.chatwoot.com')
    press('Add')
    expect(await screen.findByText('A token is needed.')).toBeTruthy()
    expect(screen.getAllByText('A whole number is needed.')).toHaveLength(2)
    expect(calls.some(({ method }) => method === 'POST')).toBe(false)
    type('Number of the account', '7')
    type('Number of the inbox', '3')
    type('Token', 'secret')
    press('Add')
    expect(await screen.findByText('“Support” was added.')).toBeTruthy()
    expect(calls.find(({ method }) => method === 'POST')?.body).toMatchObject({
      kind: 'chatwoot',
      topics: ['case.opened'],
      token: 'secret',
      settings: { account: 7, inbox: 3 },
    })
  })

  it('shows why an address is refused, at its field', async () => {
    const fields = [{ field: 'url', reason: 'must be a public address' }]
    await openHooks({
      ...hookApi([]),
      'POST /api/endpoints': () =>
        Response.json(
          {
            type: 'about:blank',
            title: 'x',
            status: 422,
            code: 'invalid',
            detail: 'No.',
            requestId: 'r',
            fields,
          },
          { status: 422 },
        ),
    })
    press('New endpoint')
    type('Name', 'Shop')
    type('Address', 'https://10.0.0.1/')
    press('Add')
    expect(await screen.findByText('must be a public address')).toBeTruthy()
  })

  it('deletes after asking', async () => {
    await openHooks()
    press('Delete CRM')
    fireEvent.click(
      within(screen.getByRole('dialog', { name: 'Delete “CRM”?' })).getByRole('button', {
        name: 'Delete',
      }),
    )
    expect(await screen.findByText('“CRM” was deleted.')).toBeTruthy()
    expect(await screen.findByText(/Add your own system/)).toBeTruthy()
  })
})

describe('one endpoint', () => {
  it('is tried out, and says what came of it', async () => {
    await openHooks()
    press('Open CRM')
    press('Send a test')
    expect(await screen.findByText('Refused: 500 (12 ms)')).toBeTruthy()
  })

  it('shows its log, older ones on demand, and sends one again', async () => {
    await openHooks()
    press('Open CRM')
    expect(await screen.findByText(/No answer in 15 seconds \(12 ms\)/)).toBeTruthy()
    expect(screen.getByText(/Next try:/)).toBeTruthy()
    press('Show older')
    expect(await screen.findByText('the oldest')).toBeTruthy()
    fireEvent.click(screen.getAllByRole('button', { name: /^Send msg_/ })[0] as HTMLElement)
    expect(await screen.findByText('It is sent again, under the same id.')).toBeTruthy()
    expect(calls.find(({ url }) => url.pathname.endsWith('/replay'))?.body).toEqual({
      message: `msg_${'a'.repeat(32)}`,
    })
  })

  it('says when nothing was sent, and when its log cannot be had', async () => {
    await openHooks({
      ...hookApi(),
      'GET /api/endpoints/crm/sends': () => ({ sends: [], next: null }),
    })
    press('Open CRM')
    expect(await screen.findByText('Nothing was sent yet.')).toBeTruthy()
  })

  it('is turned off, and keeps its kind', async () => {
    await openHooks()
    press('Open CRM')
    fireEvent.click(screen.getByRole('tab', { name: 'Settings' }))
    fireEvent.click(screen.getByRole('switch', { name: 'On' }))
    press('Save changes')
    await waitFor(() => expect(screen.getByText('off')).toBeTruthy())
    const { body } = calls.find(({ method }) => method === 'PATCH') ?? {}
    expect(body).toMatchObject({ state: 'off', name: 'CRM' })
    expect(body).not.toHaveProperty('kind')
  })

  it('gets another secret, shown once, with its new public key', async () => {
    await openHooks()
    press('Open CRM')
    fireEvent.click(screen.getByRole('tab', { name: 'Secret' }))
    expect(screen.getByText('whpk_abc')).toBeTruthy()
    press('Replace the secret')
    expect(await screen.findByText('whsec_other')).toBeTruthy()
    expect(screen.getByText('whpk_other')).toBeTruthy()
  })
})
