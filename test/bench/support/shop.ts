import { randomUUID } from 'node:crypto'
import { surveyDefinitionSchema } from '#contract/surveys.ts'
import type { Channel } from '#contract/words.ts'
import { createLink } from '#worker/db/accounts/links.ts'
import { addMember, ensureUser } from '#test/support/accounts.ts'
import {
  actingDirectory,
  openDirectory,
  siteViews,
  type SiteDb,
  type SiteViews,
} from '#worker/db/connect.ts'
import { createJourney } from '#worker/db/journey/maps.ts'
import { createSite } from '#worker/db/site/sites.ts'
import { addIntake } from '#worker/db/collect/intake.ts'
import { BUDGET_DAYS } from '#worker/domain/collect/budget.ts'
import { utcDay } from '#worker/domain/days.ts'
import { createSurvey } from '#worker/db/surveys/surveys.ts'
import { hashToken, newId, newToken } from '#worker/secrets/hash.ts'
import { SHOP_ORIGIN, type Client } from './client.ts'
import type { LocalDatabase } from './local-server.ts'

/** A site to measure on: 20 touchpoints on 7 stages, each with one CSAT survey. */
export interface Shop extends SiteViews {
  key: string
}

/** The journey of every measured site. */
export const JOURNEY = 'shopping'
export const STAGES = 7
export const TOUCHPOINTS = 20
export const SEGMENTS = ['b2c', 'b2b']
export const PERSONAS = ['anna', 'ben', 'cleo', 'dan']
/** Every second touchpoint is met on two channels: 1.5 on average. */
export const CHANNELS: [Channel, Channel] = ['web', 'email']

/** The touchpoint with a number from 0; its survey is `q-<touchpoint>`. */
export const touchpointId = (index: number) => `tp-${String(index).padStart(2, '0')}`
/** The stage with a number from 0. */
export const stageId = (index: number) => `stage-${index}`
/** The stage of a touchpoint: 20 spread over 7. */
export const stageOf = (touchpoint: number) => Math.floor((touchpoint * STAGES) / TOUCHPOINTS)

/**
 * Makes a new site with its map and its live surveys.
 * @param settings `busy` for one that is used to much: nothing that is measured is held
 */
export async function makeShop(
  database: LocalDatabase,
  { timezone = 'Europe/Warsaw', busy = true }: { timezone?: string; busy?: boolean } = {},
): Promise<Shop> {
  const key = `wf_pk_${randomUUID().replaceAll('-', '')}`
  const directory = openDirectory(database)
  const siteId = await createSite(directory, {
    key,
    name: 'Measured shop',
    timezone,
    origins: [SHOP_ORIGIN],
    segments: SEGMENTS,
    personas: PERSONAS.map((id) => ({ id, name: id })),
    language: 'en',
    createdAt: 0,
  })
  const { own, db } = siteViews(directory, siteId)
  await createJourney(db, { id: JOURNEY, name: 'Shopping', kind: 'customer', stages: makeStages() })
  for (let index = 0; index < TOUCHPOINTS; index += 1) await makeSurvey(db, index)
  if (busy) await makeBusyDays(db)
  return { key, own, db }
}

/** Days of a million rows, but for yesterday: a budget that no measurement uses up, and no sampling. */
async function makeBusyDays(db: SiteDb): Promise<void> {
  for (let ago = 2; ago <= BUDGET_DAYS; ago += 1)
    await addIntake(db, { day: utcDay(Date.now() - ago * 86_400_000), rows: 1_000_000 })
}

/** Signs in by a one-time link. @returns the header that carries the session */
export async function signIn(shop: Shop, client: Client): Promise<{ cookie: string }> {
  const now = Date.now()
  const email = `${newId()}@people.example`
  const user = await ensureUser(shop.own, { id: newId(), email, name: 'Ada', createdAt: now })
  const stamp = { kind: 'system', id: 'bench', name: 'bench', now } as const
  const owner = { user, role: 'owner', comments: true } as const
  await addMember(actingDirectory(shop.own, shop.own.siteId, stamp), owner)
  const token = newToken()
  await createLink(shop.own, {
    tokenHash: await hashToken(token),
    id: newId(),
    purpose: 'sign-in',
    email,
    createdAt: now,
    expiresAt: now + 60_000,
  })
  const { status, headers } = await client.send({
    path: '/api/sign-in',
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  })
  const cookie = headers['set-cookie']?.[0]?.split(';')[0]
  if (status !== 204 || !cookie) throw new Error(`Signing in was answered with ${status}`)
  return { cookie }
}

function makeStages() {
  const all = Array.from({ length: TOUCHPOINTS }, (_, index) => index)
  return Array.from({ length: STAGES }, (_, stage) => ({
    id: stageId(stage),
    name: `Stage ${stage}`,
    frameDays: 3,
    touchpoints: all
      .filter((index) => stageOf(index) === stage)
      .map((index) => ({
        id: touchpointId(index),
        name: `Touchpoint ${index}`,
        channels: CHANNELS,
        actions: ['continue'],
      })),
  }))
}

async function makeSurvey(db: SiteDb, index: number): Promise<void> {
  const touchpoint = touchpointId(index)
  await createSurvey(
    db,
    {
      id: `q-${touchpoint}`,
      touchpointId: touchpoint,
      name: touchpoint,
      state: 'live',
      definition: surveyDefinitionSchema.parse({
        kind: 'csat',
        scale: 'csat5',
        question: { en: 'How was it?', pl: 'Jak było?' },
        trigger: { on: 'load' },
        followUp: { reasons: [{ code: 'late', label: { en: 'Late' }, from: 1, to: 3 }] },
      }),
    },
    0,
  )
}
