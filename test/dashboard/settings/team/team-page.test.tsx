import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import type { NewInvitation } from '#contract/site/team.ts'
import type { Locale } from '#dashboard/kit/i18n/locales.ts'
import { calls, done, type FakeApi, open, problem } from '#test/dashboard/support/app.tsx'
import { makeSession } from '#test/dashboard/support/fixtures.ts'
import { makeInvitation, makePerson, makeViewer } from '#test/dashboard/support/people.ts'

const LINK = `http://localhost:3000/sign-in#${'ab'.repeat(32)}`

interface World {
  people?: ReturnType<typeof makePerson>[]
  invitations?: ReturnType<typeof makeInvitation>[]
}

/** A team as the API keeps it: what is changed stays changed. */
async function openTeam(world: World = {}, api: FakeApi = {}, locale: Locale = 'en') {
  let people = world.people ?? [makePerson(), makeViewer()]
  let invitations = world.invitations ?? []
  const view = await open(
    '/settings/team',
    {
      'GET /api/users': () => ({ users: people }),
      'GET /api/invitations': () => ({ invitations }),
      'PATCH /api/users/jan': (_, __, body) => {
        people = [makePerson(), makeViewer(body as object)]
        return done()
      },
      'DELETE /api/users/jan': () => {
        people = [makePerson()]
        return done()
      },
      'POST /api/invitations': (_, __, body) => {
        const invitation = makeInvitation({ id: 'new', ...(body as NewInvitation) })
        invitations = [invitation, ...invitations]
        return Response.json({ invitation, link: LINK, mailed: false }, { status: 201 })
      },
      'DELETE /api/invitations/i1': () => {
        invitations = []
        return done()
      },
      ...api,
    },
    locale,
  )
  await waitFor(() => {
    if (!view.container.querySelector('table')) throw new Error('no people yet')
  })
  return view
}

const row = (name: RegExp) => screen.getByRole('rowheader', { name }).closest('tr') ?? document.body
const roleOf = (name: string) => screen.getByLabelText<HTMLSelectElement>(`Role of ${name}`)
const choose = (name: string, role: string) =>
  fireEvent.change(roleOf(name), { target: { value: role } })
const confirm = async (title: string | RegExp, action: string) => {
  const dialog = await screen.findByRole('dialog', { name: title })
  fireEvent.click(within(dialog).getByRole('button', { name: action }))
  return dialog
}
const sent = () =>
  calls
    .filter(({ method }) => method !== 'GET')
    .map(({ method, url, body }) => [`${method} ${url.pathname}`, body])

describe('the team page', () => {
  it.each<[Locale, number, string]>([
    ['en', 1, '1 person has access to Zielony Sklep.'],
    ['en', 2, '2 people have access to Zielony Sklep.'],
    ['pl', 1, '1 osoba widzi sklep Zielony Sklep.'],
    ['pl', 3, '3 osoby widzą sklep Zielony Sklep.'],
    ['pl', 5, '5 osób widzi sklep Zielony Sklep.'],
    ['ru', 2, 'Магазин Zielony Sklep видят 2 человека.'],
    ['ru', 21, 'Магазин Zielony Sklep видит 21 человек.'],
  ])('opens in %s with how many see the shop: %i', async (locale, n, words) => {
    const people = Array.from({ length: n }, (_, i) => makePerson({ id: `p${i}` }))
    await openTeam({ people }, {}, locale)
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(words)
  })

  it('lists people with e-mail, role and last call, and marks the reader', async () => {
    await openTeam()
    expect(row(/^Marta/).textContent).toContain('youmarta@zielony.example')
    expect(row(/^Marta/).textContent).toContain('alwaysin the last hour')
    expect(row(/^Jan/).textContent).toContain('never')
    expect(roleOf('Jan Nowak').value).toBe('viewer')
    expect(screen.getByText('Owners: 1')).toBeTruthy()
  })

  it('says what each role may do', async () => {
    await openTeam()
    const list = screen.getByRole('region', { name: 'What each role may do' })
    expect([...list.querySelectorAll('dt')].map((dt) => dt.textContent)).toEqual([
      'Owner',
      'Manager',
      'Agent',
      'Viewer',
    ])
  })

  it('says what failed, and tries again', async () => {
    let broken = true
    await open('/settings/team', {
      'GET /api/users': () => (broken ? problem(500, 'internal') : { users: [makePerson()] }),
      'GET /api/invitations': () => ({ invitations: [] }),
    })
    expect((await screen.findByRole('alert')).textContent).toContain('could not be loaded')
    broken = false
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByText('1 person has access to Zielony Sklep.')).toBeTruthy()
    expect(screen.getByText('No invitation is open.')).toBeTruthy()
  })
})

