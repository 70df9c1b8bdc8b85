import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { MapDocument } from '#contract/map/document.ts'
import type { ActorStamp, SiteViews } from '#worker/db/connect.ts'
import { actingDb } from '#worker/db/connect.ts'
import { answeredParts, readPublished, toNewJourney } from '#worker/db/journey/drafts/document.ts'
import { discardDraft, findDraft, storeEdits } from '#worker/db/journey/drafts/drafts.ts'
import { publishDraft } from '#worker/db/journey/drafts/publish.ts'
import { listJourneys } from '#worker/db/journey/maps.ts'
import { startJourney } from '#worker/db/journey/start-journey.ts'
import { ownSite } from '#worker/db/site/sites.ts'
import { localDay } from '#worker/domain/days.ts'
import { editsBetween } from '#worker/domain/journey/map/edits-between.ts'
import { isForeign } from './journey/foreign-files.ts'
import { goneFrom, planOf } from './journey/plan.ts'
import { readMap, writeMap } from './journey/read-map.ts'
import { siteByKey } from './support/find-site.ts'
import { withLocalDatabase } from './support/local-database.ts'
import { Refusal, runScript } from './support/run-script.ts'

const USAGE = `Usage: npm run journey -- pull [FILE] --site KEY [--journey ID]
       npm run journey -- diff FILE --site KEY
       npm run journey -- apply FILE --site KEY [--drop]
FILE is YAML (.yaml), JSON, a grid (.csv) or CJML (.xml); pull writes Mermaid (.mmd), too. --drop takes out what has answers, too; the answers stay.`

/** The map of a journey as a file in a repository: fetched, compared, and made to hold. */
await runScript(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      site: { type: 'string' },
      journey: { type: 'string' },
      drop: { type: 'boolean', default: false },
    },
  })
  const [command, file] = positionals
  await withLocalDatabase(async (directory) => {
    const site = await siteByKey(directory, values.site)
    if (command === 'pull') await pull(site, file, values.journey)
    else if (command === 'diff' && file) await diff(site, file)
    else if (command === 'apply' && file) await apply(site, file, values.drop)
    else throw new Refusal(USAGE)
  })
})

async function pull({ db }: SiteViews, file: string | undefined, wanted?: string): Promise<void> {
  const journeys = await listJourneys(db)
  const id = wanted ?? journeys[0]?.id
  const published = id === undefined ? null : await readPublished(db, id)
  if (!published)
    throw new Refusal(
      journeys.length > 0
        ? `There is no journey ${id}: use one of ${journeys.map((one) => one.id).join(', ')}.`
        : 'The site has no journey yet.',
    )
  const text = writeMap(published.document, file ?? '')
  if (file === undefined) process.stdout.write(text)
  else {
    await writeFile(file, text)
    console.log(`Version ${published.version} of “${published.document.name}” is in ${file}.`)
  }
}

/** Prints what the file would change. Exit code 1 where that is anything, as diff has it. */
async function diff({ db }: SiteViews, file: string): Promise<void> {
  const wanted = await readMap(file)
  const published = await readPublished(db, wanted.id)
  const plan = planOf(published?.document ?? emptyMap(wanted), wanted)
  for (const line of plan) console.log(line)
  if (plan.length > 0) process.exitCode = 1
}

async function apply({ own, db }: SiteViews, file: string, mayDrop: boolean): Promise<void> {
  const wanted = await readMap(file)
  const stamp: ActorStamp = { kind: 'system', id: 'journey', name: 'journey', now: Date.now() }
  const acting = actingDb(own, db.siteId, stamp)
  const found = await readPublished(db, wanted.id)
  if (found && isForeign(file))
    throw new Refusal(
      `There is a journey ${wanted.id} already, and this file knows none of its ids: it can begin a journey, not change one. Pull the map as YAML to change it. Nothing was changed.`,
    )
  const before = found ?? { version: 1, document: emptyMap(wanted), editedOn: {} }
  const plan = planOf(before.document, wanted)
  if (plan.length === 0) return console.log('Nothing to do: the map is as the file says.')
  for (const line of plan) console.log(line)
  const draft = await findDraft(db, wanted.id)
  if (draft?.document)
    throw new Refusal(
      'Somebody is editing this map: publish or discard that draft first. Nothing was changed.',
    )
  const gone = goneFrom(before.document, wanted)
  const answered = await answeredParts(
    db,
    gone.map(({ id }) => id),
  )
  if (answered.length > 0 && !mayDrop)
    throw new Refusal(
      `These have answers: ${answered.join(', ')}. Keep them in the file, or say --drop: their answers stay, but nobody is asked there any more. Nothing was changed.`,
    )
  const day = localDay(stamp.now, (await ownSite(own)).timezone)
  if (!found) {
    const map = toNewJourney(wanted, day)
    if (!(await startJourney(acting, { map, surveys: [] })))
      throw new Refusal(
        `Another part of the site has an id of this file, ${wanted.id} or one in it. Nothing was changed.`,
      )
    return console.log('Published as version 1.')
  }
  const edits = editsBetween(before.document, wanted, () => crypto.randomUUID())
  const { version } = before
  const seq = draft?.seq ?? 0
  const told = { name: wanted.name, version: version + 1 }
  const drafted = { journeyId: wanted.id, document: wanted, edits, seq, version }
  const isStored = await storeEdits(acting, drafted)
  const looked = { before, document: wanted, seq: seq + edits.length, day, told }
  const isDone = isStored && (await publishDraft(acting, looked))
  // Or a draft of nobody's would stand in the way of the next try.
  if (isStored && !isDone) await discardDraft(acting, wanted)
  if (!isDone)
    throw new Refusal('The map was changed meanwhile, or an id is in use elsewhere. Try again.')
  console.log(`Published as version ${version + 1}.`)
}

function emptyMap({ id, name, names, kind }: MapDocument): MapDocument {
  return { id, name, names, kind, stages: [], annotations: [], personas: [], segments: [] }
}
