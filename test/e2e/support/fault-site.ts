import { surveyDefinitionSchema } from '#contract/surveys.ts'
import { siteViews, type Directory, type SiteViews } from '#worker/db/connect.ts'
import { createJourney } from '#worker/db/journey/maps.ts'
import { createSite } from '#worker/db/site/sites.ts'
import { createSurvey } from '#worker/db/surveys/surveys.ts'

/** Key of the site that is one test file's alone, so that files can run side by side. */
export const siteKey = (file: string) => `wf_pk_${file}`

/** A site whose only survey asks on every page, with a comment after every score. */
export async function makeFaultSite(directory: Directory, key: string): Promise<SiteViews> {
  const id = await createSite(directory, {
    key,
    name: 'Fault shop',
    timezone: 'Europe/Warsaw',
    origins: ['http://shop.test'],
    language: 'en',
    // All visitors of a test come from one address, and on one day.
    addressLimit: 3000,
    createdAt: Date.now(),
  })
  const views = siteViews(directory, id)
  const { db } = views
  await createJourney(db, {
    id: 'shopping',
    name: 'Shopping',
    kind: 'customer',
    stages: [
      {
        id: 'purchase',
        name: 'Purchase',
        frameDays: null,
        touchpoints: [{ id: 'checkout', name: 'Checkout', channels: ['web'], actions: [] }],
      },
    ],
  })
  const definition = surveyDefinitionSchema.parse({
    kind: 'csat',
    scale: 'csat5',
    question: {
      en: 'How was your checkout?',
      pl: 'Jak poszło płacenie?',
      ar: 'كيف كانت عملية الدفع؟',
      de: 'Wie zufrieden sind Sie mit dem Bezahlvorgang?',
    },
    trigger: { on: 'load' },
    urls: [{ op: 'starts_with', value: '/thanks' }],
    frequency: 'always',
    maxDisplays: 100,
    followUp: {
      reasons: [
        {
          code: 'slow',
          label: { en: 'Too slow', pl: 'Za wolno', ar: 'بطيء', de: 'Zu langsam' },
          from: 1,
          to: 3,
        },
        {
          code: 'price',
          label: { en: 'Price changed', pl: 'Inna cena', ar: 'تغيّر السعر', de: 'Anderer Preis' },
          from: 1,
          to: 3,
        },
      ],
    },
  })
  await createSurvey(
    db,
    { id: 'checkout-csat', touchpointId: 'checkout', name: 'Checkout', state: 'live', definition },
    0,
  )
  return views
}
