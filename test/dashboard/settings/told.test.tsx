import { fireEvent, screen, waitFor } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { makeShare } from '#test/dashboard/support/access.ts'
import { open } from '#test/dashboard/support/app.tsx'
import { FULL_API } from '#test/dashboard/support/every-page.ts'

const never = () => new Promise(() => undefined)

describe('what was told', () => {
  it('of a share link that was revoked goes when another is made', async () => {
    await open('/settings/shares', {
      ...FULL_API,
      'GET /api/shares': () => ({ shares: [makeShare()] }),
      'DELETE /api/shares/agency': () => new Response(null, { status: 204 }),
      'POST /api/shares': () => ({
        share: makeShare({ id: 'b', name: 'Board' }),
        link: 'http://l',
      }),
    })
    fireEvent.click(await screen.findByRole('button', { name: 'Revoke Agency' }))
    fireEvent.click(await screen.findByRole('button', { name: 'Revoke' }))
    await screen.findByText('“Agency” was revoked.')
    fireEvent.click(screen.getByRole('button', { name: 'New share link' }))
    fireEvent.input(await screen.findByLabelText('Name'), { target: { value: 'Board' } })
    fireEvent.click(screen.getByRole('button', { name: 'Create link' }))
    await screen.findByText('http://l')
    expect(screen.queryByText('“Agency” was revoked.')).toBeNull()
    expect(screen.queryByRole('button', { name: 'Create link' })).toBeNull()
  })

  it('of a key that was revoked goes when a secret one is made', async () => {
    const key = { id: 'n', kind: 'secret', name: 'BI', last4: 'abcd', scopes: [], createdAt: 1 }
    const ends = { expiresAt: null, usedAt: null, revokedAt: null }
    await open('/settings/keys', {
      ...FULL_API,
      'DELETE /api/keys/crm': () => new Response(null, { status: 204 }),
      'POST /api/keys': () => ({ key: { ...key, ...ends }, plain: 'wf_sk_new' }),
    })
    fireEvent.click(await screen.findByRole('button', { name: 'Revoke CRM' }))
    fireEvent.click(await screen.findByRole('button', { name: 'Revoke' }))
    await screen.findByText('“CRM” was revoked.')
    fireEvent.click(screen.getByRole('button', { name: 'New secret key' }))
    fireEvent.input(await screen.findByLabelText('Name'), { target: { value: 'BI' } })
    fireEvent.click(screen.getByLabelText('Read figures'))
    fireEvent.click(screen.getByRole('button', { name: 'Create key' }))
    await screen.findByText('wf_sk_new')
    expect(screen.queryByText('“CRM” was revoked.')).toBeNull()
    expect(screen.queryByRole('button', { name: 'Create key' })).toBeNull()
  })

  it('of a mailed link goes while another is asked for', async () => {
    let waits = false
    await open('/sign-in', {
      ...FULL_API,
      'POST /api/sign-in/link': () => (waits ? never() : new Response(null, { status: 202 })),
    })
    fireEvent.input(await screen.findByLabelText('E-mail'), { target: { value: 'a@b.example' } })
    const button = screen.getByRole('button', { name: 'Mail me a link' })
    fireEvent.click(button)
    await screen.findByText(/^If a@b\.example has an account/)
    waits = true
    fireEvent.click(button)
    await waitFor(() => expect(screen.queryByText(/^If a@b\.example/)).toBeNull())
  })
})

describe('a secret that is shown once', () => {
  it('goes with what it opens, and stays when another is revoked', async () => {
    const shares = [makeShare(), makeShare({ id: 'b', name: 'Board' })]
    const gone = () => new Response(null, { status: 204 })
    await open('/settings/shares', {
      ...FULL_API,
      'GET /api/shares': () => ({ shares }),
      'DELETE /api/shares/agency': gone,
      'DELETE /api/shares/b': gone,
      'POST /api/shares': () => ({ share: shares[1], link: 'http://l' }),
    })
    fireEvent.click(await screen.findByRole('button', { name: 'New share link' }))
    fireEvent.input(await screen.findByLabelText('Name'), { target: { value: 'Board' } })
    fireEvent.click(screen.getByRole('button', { name: 'Create link' }))
    await screen.findByText('http://l')
    for (const [name, stays] of [
      ['Agency', 1],
      ['Board', 0],
    ] as const) {
      fireEvent.click(screen.getByRole('button', { name: `Revoke ${name}` }))
      fireEvent.click(await screen.findByRole('button', { name: 'Revoke' }))
      await screen.findByText(`“${name}” was revoked.`)
      expect(screen.queryAllByText('http://l')).toHaveLength(stays)
    }
  })

  it('of an invitation goes when it is withdrawn, and not with another', async () => {
    const invitation = { id: 'b', email: 'bo@x.example', role: 'viewer', comments: false }
    const made = { ...invitation, createdAt: 0, expiresAt: Date.now() + 1e9 }
    const first = { ...made, id: 'a', email: 'al@x.example' }
    const gone = () => new Response(null, { status: 204 })
    await open('/settings/team', {
      ...FULL_API,
      'GET /api/invitations': () => ({ invitations: [made, first] }),
      'DELETE /api/invitations/a': gone,
      'DELETE /api/invitations/b': gone,
      'POST /api/invitations': () => ({ invitation: made, link: 'http://l', mailed: false }),
    })
    fireEvent.click(await screen.findByRole('button', { name: 'Invite somebody' }))
    fireEvent.input(await screen.findByLabelText('E-mail'), { target: { value: 'bo@x.example' } })
    fireEvent.click(screen.getByRole('button', { name: 'Invite' }))
    await screen.findByText('http://l')
    expect(screen.queryByRole('button', { name: 'Invite' })).toBeNull()
    for (const [email, stays] of [
      ['al@x.example', 1],
      ['bo@x.example', 0],
    ] as const) {
      const name = `Withdraw the invitation for ${email}`
      fireEvent.click(screen.getByRole('button', { name }))
      fireEvent.click(await screen.findByRole('button', { name: 'Withdraw' }))
      await screen.findByText(`The invitation for ${email} is withdrawn.`)
      expect(screen.queryAllByText('http://l')).toHaveLength(stays)
    }
  })
})