describe('a role', () => {
  it('changes after a question that says what it means', async () => {
    await openTeam()
    choose('Jan Nowak', 'manager')
    const title = 'Change the role of Jan Nowak to manager?'
    expect((await screen.findByRole('dialog', { name: title })).textContent).toContain(
      'signed out where this site is open',
    )
    expect(sent()).toEqual([])
    await confirm(title, 'Change the role')
    const told = await screen.findByText('Jan Nowak is now signed out; the new role is manager.')
    await waitFor(() => expect(document.activeElement).toBe(told))
    expect(sent()).toEqual([['PATCH /api/users/jan', { role: 'manager' }]])
    await waitFor(() => expect(roleOf('Jan Nowak').value).toBe('manager'))
  })

  it('stays when the reader cancels', async () => {
    await openTeam()
    choose('Jan Nowak', 'manager')
    await confirm(/^Change the role/, 'Cancel')
    await waitFor(() => expect(screen.queryByRole('dialog', { name: /^Change/ })).toBeNull())
    expect(roleOf('Jan Nowak').value).toBe('viewer')
    expect(sent()).toEqual([])
  })

  it.each<[Locale, string]>([
    ['en', 'This is the only owner. Make somebody else an owner first.'],
    ['pl', 'To jedyny właściciel. Najpierw nadaj tę rolę komuś jeszcze.'],
    ['ru', 'Это единственный владелец. Сначала дайте эту роль кому-нибудь ещё.'],
  ])('of the only owner stays, and the dialog says so in %s', async (locale, words) => {
    const api = { 'PATCH /api/users/marta': () => problem(409, 'conflict', 'The only owner.') }
    // There were two when the page was opened.
    const people = [makePerson(), makePerson({ id: 'ola', name: 'Ola', you: false })]
    const { container } = await openTeam({ people }, api, locale)
    const select = container.querySelector('table select') ?? document.body
    fireEvent.change(select, { target: { value: 'viewer' } })
    const form = await waitFor(() => container.querySelector('form.confirm') ?? Promise.reject())
    fireEvent.submit(form)
    expect((await screen.findByRole('alert')).textContent).toBe(words)
    expect((select as HTMLSelectElement).value).toBe('owner')
  })

  it('of one’s own warns, and ends at the sign-in page', async () => {
    let gone = false
    await openTeam(
      { people: [makePerson(), makePerson({ id: 'ola', name: 'Ola', you: false })] },
      {
        'PATCH /api/users/marta': () => {
          gone = true
          return done()
        },
        session: () => (gone ? problem(401, 'unauthenticated') : makeSession()),
      },
    )
    choose('Marta Kowalska', 'agent')
    const dialog = await confirm(/Marta Kowalska to agent/, 'Change the role')
    expect(dialog.textContent).toContain('Make sure that you have a passkey')
    expect(await screen.findByText('You are signed out')).toBeTruthy()
  })

  it('of a viewer lets comments be switched, and only of a viewer', async () => {
    await openTeam()
    expect(screen.getAllByRole('switch')).toHaveLength(1)
    fireEvent.click(screen.getByRole('switch', { name: 'Jan Nowak reads comments' }))
    await confirm('Show comments to Jan Nowak?', 'Show comments')
    expect(await screen.findByText('Jan Nowak has to sign in again.')).toBeTruthy()
    expect(sent()).toEqual([['PATCH /api/users/jan', { comments: true }]])
    await waitFor(() =>
      expect(screen.getByRole('switch').getAttribute('aria-checked')).toBe('true'),
    )
  })
})

describe('page-review 24: the only owner', () => {
  it.each<[Locale, string]>([
    ['en', 'OwnerIt stays until somebody else is an owner.'],
    ['pl', 'WłaścicielZostaje, dopóki właścicielem nie będzie ktoś jeszcze.'],
    ['ru', 'ВладелецОстаётся, пока владельцем не станет кто-то ещё.'],
  ])('is offered neither another role nor removal, and reads why in %s', async (locale, words) => {
    await openTeam({}, {}, locale)
    expect(row(/^Marta/).textContent).toContain(words)
    expect(row(/^Marta/).querySelectorAll('button, select')).toHaveLength(0)
    expect(row(/^Jan/).querySelectorAll('button, select')).toHaveLength(2)
  })

  it('is none where there are two', async () => {
    await openTeam({ people: [makePerson(), makePerson({ id: 'ola', name: 'Ola', you: false })] })
    expect(screen.getByRole('button', { name: 'Remove Marta Kowalska' })).toBeTruthy()
    expect(roleOf('Ola').value).toBe('owner')
  })
})

