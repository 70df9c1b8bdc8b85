import { and, eq, isNull, sql } from 'drizzle-orm'
import type { AskBudget } from '#contract/collect/asks.ts'
import type { Look } from '#contract/site/look.ts'
import type { SurveyPlan } from '#contract/surveys/document.ts'
import type { CountWhy } from '#contract/surveys/funnel.ts'
import type { SurveyDefinition } from '#contract/surveys.ts'
import type { AddressLimit, Scale } from '#contract/words.ts'
import type { SurveyState } from '#contract/surveys/words.ts'
import { siteDb, siteDirectory, type Directory, type SiteDb } from '#worker/db/connect.ts'
import { findWorkingKey } from '#worker/db/site/keys.ts'
import { selectTold } from '#worker/db/outbox/endpoints.ts'
import { ownSite, type Site } from '#worker/db/site/sites.ts'
import { declaredBy, type Declared } from '#worker/domain/collect/cell.ts'
import { selectDesk, toDesk } from '#worker/db/cases/desk.ts'
import { turnsOf, type Turn } from '#worker/domain/surveys/turns.ts'
import type { RuledSite } from '#worker/domain/cases/open-case.ts'
import { loadGuard, type Guard } from './guard.ts'
import { optOuts } from '#worker/db/schema/site/recipients.ts'
import { signingKeys } from '#worker/db/schema/site/kept.ts'
import {
  journeys,
  stages,
  surveyRevisions,
  surveys,
  touchpoints,
} from '#worker/db/schema/site/map.ts'

/** A survey with the place on the map that its answers are stamped with. */
export interface CollectedSurvey {
  id: string
  state: SurveyState
  scale: Scale
  revision: number
  definition: SurveyDefinition
  plan: Partial<SurveyPlan>
  rate: number | null
  /** Its part of the visitors where it is asked in turn with others. */
  turn: Turn | null
  touchpointId: string
  stageId: string
  journeyId: string
  mapVersion: number
  /** Whom its journey tells apart. */
  declared: Declared
}

/** Everything that collecting needs to know of a site; small enough to keep in memory. */
export interface Collector extends CollectedSite, Guard {}

/** A site with its map, as answers are checked and stamped by it. */
interface CollectedSite {
  siteId: number
  name: string
  key: string
  /** When the key was last noted as used, Unix milliseconds. */
  keyUsedAt: number | null
  timezone: string
  origins: string[]
  language: string
  cooldownDays: number
  askBudget: AskBudget | null
  /** Whether pages tell why nobody was asked, and until when. */
  countWhy: CountWhy | null
  look: Look | null
  /** Whether anybody has opted out of being asked. */
  hasOptOuts: boolean
  paused: boolean
  maskComments: boolean
  honourGpc: boolean
  addressLimit: AddressLimit
  /** Names of the keys that tokens may be signed with. */
  signingKeys: string[]
  /** What opens cases by itself; null where no rule does. */
  cases: RuledSite | null
  surveys: Map<string, CollectedSurvey>
  touchpoints: Map<string, { stageId: string; actions: string[]; declared: Declared }>
  /** Whether other systems are told of answers, and of cases that are opened. */
  tellsAnswers: boolean
  tellsCases: boolean
}

/** Loads a site by a publishable key; null for a key that nobody has or that is over. */
export async function findCollector(
  directory: Directory,
  key: string,
  now: number,
): Promise<Collector | null> {
  const found = await findWorkingKey(directory, key, now)
  if (found?.kind !== 'publishable') return null
  const site = await ownSite(siteDirectory(directory, found.siteId))
  const db = siteDb(directory, site.id)
  const [collector, guard] = await Promise.all([loadCollector(db, site), loadGuard(db, site, now)])
  return { ...collector, ...guard, key, keyUsedAt: found.usedAt }
}

