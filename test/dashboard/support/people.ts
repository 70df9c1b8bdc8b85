import type { PasskeyList, SessionList } from '#contract/accounts/accounts.ts'
import type { InvitationList, UserList } from '#contract/site/team.ts'

export type Passkey = PasskeyList['passkeys'][number]
export type Browser = SessionList['sessions'][number]
export type Person = UserList['users'][number]
export type Invitation = InvitationList['invitations'][number]

const DAY_MS = 86_400_000

/** A passkey that was added three days ago. */
export function makePasskey(overrides: Partial<Passkey> = {}): Passkey {
  const createdAt = Date.now() - 3 * DAY_MS
  return { id: 'k1', name: 'Laptop', createdAt, usedAt: null, backedUp: false, ...overrides }
}

/** A browser that Marta is signed in with. */
export function makeBrowser(overrides: Partial<Browser> = {}): Browser {
  const now = Date.now()
  return {
    id: 's1',
    device: 'Firefox, Linux',
    way: 'link',
    createdAt: now - 2 * DAY_MS,
    seenAt: now - 20 * 60_000,
    current: false,
    ...overrides,
  }
}

/** Marta, who owns the shop. */
export function makePerson(overrides: Partial<Person> = {}): Person {
  return {
    id: 'marta',
    email: 'marta@zielony.example',
    name: 'Marta Kowalska',
    role: 'owner',
    comments: true,
    createdAt: 0,
    seenAt: Date.now(),
    you: true,
    ...overrides,
  }
}

/** Jan, who sees figures only. */
export function makeViewer(overrides: Partial<Person> = {}): Person {
  return makePerson({
    id: 'jan',
    email: 'jan@zielony.example',
    name: 'Jan Nowak',
    role: 'viewer',
    comments: false,
    seenAt: null,
    you: false,
    ...overrides,
  })
}

/** Somebody who has not opened the link yet. */
export function makeInvitation(overrides: Partial<Invitation> = {}): Invitation {
  const now = Date.now()
  return {
    id: 'i1',
    email: 'ewa@zielony.example',
    role: 'agent',
    comments: false,
    createdAt: now,
    expiresAt: now + 6.5 * DAY_MS,
    ...overrides,
  }
}
