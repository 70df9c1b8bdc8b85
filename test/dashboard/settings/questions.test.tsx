import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { makePublishable, makeSecret, makeShare } from '#test/dashboard/support/access.ts'
import { calls, done, type FakeApi, open } from '#test/dashboard/support/app.tsx'
import { FULL_API } from '#test/dashboard/support/every-page.ts'
import { makeSite } from '#test/dashboard/support/fixtures.ts'
import { knowsPasskeys } from '#test/dashboard/support/passkeys.ts'
import { makePasskey, makePerson, makeViewer } from '#test/dashboard/support/people.ts'

interface Question {
  path: string
  ask: () => Promise<void>
  title: string
  /** What will happen, paragraph by paragraph. */
  says: string[]
  action: string
  /** What has to be typed first. */
  typed?: string
  api?: FakeApi
  /** What is told once it is done. */
  told: string | RegExp
}

const press = (name: string) => async () => {
  fireEvent.click(await screen.findByRole('button', { name }))
}
const flip = (name: string) => async () => {
  fireEvent.click(await screen.findByRole('switch', { name }))
}
const choose = (label: string, value: string) => async () => {
  fireEvent.change(await screen.findByLabelText(label), { target: { value } })
}
const FOR_GOOD = 'This cannot be undone; you can always create a new one.'
const SIGNED_OUT = 'Jan Nowak is signed out where this site is open, and has to sign in again.'
const withJan = (comments: boolean): FakeApi => ({
  'GET /api/users': () => ({ users: [makePerson(), makeViewer({ comments })] }),
})

const QUESTIONS: Question[] = [
  {
    path: '/settings/team',
    ask: choose('Role of Jan Nowak', 'agent'),
    title: 'Change the role of Jan Nowak to agent?',
    says: [expect.stringMatching(/^Reads figures, comments/) as string, SIGNED_OUT],
    action: 'Change the role',
    told: 'Jan Nowak is now signed out; the new role is agent.',
  },
  {
    path: '/settings/team',
    ask: flip('Jan Nowak reads comments'),
    title: 'Show comments to Jan Nowak?',
    says: ['Shoppers may have written personal things.', SIGNED_OUT],
    action: 'Show comments',
    told: 'Jan Nowak has to sign in again.',
  },
  {
    path: '/settings/team',
    api: withJan(true),
    ask: flip('Jan Nowak reads comments'),
    title: 'Hide comments from Jan Nowak?',
    says: [SIGNED_OUT],
    action: 'Hide comments',
    told: 'Jan Nowak has to sign in again.',
  },
  {
    path: '/settings/team',
    ask: press('Remove Jan Nowak'),
    title: 'Remove Jan Nowak from Zielony Sklep?',
    says: [expect.stringMatching(/^Jan Nowak loses access to this site at once/) as string],
    action: 'Remove',
    typed: 'jan@zielony.example',
    told: 'Jan Nowak is removed.',
  },
  {
    path: '/settings/team',
    ask: press('Withdraw the invitation for ewa@zielony.example'),
    title: 'Withdraw the invitation for ewa@zielony.example?',
    says: ['Its link stops working.'],
    action: 'Withdraw',
    told: 'The invitation for ewa@zielony.example is withdrawn.',
  },
  {
    path: '/settings/keys',
    api: { 'GET /api/keys': () => ({ keys: [makePublishable()] }) },
    ask: press('Revoke Shop'),
    title: 'Revoke “Shop”?',
    says: [
      expect.stringMatching(/stop asking and sending answers/) as string,
      expect.stringMatching(/^No other publishable key is active/) as string,
      FOR_GOOD,
    ],
    action: 'Revoke',
    told: '“Shop” was revoked.',
  },
  {
    path: '/settings/keys',
    api: { 'GET /api/keys': () => ({ keys: [makePublishable(), makeSecret()] }) },
    ask: press('Revoke CRM'),
    title: 'Revoke “CRM”?',
    says: [expect.stringMatching(/refused at once/) as string, FOR_GOOD],
    action: 'Revoke',
    told: '“CRM” was revoked.',
  },
  {
    path: '/settings/keys',
    ask: press('Revoke sig1'),
    title: 'Revoke “sig1”?',
    says: [expect.stringMatching(/no longer trusted/) as string, FOR_GOOD],
    action: 'Revoke',
    told: '“sig1” was revoked.',
  },
  {
    path: '/settings/shares',
    api: { 'GET /api/shares': () => ({ shares: [makeShare()] }) },
    ask: press('Revoke Agency'),
    title: 'Revoke “Agency”?',
    says: [expect.stringMatching(/^The link stops working at once/) as string, FOR_GOOD],
    action: 'Revoke',
    told: '“Agency” was revoked.',
  },
  {
    path: '/settings/privacy',
    ask: async () => {
      await choose('Keep for', '6')()
      await screen.findByText(/everything older than 6 months/)
      await press('Save changes')()
    },
    title: 'Forget everything older than 6 months?',
    says: [expect.any(String) as string],
    action: 'Save and forget',
    told: 'Saved',
  },
  {
    path: '/account',
    ask: press('Remove Laptop'),
    title: 'Remove “Laptop”?',
    says: [
      'It will no longer open your account, and your other browsers are signed out.',
      'It is your only passkey: without it you need a link to sign in.',
    ],
    action: 'Remove',
    told: /^“Laptop” is removed\./,
  },
  {
    path: '/account',
    api: {
      'GET /api/account/passkeys': () => ({
        passkeys: [makePasskey(), makePasskey({ id: 'k2', name: 'Phone' })],
      }),
    },
    ask: press('Remove Laptop'),
    title: 'Remove “Laptop”?',
    says: ['It will no longer open your account, and your other browsers are signed out.'],
    action: 'Remove',
    told: /^“Laptop” is removed\./,
  },
  {
    path: '/account',
    ask: press('Sign out all others'),
    title: 'Sign out all other browsers?',
    says: ['Only this browser stays signed in.'],
    action: 'Sign out all others',
    told: 'All other browsers are signed out.',
  },
]

