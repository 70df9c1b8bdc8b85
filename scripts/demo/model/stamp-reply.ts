import type { SurveyDefinitionInput } from '#contract/surveys.ts'
import { NOT_TOLD, type StampedAnswer } from '#worker/domain/answers/stamped-answer.ts'
import { timeOrderedId } from '#worker/domain/ids.ts'
import { localToInstant } from '#worker/domain/imports/local-time.ts'
import { toHex } from '#worker/secrets/hash.ts'
import { DEMO_JOURNEY } from '#scripts/demo/site/journey.ts'
import { DEMO_TIMEZONE } from '#scripts/demo/site/demo-site.ts'
import { sha256 } from '#scripts/support/hash.ts'
import type { Ask } from './ask.ts'
import type { Random } from './random.ts'
import type { Reply } from './reply.ts'
import type { Place } from './tally-displays.ts'

/** When people answer: quiet mornings, a bump at lunch, the evening on the sofa. From 7 to 22 h. */
const HOURS = [2, 3, 4, 5, 6, 8, 8, 6, 5, 5, 6, 8, 10, 11, 9, 5]
const FIRST_HOUR = 7
const PATHS: Record<string, string> = {
  'product-page': '/produkt',
  cart: '/koszyk',
  checkout: '/dziekujemy',
  payment: '/platnosc',
  'tracking-page': '/sledzenie',
  'help-page': '/pomoc',
}

/** Puts a reply into its place, day and second. */
export function stampReply(
  random: Random,
  {
    ask,
    given,
    survey,
  }: {
    ask: Ask
    given: Reply
    survey: { id: string; definition: SurveyDefinitionInput; place: Place }
  },
): StampedAnswer {
  const { who, day, channel, orderRef, isCounted } = ask
  const second = (FIRST_HOUR + random.weighted(HOURS)) * 3600 + random.between(0, 3599)
  const answeredAt =
    localToInstant(Date.parse(day), DEMO_TIMEZONE) + second * 1000 + random.between(0, 999)
  const id = timeOrderedId(
    answeredAt,
    Uint8Array.from({ length: 10 }, () => random.between(0, 255)),
  )
  const { segment, persona } = who
  const isPage = channel === 'web' && survey.place.touchpointId in PATHS
  const content = {
    ...NOT_TOLD,
    id,
    claimedId: id,
    journeyId: DEMO_JOURNEY.id,
    mapVersion: 1,
    surveyId: survey.id,
    revision: 1,
    ...survey.place,
    channel,
    segment,
    persona,
    day,
    ...given,
    lang: who.lang,
    url: isPage ? `https://zielony-sklep.example${PATHS[survey.place.touchpointId]}` : null,
    respondent: who.respondent,
    orderRef,
    reference: orderRef ? ('verified' as const) : null,
    traits: { segment, ...(persona ? { persona } : {}), device: who.device, ...ask.facts },
    sample: survey.definition.sample ?? 1,
    shownAt: isCounted ? answeredAt - random.between(2_000, 45_000) : null,
    answeredAt,
    receivedAt: answeredAt + random.between(80, 2_500),
  }
  return { ...content, bodyHash: toHex(sha256(JSON.stringify(content)), 16) }
}
