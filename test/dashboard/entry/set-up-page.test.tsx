import { fireEvent, screen, waitFor } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import type { SetUpState } from '#contract/accounts/accounts.ts'
import type { Locale } from '#dashboard/kit/i18n/locales.ts'
import {
  calls,
  done,
  type FakeApi,
  type Handler,
  open,
  problem,
} from '#test/dashboard/support/app.tsx'

const TOKEN = 'ef'.repeat(32)
const OWNER = { token: TOKEN, email: 'marta@zielony.example', name: 'Marta' }

/** Refuses as a deployment without any site does. */
const wantsSite: Handler = (_, __, body) => {
  const fields = [{ field: 'site', reason: 'must be given: there is no site yet' }]
  return 'site' in (body as object)
    ? done()
    : Response.json({ code: 'invalid', fields }, { status: 422 })
}

async function openSetUp(setUp: Handler, api: FakeApi = {}) {
  const view = await open(`/set-up#${TOKEN}`, { 'POST /api/set-up': setUp, ...api })
  await screen.findByLabelText('Your name')
  return view
}

function write(label: string, value: string): void {
  fireEvent.input(screen.getByLabelText(label), { target: { value } })
}

function send(): void {
  write('Your name', ' Marta ')
  write('E-mail', ' marta@zielony.example ')
  fireEvent.click(screen.getByRole('button', { name: 'Set up' }))
}

const sent = () => calls.filter(({ method }) => method === 'POST').map(({ body }) => body)

describe('the set-up page', () => {
  it('takes the token out of the address, makes the owner, and leads to the journey', async () => {
    await openSetUp(() => done())
    expect(location.href).not.toContain(TOKEN)
    await waitFor(() => expect(document.title).toBe('Set up – Wayfelt'))
    send()
    await waitFor(() => expect(location.pathname).toBe('/'))
    expect(sent()).toEqual([OWNER])
  })

  it('asks for the first shop only where the API wants it, and leads to its install page', async () => {
    await openSetUp(wantsSite, { 'GET /api/install': () => problem(404, 'not_found') })
    expect(screen.queryByLabelText('Your shop')).toBeNull()
    send()
    expect(await screen.findByText(/There is no shop here yet/)).toBeTruthy()
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Your shop')))
    const zone = screen.getByLabelText<HTMLSelectElement>('Time zone')
    expect(zone.value).toBe(new Intl.DateTimeFormat().resolvedOptions().timeZone)
    fireEvent.change(zone, { target: { value: 'Europe/Warsaw' } })
    write('Your shop', ' Zielony Sklep ')
    send()
    await waitFor(() => expect(location.pathname).toBe('/settings/install'))
    expect(sent()).toEqual([
      OWNER,
      { ...OWNER, site: { name: 'Zielony Sklep', timezone: 'Europe/Warsaw' } },
    ])
  })

  it('keeps the token for another try when something fails', async () => {
    let down = true
    await openSetUp(() => (down ? problem(500, 'internal') : done()))
    send()
    expect(await screen.findByText(/Something failed on our side/)).toBeTruthy()
    down = false
    send()
    await waitFor(() => expect(location.pathname).toBe('/'))
    expect(sent()).toEqual([OWNER, OWNER])
  })

  it('says what is missing, and sends nothing then', async () => {
    await openSetUp(() => done())
    fireEvent.click(screen.getByRole('button', { name: 'Set up' }))
    expect(await screen.findByText('Enter an address like anna@shop.example.')).toBeTruthy()
    expect(screen.getByText('Fill this in.')).toBeTruthy()
    expect(sent()).toEqual([])
  })

  it.each<[Locale, string]>([
    ['en', 'This set-up link no longer works'],
    ['pl', 'Ten link już nie działa'],
    ['ru', 'Эта ссылка больше не действует'],
  ])('says in %s what to do with a link that is over', async (locale, words) => {
    const { container } = await open(
      `/set-up#${TOKEN}`,
      { 'POST /api/set-up': () => problem(401, 'unauthenticated') },
      locale,
    )
    await waitFor(() => expect(container.querySelector('form')).not.toBeNull())
    for (const [name, value] of [
      ['name', 'Marta'],
      ['email', 'marta@zielony.example'],
    ] as const)
      fireEvent.input(container.querySelector(`[name=${name}]`) ?? document.body, {
        target: { value },
      })
    fireEvent.submit(container.querySelector('form') ?? document.body)
    expect(await screen.findByText(words)).toBeTruthy()
    const alert = screen.getByRole('alert')
    expect(alert.textContent).toContain('npm run signin-link')
    expect(alert.querySelector('a')?.getAttribute('href')).toBe('/sign-in')
  })

  it.each<[SetUpState, string, string]>([
    ['missing', 'This Wayfelt has no owner yet', 'WAYFELT_SETUP'],
    ['short', 'The set-up code is too short', 'at least 16 characters'],
    ['done', 'This Wayfelt is set up', 'ask an owner'],
  ])('says without a link how one comes in: %s', async (setUp, title, text) => {
    await open('/set-up', { 'GET /api/sign-in': () => ({ mail: false, access: false, setUp }) })
    expect(await screen.findByText(title)).toBeTruthy()
    expect(document.querySelector('main')?.textContent).toContain(text)
    expect(screen.queryByLabelText('E-mail')).toBeNull()
  })

  const READY: FakeApi = {
    'GET /api/sign-in': () => ({ mail: false, access: false, setUp: 'ready' }),
  }

  it('asks for the deployer’s code where there is one, whatever page is opened', async () => {
    await open('/', {
      ...READY,
      'GET /api/session': () => problem(401, 'unauthenticated'),
      'POST /api/set-up': () => done(),
    })
    await screen.findByLabelText('Set-up code')
    expect(location.pathname).toBe('/set-up')
    send()
    expect(await screen.findByText('Enter the set-up code.')).toBeTruthy()
    write('Set-up code', 'seven green parcels')
    send()
    await waitFor(() => expect(sent()).toHaveLength(1))
    expect(sent()).toEqual([
      { code: 'seven green parcels', email: 'marta@zielony.example', name: 'Marta' },
    ])
  })

  it('says in the reader’s language that a code is refused, and keeps what was written', async () => {
    const fields = [{ field: 'code', reason: 'must be …' }]
    await open('/set-up', {
      ...READY,
      'POST /api/set-up': () => Response.json({ code: 'invalid', fields }, { status: 422 }),
    })
    await screen.findByLabelText('Set-up code')
    write('Set-up code', 'seven grey parcels')
    send()
    expect(await screen.findByText(/This is not the set-up code, or it was used/)).toBeTruthy()
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Set-up code')))
    expect(screen.getByLabelText<HTMLInputElement>('Your name').value).toBe(' Marta ')
  })
})