/** Loads what collecting needs of a site. @param site what the directory holds of the same one */
export async function loadCollector(db: SiteDb, site: Site): Promise<CollectedSite> {
  const [journeyRows, surveyRows, touchpointRows, signingRows, toldRows, deskRows, optedOut] =
    await db.orm.batch([
      selectDeclared(db),
      selectSurveys(db),
      selectTouchpoints(db),
      db.orm
        .select({ id: signingKeys.id })
        .from(signingKeys)
        .where(and(eq(signingKeys.siteId, db.siteId), isNull(signingKeys.revokedAt))),
      selectTold(db),
      selectDesk(db),
      db.orm.select({ at: optOuts.at }).from(optOuts).where(eq(optOuts.siteId, db.siteId)).limit(1),
    ])
  const { desk, rules, owners } = toDesk(deskRows[0])
  const isRuled = rules.some(({ isOn }) => isOn)
  const declared = new Map(journeyRows.map((row) => [row.id, declaredBy(row)]))
  const turns = turnsOf(surveyRows)
  const declaredIn = (journeyId: string) => declared.get(journeyId) ?? NOBODY
  return {
    siteId: site.id,
    name: site.name,
    key: site.key,
    keyUsedAt: null,
    timezone: site.timezone,
    origins: site.origins,
    language: site.language,
    cooldownDays: site.cooldownDays,
    askBudget: site.askBudget,
    countWhy: site.countWhy,
    look: site.look,
    hasOptOuts: optedOut.length > 0,
    paused: site.paused,
    maskComments: site.maskComments,
    honourGpc: site.honourGpc,
    addressLimit: site.addressLimit,
    signingKeys: signingRows.map((row) => row.id),
    cases: isRuled ? { desk, rules, owners, timezone: site.timezone } : null,
    surveys: new Map(
      surveyRows.map((row) => [
        row.id,
        { ...row, turn: turns.get(row.id) ?? null, declared: declaredIn(row.journeyId) },
      ]),
    ),
    touchpoints: new Map(
      touchpointRows.map(({ id, journeyId, ...row }) => [
        id,
        { ...row, declared: declaredIn(journeyId) },
      ]),
    ),
    tellsAnswers: toldRows.some(({ answers }) => answers !== 0),
    tellsCases: toldRows.some((row) => row.cases !== 0),
  }
}

/** The question as an older revision asked it: answers may arrive a week late. */
export async function findDefinition(
  db: SiteDb,
  surveyId: string,
  revision: number,
): Promise<SurveyDefinition | null> {
  const [row] = await db.orm
    .select({ definition: surveyRevisions.definition })
    .from(surveyRevisions)
    .where(
      and(
        eq(surveyRevisions.siteId, db.siteId),
        eq(surveyRevisions.surveyId, surveyId),
        eq(surveyRevisions.revision, revision),
      ),
    )
  return row?.definition ?? null
}

/** Should a journey have come between two queries. */
const NOBODY: Declared = { segments: [], personas: [] }

/** Whom each journey tells apart. */
function selectDeclared({ orm, siteId }: SiteDb) {
  const { id, segments, personas } = journeys
  return orm.select({ id, segments, personas }).from(journeys).where(eq(journeys.siteId, siteId))
}

function selectSurveys({ orm, siteId }: SiteDb) {
  return orm
    .select({
      id: surveys.id,
      // At a touchpoint that was taken out of its map nobody is asked.
      state: sql<SurveyState>`iif(${touchpoints.retiredAt} IS NULL, ${surveys.state}, 'archived')`,
      scale: surveys.scale,
      revision: surveys.revision,
      definition: surveyRevisions.definition,
      plan: surveys.plan,
      rate: surveys.rate,
      touchpointId: surveys.touchpointId,
      stageId: touchpoints.stageId,
      journeyId: stages.journeyId,
      mapVersion: journeys.version,
    })
    .from(surveys)
    .innerJoin(
      surveyRevisions,
      and(
        eq(surveyRevisions.siteId, surveys.siteId),
        eq(surveyRevisions.surveyId, surveys.id),
        eq(surveyRevisions.revision, surveys.revision),
      ),
    )
    .innerJoin(
      touchpoints,
      and(eq(touchpoints.siteId, surveys.siteId), eq(touchpoints.id, surveys.touchpointId)),
    )
    .innerJoin(stages, and(eq(stages.siteId, surveys.siteId), eq(stages.id, touchpoints.stageId)))
    .innerJoin(
      journeys,
      and(eq(journeys.siteId, surveys.siteId), eq(journeys.id, stages.journeyId)),
    )
    .where(eq(surveys.siteId, siteId))
}

function selectTouchpoints({ orm, siteId }: SiteDb) {
  const { id, stageId, actions } = touchpoints
  return orm
    .select({ id, stageId, actions, journeyId: stages.journeyId })
    .from(touchpoints)
    .innerJoin(
      stages,
      and(eq(stages.siteId, touchpoints.siteId), eq(stages.id, touchpoints.stageId)),
    )
    .where(eq(touchpoints.siteId, siteId))
}
