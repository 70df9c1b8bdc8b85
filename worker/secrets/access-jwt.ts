import {
  createRemoteJWKSet,
  customFetch,
  errors,
  jwtVerify,
  type FetchImplementation,
  type RemoteJWKSet,
} from 'jose'
import { emailSchema } from '#contract/accounts/accounts.ts'

const HEADER = 'cf-access-jwt-assertion'
/** An unknown key is looked for at most once in so long. */
const REFETCH_MS = 60_000

/** Whom Cloudflare Access vouches for, in lower case, since and until when, Unix milliseconds. */
export interface Vouched {
  email: string
  /** When they signed in at Access; 0 where it does not say. */
  since: number
  until: number
}

/** The keys of each team that this isolate has met. */
const keySets = new Map<string, RemoteJWKSet>()

/**
 * Checks the assertion that Cloudflare Access adds to a request: signature by the team's current
 * keys, audience, issuer, begin and end.
 * @param check `audience` is the application's tag, `now` in Unix milliseconds; `fetchKeys` asks
 *   the team's key endpoint
 * @returns null if there is none, or anything about it is wrong
 */
export async function verifyAccess(
  request: Request,
  check: { team: string; audience: string; now: number; fetchKeys: FetchImplementation },
): Promise<Vouched | null> {
  const assertion = request.headers.get(HEADER)
  if (!assertion) return null
  const issuer = `https://${check.team}.cloudflareaccess.com`
  try {
    const { payload } = await jwtVerify(assertion, keysOf(issuer, check.fetchKeys), {
      algorithms: ['RS256'],
      issuer,
      audience: check.audience,
      currentDate: new Date(check.now),
      requiredClaims: ['exp'],
    })
    const email = emailSchema.safeParse(payload['email'])
    const { iat = 0, exp = 0 } = payload
    return email.success ? { email: email.data, since: iat * 1000, until: exp * 1000 } : null
  } catch (error) {
    if (isAboutKeys(error))
      console.error(JSON.stringify({ problem: 'the keys of Access cannot be fetched', issuer }))
    return null
  }
}

function keysOf(issuer: string, fetchKeys: FetchImplementation): RemoteJWKSet {
  const known = keySets.get(issuer)
  if (known) return known
  const keys = createRemoteJWKSet(new URL(`${issuer}/cdn-cgi/access/certs`), {
    cooldownDuration: REFETCH_MS,
    [customFetch]: fetchKeys,
  })
  keySets.set(issuer, keys)
  return keys
}

/** Whether it is not the assertion that is wrong: whoever set Access up must hear of it. */
function isAboutKeys(error: unknown): boolean {
  if (!(error instanceof errors.JOSEError)) return true
  return ['ERR_JOSE_GENERIC', 'ERR_JWKS_INVALID', 'ERR_JWKS_TIMEOUT'].includes(error.code)
}
