import * as z from 'zod'
import { emailSchema } from '#contract/accounts/accounts.ts'
import { roleSchema } from '#contract/accounts/permissions.ts'

/** `GET /api/users`: the people of this site. */
export const userListSchema = z.strictObject({
  users: z.array(
    z.strictObject({
      id: z.string(),
      email: z.string(),
      name: z.string(),
      role: roleSchema,
      /** For viewers: whether they may read what people wrote. Everybody else always may. */
      comments: z.boolean(),
      createdAt: z.int(),
      /** Last time a browser of theirs called that looks at this site, to the hour; null if none does. */
      seenAt: z.int().nullable(),
      you: z.boolean(),
    }),
  ),
})
export type UserList = z.infer<typeof userListSchema>

/** `PATCH /api/users/{id}`. Ends that person's sessions on the site, if anything changes. */
export const userChangeSchema = z
  .strictObject({ role: roleSchema.optional(), comments: z.boolean().optional() })
  .refine((change) => Object.keys(change).length > 0, { error: 'must change something' })
export type UserChange = z.infer<typeof userChangeSchema>

/** `POST /api/invitations` */
export const invitationSchema = z.strictObject({
  email: emailSchema,
  role: roleSchema,
  comments: z.boolean().default(false),
})
export type NewInvitation = z.output<typeof invitationSchema>

export const invitationItemSchema = z.strictObject({
  id: z.string(),
  email: z.string(),
  role: roleSchema,
  comments: z.boolean(),
  createdAt: z.int(),
  expiresAt: z.int(),
})
export const invitationListSchema = z.strictObject({ invitations: z.array(invitationItemSchema) })
export type InvitationList = z.infer<typeof invitationListSchema>

/** The link is mailed or, where that is not possible, shown once: never both. */
export const newInvitationSchema = z.strictObject({
  invitation: invitationItemSchema,
  link: z.string().nullable(),
  mailed: z.boolean(),
})
export type InvitationReceipt = z.infer<typeof newInvitationSchema>
