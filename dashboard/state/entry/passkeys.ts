import { askForNewPasskey, keepPasskey } from '#dashboard/api/account.ts'
import { ApiError } from '#dashboard/api/client.ts'
import { askForPasskey, presentPasskey } from '#dashboard/api/entry.ts'

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
  const [{ startAuthentication }, optionsJSON] = await Promise.all([library(), askForPasskey()])
  const response = await ceremony(startAuthentication({ optionsJSON }))
  await again(presentPasskey(response))
}

/** Makes a passkey on this device and keeps it. @throws PasskeyError, ApiError, OfflineError */
export async function addPasskey(name: string): Promise<void> {
  const [{ startRegistration }, optionsJSON] = await Promise.all([
    library(),
    askForNewPasskey().catch((error: unknown) => {
      throw isStatus(error, 409) ? new PasskeyError('tooMany', error) : error
    }),
  ])
  const response = await ceremony(startRegistration({ optionsJSON }))
  await again(keepPasskey(name, response)).catch((error: unknown) => {
    throw isStatus(error, 409) ? new PasskeyError('exists', error) : error
  })
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

function isStatus(error: unknown, status: number): boolean {
  return error instanceof ApiError && error.status === status
}