describe('somebody', () => {
  it('is removed after the e-mail was typed', async () => {
    await openTeam()
    fireEvent.click(screen.getByRole('button', { name: 'Remove Jan Nowak' }))
    const title = 'Remove Jan Nowak from Zielony Sklep?'
    await confirm(title, 'Remove')
    expect(sent()).toEqual([])
    fireEvent.input(screen.getByLabelText('Type “jan@zielony.example” to confirm'), {
      target: { value: 'jan@zielony.example' },
    })
    await waitFor(() => {
      fireEvent.click(
        within(screen.getByRole('dialog', { name: title })).getByRole('button', { name: 'Remove' }),
      )
      expect(sent()).toEqual([['DELETE /api/users/jan', null]])
    })
    const told = await screen.findByText('Jan Nowak is removed.')
    await waitFor(() => expect(document.activeElement).toBe(told))
    expect(await screen.findByText('1 person has access to Zielony Sklep.')).toBeTruthy()
  })
})

describe('an invitation', () => {
  const write = (label: string, value: string) =>
    fireEvent.input(screen.getByLabelText(label), { target: { value } })
  const invite = () => fireEvent.click(screen.getByRole('button', { name: 'Invite' }))
  async function openForm(world: World = {}, api: FakeApi = {}) {
    await openTeam(world, api)
    fireEvent.click(screen.getByRole('button', { name: 'Invite somebody' }))
    await screen.findByLabelText('E-mail')
  }

  it('gives a link that is shown this once, and takes the focus', async () => {
    await openForm()
    write('E-mail', ' ola@zielony.example ')
    fireEvent.click(screen.getByRole('switch', { name: 'Reads comments' }))
    invite()
    const secret = await screen.findByRole('region', { name: 'Invitation for ola@zielony.example' })
    expect(secret.textContent).toContain(LINK)
    expect(secret.textContent).toContain('Nothing was mailed')
    await waitFor(() => expect(document.activeElement?.contains(secret)).toBe(true))
    expect(sent()).toEqual([
      ['POST /api/invitations', { email: 'ola@zielony.example', role: 'viewer', comments: true }],
    ])
    await waitFor(() => expect(row(/^ola/).textContent).toContain('viewer, with commentsin 7 days'))
    fireEvent.click(within(secret).getByRole('button', { name: 'Done' }))
    await waitFor(() => expect(document.body.textContent).not.toContain(LINK))
  })

  it('for a role that always reads comments does not ask about them', async () => {
    await openForm()
    write('E-mail', 'ola@zielony.example')
    fireEvent.click(screen.getByRole('switch', { name: 'Reads comments' }))
    fireEvent.change(screen.getByLabelText('Role'), { target: { value: 'agent' } })
    await waitFor(() => expect(screen.queryByRole('switch', { name: 'Reads comments' })).toBeNull())
    expect(screen.getAllByText(/^Reads figures, comments and who wrote them/)).toHaveLength(2)
    invite()
    await screen.findByRole('region', { name: /^Invitation for/ })
    expect(sent()[0]?.[1]).toMatchObject({ role: 'agent', comments: false })
  })

  it('H1: that was mailed says so, and shows no link', async () => {
    const invitation = makeInvitation()
    const api = {
      'POST /api/invitations': () =>
        Response.json({ invitation, link: null, mailed: true }, { status: 201 }),
    }
    await openForm({}, api)
    write('E-mail', invitation.email)
    invite()
    const told = await screen.findByText(/^The link was mailed to ewa@zielony\.example/)
    await waitFor(() => expect(document.activeElement).toBe(told))
    expect(screen.queryByRole('region', { name: /^Invitation for/ })).toBeNull()
  })

  it.each<{ email: string; api?: FakeApi; words: string }>([
    { email: 'ola', words: 'Enter an address like anna@shop.example.' },
    {
      email: 'jan@zielony.example',
      api: { 'POST /api/invitations': () => problem(409, 'conflict') },
      words: 'This person is already on the team.',
    },
  ])('for $email says at the field what is wrong', async ({ email, api, words }) => {
    await openForm({}, api)
    write('E-mail', email)
    invite()
    expect((await screen.findByText(words)).className).toBe('field-error')
    const field = screen.getByLabelText('E-mail')
    await waitFor(() => expect(document.activeElement).toBe(field))
  })

  it('is withdrawn after a question, and the focus does not get lost', async () => {
    await openTeam({ invitations: [makeInvitation()] })
    expect(row(/^ewa/).textContent).toContain('agentin 7 days')
    fireEvent.click(
      screen.getByRole('button', { name: 'Withdraw the invitation for ewa@zielony.example' }),
    )
    await confirm(/^Withdraw the invitation/, 'Withdraw')
    const told = await screen.findByText('The invitation for ewa@zielony.example is withdrawn.')
    await waitFor(() => expect(document.activeElement).toBe(told))
    expect(await screen.findByText('No invitation is open.')).toBeTruthy()
  })
})
