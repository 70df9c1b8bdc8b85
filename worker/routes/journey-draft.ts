import { Hono } from 'hono'
import type { Edit } from '#contract/map/apply.ts'
import type { MapDocument } from '#contract/map/document.ts'
import {
  editsQuerySchema,
  newEditsSchema,
  publishSchema,
  type Draft,
  type Edits,
  type MadeEdit,
} from '#contract/map/draft.ts'
import { mapFileSchema, toMapFile } from '#contract/map/file.ts'
import { MAP_LIMITS } from '#contract/map/limits.ts'
import type { ActingDb, SiteDb } from '#worker/db/connect.ts'
import { listLastAnswered } from '#worker/db/journey/drafts/activity.ts'
import { readPublished, type PublishedMap } from '#worker/db/journey/drafts/document.ts'
import {
  discardDraft,
  findDraft,
  findSeq,
  knownEdits,
  listEdits,
  storeEdits,
  type DraftRow,
} from '#worker/db/journey/drafts/drafts.ts'
import { publishDraft } from '#worker/db/journey/drafts/publish.ts'
import { ownSite } from '#worker/db/site/sites.ts'
import { localDay } from '#worker/domain/days.ts'
import { currency } from '#worker/domain/journey/map/stale.ts'
import { editsBetween } from '#worker/domain/journey/map/edits-between.ts'
import { takeEdits } from '#worker/domain/journey/map/take-edits.ts'
import { AppError } from '#worker/errors.ts'
import { may } from '#worker/http/actor.ts'
import { forgetCollector } from '#worker/http/collector-cache.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { readJson, validate } from '#worker/http/validate.ts'

/** How often edits are tried again that somebody else was faster with. */
const TRIES = 8

/** A map while it is edited: nobody but its editors sees it until it is published. */
export const journeyDraft = new Hono<AppEnv>()
  .get('/journeys/:id/draft', may('site:manage'), async (c) => {
    const db = c.get('db')
    const id = c.req.param('id')
    const [{ published, draft, document }, site, answered] = await Promise.all([
      open(db, id),
      ownSite(c.get('own')),
      listLastAnswered(db, id),
    ])
    const today = localDay(db.actor.now, site.timezone)
    return c.json({
      document,
      published: published.document,
      ...currency(published, answered, today),
      version: published.version,
      isOpen: draft?.document != null,
      seq: draft?.seq ?? 0,
      edits: await listEdits(db, id, null),
    } satisfies Draft)
  })
  .get(
    '/journeys/:id/draft/edits',
    may('site:manage'),
    validate('query', editsQuerySchema),
    async (c) => {
      const db = c.get('db')
      const { after } = c.req.valid('query')
      // Asked for again and again: so without the map, where there is a draft.
      const draft = await findSeq(db, c.req.param('id'))
      if (!draft) await open(db, c.req.param('id'))
      refuseOver(draft, after)
      const edits = await listEdits(db, c.req.param('id'), after)
      return c.json({ seq: draft?.seq ?? 0, edits, refused: [] } satisfies Edits)
    },
  )
  .post('/journeys/:id/draft/edits', may('site:manage'), async (c) => {
    const body = await readJson(c.req.raw, newEditsSchema, MAP_LIMITS.editBytes)
    return c.json((await takeInto(c.get('db'), c.req.param('id'), body)) satisfies Edits)
  })
  .get('/journeys/:id/map', may('site:manage'), async (c) => {
    const { published } = await open(c.get('db'), c.req.param('id'))
    const { id } = published.document
    c.header('content-disposition', `attachment; filename="${id}.journey.json"`)
    return c.body(`${JSON.stringify(toMapFile(published.document), null, 2)}\n`, 200, {
      'content-type': 'application/json; charset=utf-8',
    })
  })
  .post('/journeys/:id/draft/file', may('site:manage'), async (c) => {
    const { journey } = await readJson(c.req.raw, mapFileSchema, MAP_LIMITS.fileBytes)
    const db = c.get('db')
    const id = c.req.param('id')
    const { draft, document } = await open(db, id)
    const edits = editsBetween(document, { ...journey, id }, () => crypto.randomUUID())
    return c.json((await takeInto(db, id, { after: draft?.seq ?? 0, edits })) satisfies Edits)
  })
  .delete('/journeys/:id/draft', may('site:manage'), async (c) => {
    const db = c.get('db')
    const { published } = await open(db, c.req.param('id'))
    await discardDraft(db, published.document)
    return c.body(null, 204)
  })
  .post('/journeys/:id/draft/publish', may('site:manage'), async (c) => {
    const { seq } = await readJson(c.req.raw, publishSchema, 1024)
    const db = c.get('db')
    const { timezone } = await ownSite(c.get('own'))
    const { published, draft, document } = await open(db, c.req.param('id'))
    if (draft?.document == null || draft.seq !== seq) throw isOver()
    const day = localDay(db.actor.now, timezone)
    const told = { name: document.name, version: published.version + 1 }
    if (!(await publishDraft(db, { before: published, document, seq, day, told }))) throw isOver()
    forgetCollector(db.siteId)
    return c.json({ version: published.version + 1, day })
  })

interface Opened {
  published: PublishedMap
  draft: DraftRow | null
  /** The map as the draft has it. */
  document: MapDocument
}

/** @throws AppError `not_found` for what is no journey of the site */
async function open(db: SiteDb, id: string): Promise<Opened> {
  const [published, draft] = await Promise.all([readPublished(db, id), findDraft(db, id)])
  if (!published) throw new AppError('not_found', 'There is no such journey.')
  // A draft of the release before says nothing of these.
  const document = { ...published.document, ...draft?.document }
  return { published, draft, document }
}

/** Applies edits to the map as it is now, and again where somebody else was faster. */
async function takeInto(
  db: ActingDb,
  id: string,
  { after, edits }: { after: number; edits: Edit[] },
): Promise<Edits> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const { published, draft, document } = await open(db, id)
    refuseOver(draft, after)
    const [since, known] = await Promise.all([listEdits(db, id, after), knownEdits(db, id, edits)])
    const { map, done, refused } = takeEdits(document, edits, (edit) => known.has(edit))
    const seq = draft?.seq ?? 0
    const taken = { journeyId: id, document: map, edits: done, seq, version: published.version }
    if (done.length > 0 && !(await storeEdits(db, taken))) continue
    const { id: who, name, now } = db.actor
    const mine = done.map((edit, index) => ({
      seq: seq + index + 1,
      edit: edit as MadeEdit['edit'],
      by: { id: who, name },
      at: now,
    }))
    return {
      seq: seq + done.length,
      edits: [...since, ...mine],
      refused: refused as Edits['refused'],
    }
  }
  throw new AppError('busy', 'Many people are editing this map. Try again in a moment.')
}

/** Edits count on, but those of a draft that is over are gone. */
function refuseOver(draft: Pick<DraftRow, 'seq' | 'since'> | null, after: number): void {
  if (after < (draft?.since ?? 0) || after > (draft?.seq ?? 0)) throw isOver()
}

function isOver(): AppError {
  return new AppError(
    'conflict',
    'The draft was changed, published or discarded meanwhile. Read it again.',
  )
}
