import type { EndpointItem } from '#contract/outbox/endpoints.ts'
import { AppError } from '#worker/errors.ts'
import type { SiteDb, SiteDirectory } from '#worker/db/connect.ts'
import { listProvedAddresses } from '#worker/db/accounts/users.ts'
import { findEndpoint, type Endpoint, type ListedEndpoint } from '#worker/db/outbox/endpoints.ts'
import type { Bindings } from '#worker/http/env.ts'
import { canMail } from '#worker/routes/accounts/mail.ts'
import { safeAddress, type AddressFault } from '#worker/domain/outbox/safe-address.ts'
import { webhookPublicKey, webhookSecret } from '#worker/secrets/webhook.ts'

/** An endpoint as its people see it. @param root `WAYFELT_SECRET` */
export async function toItem(
  root: string,
  row: Endpoint & Partial<ListedEndpoint>,
): Promise<EndpointItem> {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    url: row.url,
    topics: row.topics,
    settings: row.settings,
    state: row.state,
    reason: row.reason,
    hasToken: row.sealed !== null,
    publicKey: row.kind === 'webhook' ? await webhookPublicKey(signer(root, row)) : null,
    madeAt: row.madeAt,
    maker: row.madeByName,
    deliveredAt: row.deliveredAt,
    failedAt: row.failedAt,
    failure: row.failure,
    waiting: row.waiting ?? 0,
  }
}

/** The secret that an endpoint's messages are signed with; null for what is not signed. */
export async function secretOf(root: string, row: Endpoint): Promise<string | null> {
  return row.kind === 'webhook' ? await webhookSecret(signer(root, row)) : null
}

function signer(root: string, { siteId, id, version }: Endpoint) {
  return { root, siteId, id, version }
}

/** The endpoint of this id. @throws AppError `not_found` */
export async function knownEndpoint(db: SiteDb, id: string): Promise<Endpoint> {
  const endpoint = await findEndpoint(db, id)
  if (!endpoint) throw new AppError('not_found', 'There is no such endpoint.')
  return endpoint
}

const FAULTS: Record<AddressFault, string> = {
  form: 'must be a web address',
  scheme: 'must begin with https://',
  credentials: 'must hold no name and password',
  port: 'must have no port, 443, or one from 1024',
  private: 'must be a public address',
}

/** Refuses a mail to anybody but the site's own people, and where none can be sent. @throws AppError `invalid` */
export async function refuseStranger(
  { env, own }: { env: Bindings; own: SiteDirectory },
  url: string,
  field = 'url',
): Promise<void> {
  const reason = !canMail(env)
    ? 'this deployment sends no mail: it has no EMAIL and MAIL_FROM'
    : (await listProvedAddresses(own)).has(url)
      ? null
      : 'must be, in lower case, the e-mail address of somebody of the site who has signed in by a mailed link, Access or `npm run signin-link`'
  if (reason !== null)
    throw new AppError('invalid', 'This address cannot be mailed.', [{ field, reason }])
}

/** Refuses an address that must not be called. @throws AppError `invalid` */
export function refuseUnsafe(url: string, isLocal: boolean, field = 'url'): void {
  const address = safeAddress(url, { isLocal })
  if ('fault' in address)
    throw new AppError('invalid', 'This address cannot be called.', [
      { field, reason: FAULTS[address.fault] },
    ])
}
