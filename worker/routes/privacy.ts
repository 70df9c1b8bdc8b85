import { Hono, type Context } from 'hono'
import {
  erasureBodySchema,
  subjectExportQuerySchema,
  type Erasure,
  type ErasureList,
  type Subject,
  type SubjectExport,
} from '#contract/privacy.ts'
import { copyPage, noteCopy } from '#worker/db/privacy/copies.ts'
import {
  beginErasure,
  continueErasure,
  findErasure,
  listErasures,
  type ErasureRow,
} from '#worker/db/privacy/erasures.ts'
import type { PersonHashes, Search } from '#worker/db/privacy/people.ts'
import { makeDue } from '#worker/db/site/due-sites.ts'
import { hideReference, isEmail } from '#worker/domain/privacy/pseudonym.ts'
import { AppError } from '#worker/errors.ts'
import { may, needFactor } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { newId } from '#worker/secrets/hash.ts'
import { siteHashes } from '#worker/secrets/site-hashes.ts'
import { readJson } from '#worker/http/validate.ts'

const BODY_BYTES = 4096
/** Answers that one call looks at. */
const LOOKED_AT = 20_000
const MAC_LENGTH = 22

/** What is held about one person: to hand over, or to forget. */
export const privacy = new Hono<AppEnv>()
  .post('/privacy/export', may('privacy:manage'), async (c) => {
    const { subject, cursor } = await readJson(c.req.raw, subjectExportQuerySchema, BODY_BYTES)
    const db = c.get('db')
    const hashes = hashesOf(c)
    const search = await searchFor(subject, hashes)
    const after = cursor === undefined ? '' : await readCursor(cursor, search)
    if (cursor === undefined) await noteCopy(db, subject.kind)
    const { next, ...page } = await copyPage(db, search, after)
    const cursorOfNext = next === null ? null : await makeCursor(next, search)
    return c.json({ ...page, next: cursorOfNext } satisfies SubjectExport)
  })
  .get('/privacy/erasures', may('privacy:manage'), async (c) => {
    const rows = await listErasures(c.get('db'))
    return c.json({ erasures: rows.map(toErasure) } satisfies ErasureList)
  })
  .post('/privacy/erasures', may('privacy:manage'), async (c) => {
    const body = await readJson(c.req.raw, erasureBodySchema, BODY_BYTES)
    const db = c.get('db')
    const hashes = hashesOf(c)
    const isNew = 'subject' in body
    const id = isNew ? newId() : body.id
    if (isNew) {
      needFactor(c)
      const { kind, value } = await searchFor(body.subject, hashes)
      // First: due in vain does no harm, an erasure that nobody goes on with would wait a day.
      await makeDue(c.get('own'), db.actor.now)
      await beginErasure(db, { id, kind, subject: value })
    }
    await continueErasure(db, id, { hashes, most: LOOKED_AT })
    const erasure = await findErasure(db, id)
    if (!erasure) throw new AppError('not_found', 'There is no such erasure.')
    return c.json(toErasure(erasure), isNew ? 201 : 200)
  })

function hashesOf(c: Context<AppEnv>): PersonHashes {
  return siteHashes(c.env.WAYFELT_SECRET, c.get('db').siteId)
}

/** Whom to look for, as they are stored: addresses and numbers stand nowhere, only pseudonyms. */
async function searchFor({ kind, value }: Subject, hashes: PersonHashes): Promise<Search> {
  if (kind === 'email' && !isEmail(value))
    throw new AppError('invalid', 'Enter an address like anna@shop.example.', [
      { field: 'subject.value', reason: 'must be an e-mail address' },
    ])
  const stored =
    kind === 'email' ? await hashes.email(value) : await hideReference(kind, value, hashes)
  return { kind, value: stored, isMark: false, late: null, hashes }
}

/** A place to go on from that only we can name: or the audit log could be passed by. */
async function makeCursor(position: string, { kind, value, hashes }: Search): Promise<string> {
  const mac = await hashes.mark(`cursor\n${kind}\n${value}\n${position}`)
  return `${position}.${mac.slice(0, MAC_LENGTH)}`
}

async function readCursor(cursor: string, search: Search): Promise<string> {
  const position = cursor.slice(0, -MAC_LENGTH - 1)
  if (cursor === (await makeCursor(position, search))) return position
  throw new AppError('invalid', 'Go on with the cursor that the last page gave, or begin anew.', [
    { field: 'cursor', reason: 'must be the `next` of a page about the same person' },
  ])
}

function toErasure(row: ErasureRow): Erasure {
  const { id, kind, scanned, erased, total, createdAt, finishedAt } = row
  const state = finishedAt === null ? 'running' : 'done'
  return { id, kind, state, scanned, erased, total, createdAt, finishedAt }
}
