import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import type { Context } from 'hono'
import type { CreatedCredential, PresentedCredential } from '#contract/accounts/passkeys.ts'
import type { KnownPasskey, NewPasskey } from '#worker/db/accounts/passkeys.ts'
import type { User } from '#worker/db/accounts/users.ts'
import type { AppEnv } from './env.ts'
import { publicOrigin } from './origin.ts'
import { decodeBase64Url, encodeBase64Url } from '#worker/secrets/base64url.ts'

/** How long a challenge can be answered. */
export const CHALLENGE_MS = 5 * 60_000

type Bytes = Uint8Array<ArrayBuffer>

/** Who asks for a passkey: the page's own origin, and the host that the passkey belongs to. */
export interface Party {
  origin: string
  rpId: string
}

/** The party is always the deployment's own address. */
export function partyOf(c: Context<AppEnv>): Party {
  const { origin, hostname } = new URL(publicOrigin(c))
  return { origin, rpId: hostname }
}

/**
 * What a browser needs to make a passkey. It must be findable without a name, and its owner
 * verified: it is the only thing that anybody signs in with.
 * @param ask `known` are the person's passkeys: no authenticator makes a second one
 */
export async function askToCreate(
  party: Party,
  user: User,
  { challenge, known }: { challenge: Bytes; known: { id: string; transports: string[] }[] },
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { generateRegistrationOptions } = await loadLibrary()
  return await generateRegistrationOptions({
    rpName: 'Wayfelt',
    rpID: party.rpId,
    userID: Uint8Array.from(new TextEncoder().encode(user.id)),
    userName: user.email,
    userDisplayName: user.name,
    challenge,
    timeout: CHALLENGE_MS,
    attestationType: 'none',
    excludeCredentials: known.map(({ id, transports }) => ({ id, transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
}

/** What a browser needs to sign in with any passkey of this host: nobody has to be named. */
export async function askToPresent(
  party: Party,
  challenge: Bytes,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { generateAuthenticationOptions } = await loadLibrary()
  return await generateAuthenticationOptions({
    rpID: party.rpId,
    challenge,
    timeout: CHALLENGE_MS,
    userVerification: 'required',
    allowCredentials: [],
  })
}

/** The challenge that a browser says it answers, or null if its words cannot be read. */
export function challengeOf({ response }: CreatedCredential | PresentedCredential): string | null {
  try {
    const bytes = decodeBase64Url(response.clientDataJSON)
    const text = bytes && new TextDecoder().decode(bytes)
    const client = JSON.parse(text ?? 'null') as { challenge?: unknown } | null
    return typeof client?.challenge === 'string' ? client.challenge : null
  } catch {
    return null
  }
}

/**
 * Checks a new passkey against the party and its challenge. What the device says
 * about its maker is left aside: none was asked for, and some devices tell it all the same.
 * @returns null if anything about it is wrong
 */
export async function verifyCreated(
  { origin, rpId }: Party,
  challenge: string,
  credential: CreatedCredential,
): Promise<NewPasskey | null> {
  const { verifyRegistrationResponse } = await loadLibrary()
  const result = await orNull(async () =>
    verifyRegistrationResponse({
      response: await withoutAttestation(credential),
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rpId,
      requireUserVerification: true,
    }),
  )
  if (!result?.verified) return null
  const info = result.registrationInfo
  const { id, publicKey, counter } = info.credential
  const { transports } = credential.response
  return { id, publicKey, counter, transports, backedUp: info.credentialBackedUp }
}

/**
 * Checks a presented passkey: whose it is, its signature, its counter, party and challenge.
 * @returns what to remember of this use, or null if anything about it is wrong
 */
export async function verifyPresented(
  { origin, rpId }: Party,
  known: KnownPasskey,
  { challenge, credential }: { challenge: string; credential: PresentedCredential },
): Promise<{ counter: number; backedUp: boolean } | null> {
  const { verifyAuthenticationResponse } = await loadLibrary()
  const handle = encodeBase64Url(new TextEncoder().encode(known.user.id))
  if (credential.response.userHandle !== handle) return null
  const response: AuthenticationResponseJSON = { ...credential, clientExtensionResults: {} }
  const result = await orNull(() =>
    verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rpId,
      requireUserVerification: true,
      credential: known,
    }),
  )
  if (!result?.verified) return null
  const { newCounter, credentialBackedUp } = result.authenticationInfo
  return { counter: newCounter, backedUp: credentialBackedUp }
}

/**
 * A new passkey as if its device had kept silent about its maker, which is what `none` asks for.
 * @throws Error if the attestation object cannot be read
 */
async function withoutAttestation(
  credential: CreatedCredential,
): Promise<RegistrationResponseJSON> {
  const { decodeAttestationObject, isoBase64URL, isoCBOR } = await loadLibrary()
  const { response } = credential
  const told = decodeAttestationObject(isoBase64URL.toBuffer(response.attestationObject))
  const silent: Parameters<typeof isoCBOR.encode>[0] = new Map()
  silent.set('fmt', 'none').set('attStmt', new Map()).set('authData', told.get('authData'))
  const attestationObject = isoBase64URL.fromBuffer(isoCBOR.encode(silent))
  return { ...credential, response: { ...response, attestationObject }, clientExtensionResults: {} }
}

async function loadLibrary() {
  return await import('./passkey-library.ts')
}

/** The library throws for everything it refuses; no caller needs to know which check it was. */
async function orNull<Result>(verify: () => Promise<Result>): Promise<Result | null> {
  try {
    return await verify()
  } catch {
    return null
  }
}
