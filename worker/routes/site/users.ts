import { Hono, type Context } from 'hono'
import {
  invitationSchema,
  userChangeSchema,
  type InvitationList,
  type InvitationReceipt,
  type NewInvitation,
  type UserChange,
  type UserList,
} from '#contract/site/team.ts'
import {
  createInvitation,
  listInvitations,
  withdrawInvitation,
  type Link,
} from '#worker/db/accounts/links.ts'
import { changeMember, listMembers, removeMember, type Member } from '#worker/db/accounts/users.ts'
import type { ActingDirectory } from '#worker/db/connect.ts'
import { ownSite } from '#worker/db/site/sites.ts'
import { AppError } from '#worker/errors.ts'
import { may, needFactor } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { hashToken, newId, newToken } from '#worker/secrets/hash.ts'
import { limitTries } from '#worker/http/limits.ts'
import { permissionsOfRole } from '#worker/http/permissions.ts'
import { linkTo, mailInvitation } from '#worker/routes/accounts/mail.ts'
import { readJson } from '#worker/http/validate.ts'

const INVITATION_MS = 7 * 86_400_000

/** The people of a site, and who was invited. */
export const users = new Hono<AppEnv>()
  .get('/users', may('team:manage'), async (c) => {
    const you = c.get('actor').person?.user.id
    const members = await listMembers(c.get('own'))
    return c.json({
      users: members.map((member) => ({ ...member, you: member.id === you })),
    } satisfies UserList)
  })
  .patch('/users/:id', may('team:manage'), async (c) => {
    const change = await readJson(c.req.raw, userChangeSchema, 1024)
    const db = c.get('own')
    const member = await findMember(db, c.req.param('id'))
    if (change.role === 'owner' || member.role === 'owner') needFactor(c)
    await changeMember(db, member, { change, ends: lostBy(change, member) })
    return c.body(null, 204)
  })
  .delete('/users/:id', may('team:manage'), async (c) => {
    const db = c.get('own')
    const member = await findMember(db, c.req.param('id'))
    if (member.role === 'owner') needFactor(c)
    await removeMember(db, member)
    return c.body(null, 204)
  })
  .get('/invitations', may('team:manage'), async (c) => {
    const links = await listInvitations(c.get('own'), c.get('actor').stamp.now)
    return c.json({ invitations: links.flatMap(toInvitation) } satisfies InvitationList)
  })
  .post('/invitations', may('team:manage'), async (c) => {
    const invited = await readJson(c.req.raw, invitationSchema, 1024)
    const db = c.get('own')
    if (invited.role === 'owner') needFactor(c)
    await limitTries(c, 'invitation', String(db.siteId))
    await limitTries(c, 'invitation', db.actor.id)
    if ((await listMembers(db)).some((member) => member.email === invited.email))
      throw new AppError('conflict', 'This person is already on the team.')
    return c.json((await invite(c, invited)) satisfies InvitationReceipt, 201)
  })
  .delete('/invitations/:id', may('team:manage'), async (c) => {
    const db = c.get('own')
    const id = c.req.param('id')
    const known = (await listInvitations(db, db.actor.now)).flatMap(toInvitation)
    const invitation = known.find((one) => one.id === id)
    if (!invitation) throw new AppError('not_found', 'There is no such invitation.')
    await withdrawInvitation(db, { id, name: invitation.email })
    return c.body(null, 204)
  })

/**
 * Mails an invitation, or where that fails shows it. Never both: a link that its inviter has not seen
 * proves the address.
 */
async function invite(c: Context<AppEnv>, invited: NewInvitation): Promise<InvitationReceipt> {
  const db = c.get('own')
  const { now } = db.actor
  const { email } = invited
  const id = newId()
  const invitation = { id, ...invited, createdAt: now, expiresAt: now + INVITATION_MS }
  const [mailedToken, shownToken] = [newToken(), newToken()]
  const site = await ownSite(db)
  const mail = { email, token: mailedToken, site: site.name, lang: site.language }
  const mailed = await mailInvitation(c, mail)
  const tokenHash = await hashToken(mailed ? mailedToken : shownToken)
  await createInvitation(db, { ...invitation, tokenHash, proves: mailed })
  return { invitation, link: mailed ? null : linkTo(c, shownToken), mailed }
}

/** What somebody made and may make no longer. */
function lostBy({ role, comments = false }: UserChange, member: Member) {
  const rights = permissionsOfRole(role ?? member.role, comments)
  return {
    shares: !rights.includes('shares:manage'),
    invitations: !rights.includes('team:manage'),
  }
}

async function findMember(db: ActingDirectory, id: string): Promise<Member> {
  const member = (await listMembers(db)).find((one) => one.id === id)
  if (!member) throw new AppError('not_found', 'There is no such person on this site.')
  return member
}

function toInvitation(link: Link): InvitationList['invitations'] {
  const { id, email, role, comments, createdAt, expiresAt } = link
  return email && role ? [{ id, email, role, comments, createdAt, expiresAt }] : []
}
