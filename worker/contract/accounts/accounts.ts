import * as z from 'zod'
import { newSiteSchema } from '#contract/site/settings.ts'
import { textSchema } from '#contract/schemas.ts'
import { WAYS_IN } from '#contract/rights.ts'
import { LIMITS } from '#contract/words.ts'
import { permissionSchema, roleSchema } from './permissions.ts'

/** 256 random bits of a one-time link, hexadecimal. They stand behind the `#` of the link. */
export const linkTokenSchema = z.string().regex(/^[0-9a-f]{64}$/)

/**
 * Kept in lower case, so that one person is one account. ASCII before that: some letters of elsewhere
 * become Latin ones by it, such as the Kelvin sign.
 */
export const emailSchema = z
  .string()
  .max(LIMITS.email)
  .regex(/^\p{ASCII}*$/u)
  .trim()
  .toLowerCase()
  .pipe(z.email())

export const personNameSchema = textSchema(LIMITS.personName).trim().min(1)

/** `POST /api/sign-in`: the token of a sign-in link or an invitation. */
export const signInSchema = z.strictObject({ token: linkTokenSchema })

/** `POST /api/sign-in/look`: whom a link signs in, and where. It stays as good as it was. */
export const linkViewSchema = z.strictObject({
  email: z.string(),
  /** The site that an invitation is for; null for a sign-in link. */
  site: z.string().nullable(),
  /** Who else is signed in on this browser; null for nobody. */
  signedIn: z.string().nullable(),
})
export type LinkView = z.infer<typeof linkViewSchema>

/** `POST /api/sign-in/link`: mail me a link. The answer is the same for everybody. */
export const mailLinkSchema = z.strictObject({ email: emailSchema })

/** `POST /api/set-up`: makes the owner of a new deployment, by a link or by the deployer's code. */
export const setUpSchema = z
  .strictObject({
    token: linkTokenSchema.optional(),
    code: z.string().max(LIMITS.setUpCode.most).optional(),
    email: emailSchema,
    name: personNameSchema,
    /** Asked only where there is no site yet. */
    site: newSiteSchema.pick({ name: true, timezone: true }).optional(),
  })
  .refine(({ token, code }) => (token === undefined) !== (code === undefined), {
    error: 'needs a token or a code',
  })

/** `GET /api/sign-in`: which ways there are to sign in, before anybody is known. */
export const signInWaysSchema = z.strictObject({
  /** Whether links can be mailed. */
  mail: z.boolean(),
  /** Whether Cloudflare Access vouches for this browser. */
  access: z.boolean(),
  /**
   * `done` once there is an owner. Until then, whether the deployer's code lets one in: `ready`, or
   * `missing` or too `short`.
   */
  setUp: z.enum(['done', 'ready', 'missing', 'short']),
})
export type SignInWays = z.infer<typeof signInWaysSchema>
export type SetUpState = SignInWays['setUp']

const siteChoiceSchema = z.strictObject({ key: z.string(), name: z.string(), role: roleSchema })

/** `GET /api/session`: who is looking at what, and what they may do there. */
export const sessionSchema = z.strictObject({
  user: z.strictObject({ id: z.string(), email: z.string(), name: z.string() }),
  /** Null when this person has no site (any more). */
  site: z.strictObject({ key: z.string(), name: z.string() }).nullable(),
  role: roleSchema.nullable(),
  permissions: z.array(permissionSchema),
  /** All sites of this person, for the switcher. */
  sites: z.array(siteChoiceSchema),
})
export type Session = z.infer<typeof sessionSchema>

/** `PUT /api/session/site`: look at another of one's own sites. */
export const chooseSiteSchema = z.strictObject({ key: z.string().max(64) })

/** `PATCH /api/account` */
export const accountChangeSchema = z.strictObject({ name: personNameSchema })

/** `DELETE /api/account`: one's own address, so that it is done by nobody by mistake. */
export const accountEndSchema = z.strictObject({ email: emailSchema })

/** `GET /api/account/sessions`: this person's signed-in browsers, the latest first. */
export const sessionListSchema = z.strictObject({
  sessions: z.array(
    z.strictObject({
      id: z.string(),
      /** Browser and system in words, as far as the browser told: `Firefox, Windows`. */
      device: z.string(),
      way: z.enum(WAYS_IN),
      createdAt: z.int(),
      /** To the hour. */
      seenAt: z.int(),
      current: z.boolean(),
    }),
  ),
})
export type SessionList = z.infer<typeof sessionListSchema>

export const passkeyNameSchema = textSchema(LIMITS.passkeyName).trim().min(1)

/** `GET /api/account/passkeys` */
export const passkeyListSchema = z.strictObject({
  passkeys: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      createdAt: z.int(),
      usedAt: z.int().nullable(),
      /** Whether it is kept in a password manager's cloud, and so survives a lost device. */
      backedUp: z.boolean(),
    }),
  ),
})
export type PasskeyList = z.infer<typeof passkeyListSchema>
export const passkeyChangeSchema = z.strictObject({ name: passkeyNameSchema })
