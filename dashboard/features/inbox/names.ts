import type { Case } from '#contract/cases/story.ts'
import type { CaseItem } from '#contract/cases/cases.ts'
import type { JourneyList } from '#contract/journey.ts'
import type { CasePeople } from '#contract/cases/story.ts'
import { SCALES } from '#contract/words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { languageName } from '#dashboard/kit/i18n/format.ts'
import { locale } from '#dashboard/kit/i18n/words.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { t } from './words.ts'

/** What the inbox needs to call things by their names. */
export interface Surroundings {
  timezone: string
  stages: { id: string; name: string }[]
  segments: { id: string; name: string }[]
  touchpoints: ReadonlyMap<string, string>
  people: CasePeople | null
}

/** Journeys and colleagues; until they are here, ids stand for names and UTC for the site's clocks. */
export function useSurroundings(): Surroundings {
  const lang = locale()
  const journeys = useResource<JourneyList>(`journeys ${lang}`, (signal) =>
    call('GET /api/journeys', { query: { lang }, signal }),
  )
  const people = useResource<CasePeople>('case people', (signal) =>
    call('GET /api/case-people', { signal }),
  )
  const stages = journeys.data?.journeys.flatMap((journey) => journey.stages) ?? []
  return {
    timezone: journeys.data?.site.timezone ?? 'UTC',
    stages: stages.map(({ id, name }) => ({ id, name })),
    segments: [
      ...new Map(
        journeys.data?.journeys.flatMap(({ segments }) =>
          segments.map((one) => [one.id, one] as const),
        ),
      ).values(),
    ],
    touchpoints: new Map(
      stages.flatMap(({ touchpoints }) => touchpoints.map(({ id, name }) => [id, name] as const)),
    ),
    people: people.data,
  }
}

/** Where an answer was given: `Delivery · Parcel locker`; '' for a case without one. */
export function placeOf({ stage, touchpoint }: CaseItem, around: Surroundings): string {
  const stageName = around.stages.find(({ id }) => id === stage)?.name ?? stage
  const name = around.touchpoints.get(touchpoint) ?? touchpoint
  return [stageName, name].filter(Boolean).join(' · ')
}

/** What a case is called: the customer's words, the title, what was ticked, or its number. */
export function nameOf(one: CaseItem): string {
  if (one.comment !== null && one.comment !== '') return t('quote', { text: one.comment })
  if (one.title !== '') return one.title
  if (one.reasons.length > 0) return one.reasons.join(', ')
  return one.issue === null ? t('case.number', { n: one.number }) : t(`issue.${one.issue}`)
}

/** `1 of 5 · Polish · Parcel locker`, as far as it is known. */
export function factsOf({ scale, score, lang, channel }: Case): string[] {
  const highest = scale === null ? null : SCALES[scale].highest
  return [
    ...(score !== null && highest !== null ? [t('case.score', { score, highest })] : []),
    ...(lang === null ? [] : [languageName(lang)]),
    ...(channel === null ? [] : [t(`channel.${channel}`)]),
  ]
}
