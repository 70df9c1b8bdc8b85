import { Hono } from 'hono'
import {
  invitationSchema,
  userChangeSchema,
  type InvitationList,
  type InvitationReceipt,
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
import { may } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { hashToken, newId, newToken } from '#worker/secrets/hash.ts'
import { limitTries } from '#worker/http/limits.ts'
import { mailInvitation } from '#worker/routes/accounts/mail.ts'
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
    await changeMember(db, member, change)
    return c.body(null, 204)
  })
  .delete('/users/:id', may('team:manage'), async (c) => {
    const db = c.get('own')
    const member = await findMember(db, c.req.param('id'))
    await removeMember(db, member)
    return c.body(null, 204)
  })
  .get('/invitations', may('team:manage'), async (c) => {
    const links = await listInvitations(c.get('own'), c.get('actor').stamp.now)
    return c.json({ invitations: links.flatMap(toInvitation) } satisfies InvitationList)
  })
  .post('/invitations', may('team:manage'), async (c) => {
    const { email, role, comments } = await readJson(c.req.raw, invitationSchema, 1024)
    const db = c.get('own')
    await limitTries(c, 'invitation', String(db.siteId))
    if ((await listMembers(db)).some((member) => member.email === email))
      throw new AppError('conflict', 'This person belongs to the site already.')
    const token = newToken()
    const invitation = {
      id: newId(),
      email,
      role,
      comments,
      createdAt: db.actor.now,
      expiresAt: db.actor.now + INVITATION_MS,
    }
    await createInvitation(db, { ...invitation, tokenHash: await hashToken(token) })
    const link = `${new URL(c.req.url).origin}/sign-in#${token}`
    const site = await ownSite(db)
    const mailed = await mailInvitation(c, { email, link, site: site.name, lang: site.language })
    return c.json({ invitation, link, mailed } satisfies InvitationReceipt, 201)
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

async function findMember(db: ActingDirectory, id: string): Promise<Member> {
  const member = (await listMembers(db)).find((one) => one.id === id)
  if (!member) throw new AppError('not_found', 'There is no such person on this site.')
  return member
}

function toInvitation(link: Link): InvitationList['invitations'] {
  const { id, email, role, comments, createdAt, expiresAt } = link
  return email && role ? [{ id, email, role, comments, createdAt, expiresAt }] : []
}
