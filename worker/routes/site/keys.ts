import { Hono } from 'hono'
import {
  newKeySchema,
  type KeyItem,
  type KeyList,
  type KeyReceipt,
  type SigningKeyList,
  type SigningKeyReceipt,
} from '#contract/site/keys.ts'
import { LIMITS } from '#contract/words.ts'
import { createKey, listKeys, revokeKey, type ListedKey } from '#worker/db/site/keys.ts'
import {
  createSigningKey,
  listSigningKeys,
  revokeSigningKey,
  type SigningKey,
} from '#worker/db/site/signing-keys.ts'
import { formatKey } from '#worker/secrets/key-format.ts'
import { AppError } from '#worker/errors.ts'
import { freshly, may } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { hashToken, newId } from '#worker/secrets/hash.ts'
import { signingSecret } from '#worker/secrets/derive.ts'
import { readJson } from '#worker/http/validate.ts'

const DAY_MS = 86_400_000

/** Keys of pages and programs, and those that the shop signs its tokens with. */
export const keys = new Hono<AppEnv>()
  .get('/keys', may('keys:manage'), async (c) => {
    const rows = await listKeys(c.get('own'))
    return c.json({ keys: rows.map(toItem) } satisfies KeyList)
  })
  .post('/keys', may('keys:manage'), freshly, async (c) => {
    const body = await readJson(c.req.raw, newKeySchema, 2048)
    const own = c.get('own')
    refuseTooMany(await listKeys(own))
    const plain = formatKey(body.kind, crypto.getRandomValues(new Uint8Array(32)))
    const key = await createKey(own, {
      id: newId(),
      kind: body.kind,
      lookup: body.kind === 'secret' ? await hashToken(plain) : plain,
      last4: plain.slice(-4),
      name: body.name,
      scopes: body.kind === 'secret' ? [...new Set(body.scopes)] : [],
      expiresAt: body.days === undefined ? null : own.actor.now + body.days * DAY_MS,
    })
    return c.json({ key: toItem(key), plain } satisfies KeyReceipt, 201)
  })
  .delete('/keys/:id', may('keys:manage'), async (c) => {
    const own = c.get('own')
    await revokeKey(own, findIn(await listKeys(own), c.req.param('id')))
    return c.body(null, 204)
  })
  .get('/signing-keys', may('keys:manage'), async (c) => {
    const rows = await listSigningKeys(c.get('db'))
    return c.json({ keys: rows.map(toSigningItem) } satisfies SigningKeyList)
  })
  .post('/signing-keys', may('keys:manage'), freshly, async (c) => {
    const db = c.get('db')
    refuseTooMany(await listSigningKeys(db))
    const key = await createSigningKey(db, newId())
    const secret = await signingSecret(c.env.WAYFELT_SECRET, db.siteId, key.id)
    return c.json({ key: toSigningItem(key), secret } satisfies SigningKeyReceipt, 201)
  })
  .delete('/signing-keys/:id', may('keys:manage'), async (c) => {
    const db = c.get('db')
    const { id } = findIn(await listSigningKeys(db), c.req.param('id'))
    await revokeSigningKey(db, id)
    return c.body(null, 204)
  })

function findIn<K extends { id: string }>(keys: K[], id: string): K {
  const key = keys.find((one) => one.id === id)
  if (!key) throw new AppError('not_found', 'There is no such key.')
  return key
}

/** A site of any size does with fewer, and each costs all lists a row. */
function refuseTooMany(known: { revokedAt: number | null }[]): void {
  if (known.filter(({ revokedAt }) => revokedAt === null).length >= LIMITS.keys)
    throw new AppError(
      'conflict',
      `No site may have more than ${LIMITS.keys} keys. Revoke one first.`,
    )
}

function toItem(key: ListedKey): KeyItem {
  const { id, name, createdAt, expiresAt, usedAt, revokedAt, maker } = key
  const common = { id, name, createdAt, expiresAt, usedAt, revokedAt, maker }
  return key.kind === 'publishable'
    ? { kind: 'publishable', ...common, key: key.lookup }
    : { kind: 'secret', ...common, last4: key.last4, scopes: key.scopes }
}

function toSigningItem({ id, createdAt, revokedAt }: SigningKey) {
  return { id, createdAt, revokedAt }
}
