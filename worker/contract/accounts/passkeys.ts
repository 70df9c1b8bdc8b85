import * as z from 'zod'
import { passkeyNameSchema } from './accounts.ts'

/** Bytes as WebAuthn's JSON has them. */
const bytesSchema = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^[A-Za-z0-9_-]+$/)

/** At most 1,023 bytes, by the standard. */
export const credentialIdSchema = bytesSchema(1364)

const credential = {
  id: credentialIdSchema,
  rawId: credentialIdSchema,
  type: z.literal('public-key'),
}
const clientDataJSON = bytesSchema(4096)

/*
 * The browser writes these two, not the page. What it may add some day is left out instead of
 * refused: an update of a browser must lock nobody out.
 */

/** What `navigator.credentials.create()` gives, as JSON. */
export const createdCredentialSchema = z.object({
  ...credential,
  response: z.object({
    clientDataJSON,
    attestationObject: bytesSchema(8192),
    transports: z
      .array(z.string().regex(/^[a-z-]{1,32}$/))
      .max(8)
      .default([]),
  }),
})
export type CreatedCredential = z.output<typeof createdCredentialSchema>

/** What `navigator.credentials.get()` gives, as JSON. */
export const presentedCredentialSchema = z.object({
  ...credential,
  response: z.object({
    clientDataJSON,
    authenticatorData: bytesSchema(2048),
    signature: bytesSchema(4096),
    /** The id of the account, as bytes. A passkey that is found without a name always has it. */
    userHandle: bytesSchema(128),
  }),
})
export type PresentedCredential = z.output<typeof presentedCredentialSchema>

/** `POST /api/account/passkeys` */
export const newPasskeySchema = z.strictObject({
  name: passkeyNameSchema,
  response: createdCredentialSchema,
})

/** `POST /api/sign-in/passkey` */
export const passkeySignInSchema = z.strictObject({ response: presentedCredentialSchema })

/**
 * `POST /api/account/passkeys/options` and `POST /api/sign-in/passkey/options`: what to hand to
 * `PublicKeyCredential.parseCreationOptionsFromJSON` and `.parseRequestOptionsFromJSON`.
 */
export const passkeyOptionsSchema = z.looseObject({
  /** Can be answered once, within five minutes. */
  challenge: z.string(),
})
