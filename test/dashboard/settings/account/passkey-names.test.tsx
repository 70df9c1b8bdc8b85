import { fireEvent, screen, waitFor } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { calls, open } from '#test/dashboard/support/app.tsx'
import { FULL_API } from '#test/dashboard/support/every-page.ts'
import { knowsPasskeys, QUESTION } from '#test/dashboard/support/passkeys.ts'

const changes = () => calls.filter(({ method }) => method !== 'GET')

describe('passkeys and their names', () => {
  const rename = async () => {
    fireEvent.click(await screen.findByRole('button', { name: 'Rename Laptop' }))
    return await screen.findByLabelText<HTMLInputElement>('Rename Laptop')
  }
  it('leave the focus alone until one is renamed, then have it all chosen', async () => {
    knowsPasskeys()
    await open('/account', FULL_API)
    await screen.findByRole('button', { name: 'Rename Laptop' })
    expect(document.activeElement).toBe(document.body)
    const input = await rename()
    expect(input.value).toBe('Laptop')
    expect([input.selectionStart, input.selectionEnd]).toEqual([0, 'Laptop'.length])
    expect(input.autocomplete).toBe('off')
    expect(input.getAttribute('aria-invalid')).toBeNull()
    fireEvent.keyDown(input, { key: 'a' })
    expect(screen.getByLabelText('Rename Laptop')).toBe(input)
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }))
    const button = await screen.findByRole('button', { name: 'Rename Laptop' })
    await waitFor(() => expect(document.activeElement).toBe(button))
  })

  it('are not sent when they stay the same', async () => {
    knowsPasskeys()
    await open('/account', FULL_API)
    const input = await rename()
    fireEvent.input(input, { target: { value: ' Laptop ' } })
    fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    expect(await screen.findByRole('button', { name: 'Rename Laptop' })).toBeTruthy()
    expect(changes()).toEqual([])
  })

  it('stay open with the reason when they could not be changed', async () => {
    knowsPasskeys()
    await open('/account', {
      ...FULL_API,
      'PATCH /api/account/passkeys/k1': () => Response.json({ code: 'busy' }, { status: 503 }),
    })
    const input = await rename()
    fireEvent.input(input, { target: { value: 'Work' } })
    fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    expect((await screen.findByRole('alert')).textContent).toContain('The server is busy')
    expect(input.getAttribute('aria-invalid')).toBe('true')
  })

  it('are suggested anew after one was added, counted on and never blank', async () => {
    knowsPasskeys()
    const passkeys = ['Passkey', 'Passkey 2'].map((name, i) => ({
      id: `k${i}`,
      name,
      createdAt: 1,
      usedAt: null as number | null,
      backedUp: true,
    }))
    await open('/account', {
      ...FULL_API,
      'GET /api/account/passkeys': () => ({ passkeys }),
      'GET /api/account/sessions': () => ({ sessions: [] }),
      'POST /api/account/passkeys/options': () => QUESTION,
      'POST /api/account/passkeys': (_, __, body) => {
        const { name } = body as { name: string }
        const made = { id: name, name, createdAt: 1, usedAt: null, backedUp: true }
        passkeys.push(made)
        return Response.json(made, { status: 201 })
      },
    })
    const field = await screen.findByLabelText<HTMLInputElement>('Name of the new passkey')
    expect(field.value).toBe('Passkey 3')
    fireEvent.input(field, { target: { value: ' ' } })
    fireEvent.click(screen.getByRole('button', { name: 'Add a passkey' }))
    await screen.findByText(/^“Passkey 3” is added/)
    await waitFor(() => expect(field.value).toBe('Passkey 4'))
  })
})
