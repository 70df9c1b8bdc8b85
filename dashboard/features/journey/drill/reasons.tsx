import type { Curve } from '#contract/journey.ts'
import { listReasons } from '#dashboard/features/journey/api.ts'
import { useOnNews } from '#dashboard/features/journey/answers/news.ts'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { kindsQuery } from '#dashboard/features/journey/view/query.ts'
import { t } from '#dashboard/features/journey/words.ts'
import { count } from '#dashboard/kit/i18n/format.ts'
import { locale } from '#dashboard/kit/i18n/words.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'

/** Rows that are shown; rarer reasons are read in the answers. */
const SHOWN = 8

/** What people chose in the open place, the most picked first. */
export function Reasons({ kind }: { kind: Curve['kind'] }) {
  const query = { ...kindsQuery(useJourney()), kind, lang: locale() }
  const { data, stale, refresh } = useResource(`reasons ${JSON.stringify(query)}`, (signal) =>
    listReasons(query, signal),
  )
  useOnNews(() => refresh({ quiet: true }))
  if (!data || data.reasons.length === 0) return null
  const most = data.reasons[0]?.n ?? 1
  return (
    <section class="reasons" data-stale={stale || undefined}>
      <h3>{t('drill.reasons')}</h3>
      <ul>
        {data.reasons.slice(0, SHOWN).map(({ code, name, n }) => (
          <li key={code}>
            <span class="reason-name">{name ?? code.replaceAll(/[_-]+/g, ' ')}</span>
            <span class="share-track">
              <span class="share-bar" style={{ '--share': String(n / most) }} />
            </span>
            <span class="share-count">{count(n)}</span>
          </li>
        ))}
      </ul>
      <p class="mut">
        {t(data.isAll ? 'drill.reasonsOf' : 'drill.reasonsOfNewest', { n: data.n })}
      </p>
    </section>
  )
}
