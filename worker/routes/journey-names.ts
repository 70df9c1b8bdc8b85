import { Hono } from 'hono'
import { journeyNamesSchema, type JourneyNames, type Names } from '#contract/names.ts'
import type { AuditDetails } from '#contract/site/audit.ts'
import type { SiteDb } from '#worker/db/connect.ts'
import { findDraft } from '#worker/db/journey/drafts/drafts.ts'
import { putNames, readNames } from '#worker/db/journey/names.ts'
import { AppError } from '#worker/errors.ts'
import { may } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { readJson } from '#worker/http/validate.ts'

const BODY_BYTES = 256 * 1024
const GROUPS = ['stages', 'touchpoints', 'surveys'] as const

/** What a journey and its parts are called in other languages. */
export const journeyNames = new Hono<AppEnv>()
  .get('/journeys/:id/names', may('site:manage'), async (c) =>
    c.json((await findNames(c.get('db'), c.req.param('id'))) satisfies JourneyNames),
  )
  .put('/journeys/:id/names', may('site:manage'), async (c) => {
    const db = c.get('db')
    const journeyId = c.req.param('id')
    const names = await readJson(c.req.raw, journeyNamesSchema, BODY_BYTES)
    const before = await findNames(db, journeyId)
    // Publishing the draft would take these back without a word.
    if ((await findDraft(db, journeyId))?.document)
      throw new AppError(
        'conflict',
        'The map is being edited. Publish or discard its draft first, or change the names there.',
      )
    refuseUnknown(names, before)
    await putNames(db, { journeyId, names }, differences(before, names))
    return c.json((await findNames(db, journeyId)) satisfies JourneyNames)
  })

async function findNames(db: SiteDb, journeyId: string): Promise<JourneyNames> {
  const names = await readNames(db, journeyId)
  if (!names) throw new AppError('not_found', 'There is no such journey.')
  return names
}

/** A name for what is not there would be lost without a word. */
function refuseUnknown(names: JourneyNames, known: JourneyNames): void {
  const unknown = GROUPS.flatMap((group) =>
    Object.keys(names[group])
      .filter((id) => !Object.hasOwn(known[group], id))
      .map((id) => ({ field: `${group}.${id}`, reason: 'is not in this journey' })),
  )
  if (unknown.length > 0)
    throw new AppError('invalid', 'Some fields are not as expected; see `fields`.', unknown)
}

/** Which names change, with what they were and what they are from now on; '' is none. */
function differences(before: JourneyNames, after: JourneyNames): AuditDetails {
  const [old, now] = [flat(before), flat(after)]
  const fields = [...new Set([...old.keys(), ...now.keys()])].filter(
    (field) => old.get(field) !== now.get(field),
  )
  const valuesOf = (names: Map<string, string>) => fields.map((field) => names.get(field) ?? '')
  return { fields, before: valuesOf(old), after: valuesOf(now) }
}

/** `stages.delivery.pl` → its name. */
function flat({ journey, ...groups }: JourneyNames): Map<string, string> {
  const of = (path: string, names: Names) =>
    Object.entries(names).map(([language, name]) => [`${path}.${language}`, name] as const)
  return new Map([
    ...of('journey', journey),
    ...GROUPS.flatMap((group) =>
      Object.entries(groups[group]).flatMap(([id, names]) => of(`${group}.${id}`, names)),
    ),
  ])
}
