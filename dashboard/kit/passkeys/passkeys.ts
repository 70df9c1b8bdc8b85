import { call } from '#dashboard/kit/api/call.ts'
import { isStatus } from '#dashboard/kit/api/errors.ts'

/** Why a ceremony ended without a passkey; each has its words. */
type Reason = 'cancelled' | 'notHere' | 'exists' | 'noPin' | 'failed' | 'again' | 'part' | 'tooMany'

/** What kept a passkey from being made or presented. */
export class PasskeyError extends Error {
  override name = 'PasskeyError'
  readonly reason: Reason

  constructor(reason: Reason, cause?: unknown) {
    super(reason, { cause })
    this.reason = reason
  }
}

/** Why no passkey can work on this page; null when one can. */
export function passkeyObstacle(): 'address' | 'localhost' | 'insecure' | 'browser' | null {
  const { hostname } = location
  if (/^(127\.[\d.]+|\[::1\])$/.test(hostname)) return 'localhost'
  if (/^[\d.]+$|^\[/.test(hostname)) return 'address'
  if (!globalThis.isSecureContext) return 'insecure'
  return typeof PublicKeyCredential === 'function' ? null : 'browser'
}

/** Signs in by whatever passkey the browser finds. @throws PasskeyError, ApiError, OfflineError */
export async function signInByPasskey(): Promise<void> {
  const body = await present()
  await again(call('POST /api/sign-in/passkey', { body }))
}

/** Shows a passkey of the reader's own account again. @throws PasskeyError, ApiError, OfflineError */
export async function showPasskey(): Promise<void> {
  const body = await present()
  await again(call('POST /api/session/factor', { body }))
}

async function present() {
  const [{ startAuthentication }, optionsJSON] = await Promise.all([
    library(),
    call('POST /api/sign-in/passkey/options'),
  ])
  const response = await ceremony(startAuthentication({ optionsJSON: asked(optionsJSON) }))
  // One that is found without a name always says whose it is; an empty handle is refused.
  const { userHandle = '' } = response.response
  return { response: { ...response, response: { ...response.response, userHandle } } }
}

/** Makes a passkey on this device and keeps it. @throws PasskeyError, ApiError, OfflineError */
export async function addPasskey(name: string): Promise<void> {
  const [{ startRegistration }, optionsJSON] = await Promise.all([
    library(),
    call('POST /api/account/passkeys/options').catch((error: unknown) => {
      throw isStatus(error, 409) ? new PasskeyError('tooMany', error) : error
    }),
  ])
  const response = await ceremony(startRegistration({ optionsJSON: asked(optionsJSON) }))
  await again(call('POST /api/account/passkeys', { body: { name, response } })).catch(
    (error: unknown) => {
      throw isStatus(error, 409) ? new PasskeyError('exists', error) : error
    },
  )
}

/** What a ceremony begins with is between the server and the browser: the contract does not spell it out. */
function asked<Options>(options: { challenge: string }): Options {
  return options as Options
}

/** Loaded when first needed: most visits need no passkey. */
async function library() {
  try {
    return await import('@simplewebauthn/browser')
  } catch (cause) {
    throw new PasskeyError('part', cause)
  }
}

/** The API has used the challenge up, or it has expired. */
async function again<T>(answer: Promise<T>): Promise<T> {
  return await answer.catch((error: unknown) => {
    throw isStatus(error, 422) ? new PasskeyError('again', error) : error
  })
}

const REASONS: Partial<Record<string, Reason>> = {
  AbortError: 'cancelled',
  NotAllowedError: 'cancelled',
  SecurityError: 'notHere',
  InvalidStateError: 'exists',
  ConstraintError: 'noPin',
}

/** What goes on between the browser and its owner. Browsers tell by the name of the error only. */
async function ceremony<T>(running: Promise<T>): Promise<T> {
  return await running.catch((error: unknown) => {
    const name = error instanceof Error ? error.name : ''
    throw new PasskeyError(REASONS[name] ?? 'failed', error)
  })
}
