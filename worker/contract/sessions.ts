import * as z from 'zod'

/** `POST /api/sign-in`: the one-time token of a sign-in link. */
export const signInSchema = z.strictObject({ token: z.string().regex(/^[0-9a-f]{64}$/) })

/** `GET /api/session`: who is looking at what. */
export const sessionSchema = z.strictObject({
  site: z.strictObject({ key: z.string(), name: z.string() }),
})
export type Session = z.infer<typeof sessionSchema>
