import type { ComponentChildren } from 'preact'
import type { FilterName } from '#contract/words.ts'
import type { DigestRequest } from '#dashboard/features/journey/tabs/parts/digest-query.ts'
import { useJourney } from '#dashboard/features/journey/journey-context.ts'
import { digestQuery } from '#dashboard/features/journey/tabs/parts/digest-query.ts'
import { t } from '#dashboard/features/journey/tabs/words.ts'
import { dayRange, instant, wordList } from '#dashboard/kit/i18n/format.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'

/** What every view of kept counts says of itself. */
interface Told {
  range: { from: string; to: string }
  readTo: number | null
  isBehind: boolean
  ignored: readonly FilterName[]
}

interface Props<View extends Told> {
  /** Tells it from other views. */
  name: string
  load: (id: string, query: DigestRequest, signal: AbortSignal) => Promise<View>
  children: (view: View) => ComponentChildren
}

/** A tab of counts that are kept by the week, and under it what they cover. */
export function DigestView<View extends Told>({ name, load, children }: Props<View>) {
  const context = useJourney()
  const query = digestQuery(context)
  const { id } = context.journey
  const view = useResource(`${name} ${id} ${JSON.stringify(query)}`, (signal) =>
    load(id, query, signal),
  )
  return (
    <Loaded resource={view}>
      {(data) => (
        <div class="loaded" data-stale={view.stale || undefined} aria-busy={view.stale}>
          {children(data)}
          <Covers view={data} />
        </div>
      )}
    </Loaded>
  )
}

/** Which weeks were counted, up to when, and what of the filters does not reach here. */
function Covers({ view: { range, readTo, isBehind, ignored } }: { view: Told }) {
  const { site } = useJourney()
  const lines = [
    t('covers.weeks', { range: dayRange(range) }),
    ...(readTo === null ? [] : [t('covers.until', { time: instant(readTo, site.timezone) })]),
    ...(isBehind ? [t('covers.behind')] : []),
    ...(ignored.length > 0
      ? [t('covers.ignored', { filters: wordList(ignored.map((one) => t(`control.${one}`))) })]
      : []),
  ]
  return <p class="mut">{lines.join(' ')}</p>
}
