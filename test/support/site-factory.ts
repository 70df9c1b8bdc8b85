import { env } from 'cloudflare:workers'
import { surveyDefinitionSchema, type SurveyDefinitionInput } from '#contract/surveys.ts'
import { openDirectory, siteViews, type SiteViews } from '#worker/db/connect.ts'
import { createJourney } from '#worker/db/journey/maps.ts'
import { createSite, type NewSite } from '#worker/db/site/sites.ts'
import { createSurvey } from '#worker/db/surveys/surveys.ts'

export const SHOP = 'https://shop.example'

export interface TestSite extends SiteViews {
  key: string
}

/** New site without anything on its map. */
export async function makeBareSite(overrides: Partial<NewSite> = {}): Promise<TestSite> {
  const key = `wf_pk_${crypto.randomUUID().replaceAll('-', '')}`
  const directory = openDirectory(env.DB)
  const siteId = await createSite(directory, {
    key,
    name: 'Test shop',
    timezone: 'Europe/Warsaw',
    origins: [SHOP],
    language: 'en',
    createdAt: 0,
    ...overrides,
  })
  return { key, ...siteViews(directory, siteId) }
}

/** New site with one journey of two stages: `purchase` (checkout) and `delivery` (parcel, locker). */
export async function makeSite(overrides: Partial<NewSite> = {}): Promise<TestSite> {
  const site = await makeBareSite(overrides)
  await createJourney(site.db, {
    id: 'shopping',
    name: 'Shopping',
    kind: 'customer',
    segments: ['b2c', 'b2b'].map((id) => ({ id, name: id.toUpperCase(), names: {} })),
    personas: [{ id: 'anna', name: 'Anna', names: {}, rules: [] }],
    stages: [
      {
        id: 'purchase',
        name: 'Purchase',
        frameDays: 2,
        touchpoints: [{ id: 'checkout', name: 'Checkout', channels: ['web'], actions: ['pay'] }],
      },
      {
        id: 'delivery',
        name: 'Delivery',
        frameDays: 4,
        touchpoints: [
          { id: 'parcel', name: 'Parcel', channels: ['courier'], actions: [] },
          { id: 'locker', name: 'Locker', channels: ['locker'], actions: [] },
        ],
      },
    ],
  })
  return site
}

/** A live CSAT survey at the checkout, unless told otherwise. @returns its id */
export async function makeSurvey(
  { db }: TestSite,
  overrides: Partial<SurveyDefinitionInput> & { id?: string; touchpoint?: string } = {},
): Promise<string> {
  const { id = 'checkout-csat', touchpoint = 'checkout', ...definition } = overrides
  await createSurvey(
    db,
    {
      id,
      touchpointId: touchpoint,
      name: id,
      state: 'live',
      definition: surveyDefinitionSchema.parse({
        kind: 'csat',
        scale: 'csat5',
        question: { en: 'How was your checkout?', pl: 'Jak poszły zakupy?' },
        trigger: { on: 'load' },
        followUp: {
          reasons: [{ code: 'late', label: { en: 'Late', pl: 'Spóźniona' }, from: 1, to: 3 }],
        },
        ...definition,
      }),
    },
    0,
  )
  return id
}
