import { computed } from '@preact/signals'
import type { Curve } from '#contract/journey.ts'
import { news } from '#dashboard/features/journey/answers/news.ts'
import type { CurveRequest } from '#dashboard/features/journey/api.ts'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { LazyPart } from '#dashboard/kit/loading/lazy-part.tsx'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { now } from '#dashboard/kit/time/now.ts'
import { doubt } from './doubt.ts'

/** Milliseconds between two looks while the page is: the job that finds something runs hourly. */
const LOOK_MS = 5 * 60_000
const turn = computed(() => Math.trunc(now.value / LOOK_MS))

/** Answers of the journey that look forged. What is said of them comes when there are some. */
export function Doubts({ curve, query }: { curve: Curve | null; query: CurveRequest }) {
  const context = useJourney()
  const { data, refresh } = useResource(`suspicions ${turn.value}`, (signal) =>
    call('GET /api/suspicions', { signal }),
  )
  const version = news.value
  const { id } = context.journey
  const suspicions = data?.suspicions.filter(({ journey }) => journey === id)
  if (!suspicions?.length) return null
  return (
    <LazyPart name="suspicions" load={load} waiting={null}>
      {(Suspicions) => (
        <Suspicions
          key={id}
          {...{ ...context, suspicions, curve, query, version }}
          onDecided={() => {
            refresh({ quiet: true })
            news.value = {}
          }}
          tell={(next) => (doubt.value = next)}
        />
      )}
    </LazyPart>
  )
}

async function load() {
  return (await import('#dashboard/features/suspicions/suspicions.tsx')).Suspicions
}