const DOES_ALL: FakeApi = {
  'PATCH /api/users/jan': () => done(),
  'DELETE /api/users/jan': () => done(),
  'DELETE /api/invitations/i1': () => done(),
  'DELETE /api/keys/shop': () => done(),
  'DELETE /api/keys/crm': () => done(),
  'DELETE /api/signing-keys/sig1': () => done(),
  'DELETE /api/shares/agency': () => done(),
  'DELETE /api/account/passkeys/k1': () => done(),
  'DELETE /api/account/sessions': () => done(),
  'PATCH /api/site': () => makeSite({ privacy: { ...makeSite().privacy, retentionMonths: 6 } }),
}
const changes = () => calls.filter(({ method }) => method !== 'GET')

async function openQuestion({ path, api, ask, title }: Question): Promise<HTMLElement> {
  knowsPasskeys()
  await open(path, { ...FULL_API, ...DOES_ALL, ...api })
  await ask()
  return await screen.findByRole('dialog', { name: title })
}

describe('a question before something is done', () => {
  it.each(QUESTIONS)('on $path says what will happen: $title', async (question) => {
    const dialog = await openQuestion(question)
    const said = [...dialog.querySelectorAll('form > p')].map((one) => one.textContent)
    expect(said).toEqual(question.says)
  })

  it.each(QUESTIONS)('on $path is taken back with nothing done: $title', async (question) => {
    const dialog = await openQuestion(question)
    fireEvent.click(within(dialog).getByRole('button', { name: 'Cancel' }))
    await waitFor(() => expect(screen.queryByRole('dialog', { name: question.title })).toBeNull())
    expect(changes()).toEqual([])
  })

  it.each(QUESTIONS)('on $path is gone once it was done, once: $title', async (question) => {
    const { typed, action, told, title } = question
    const dialog = await openQuestion(question)
    if (typed !== undefined)
      fireEvent.input(within(dialog).getByLabelText(/^Type/), { target: { value: typed } })
    const button = within(dialog).getByRole('button', { name: action })
    await waitFor(() => expect(button.getAttribute('aria-disabled')).toBe('false'))
    fireEvent.click(button)
    expect(await screen.findByText(told, { selector: 'output' })).toBeTruthy()
    expect(screen.queryByRole('dialog', { name: title })).toBeNull()
    expect(changes()).toHaveLength(1)
  })
})
