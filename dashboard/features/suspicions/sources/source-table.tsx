import { useId } from 'preact/hooks'
import type { Sources, Suspicion } from '#contract/holds.ts'
import type { Journey } from '#contract/journey.ts'
import type { ViewPatch } from '#dashboard/features/suspicions/doubt.ts'
import { dayAt, type SiteClock, whenOf } from '#dashboard/features/suspicions/when.ts'
import { t } from '#dashboard/features/suspicions/words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { useOnChange } from '#dashboard/kit/loading/latest.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { Table } from '#dashboard/kit/parts/table.tsx'
import { columnsOf, rowsOf, type Source } from './source-rows.tsx'

interface Props {
  stage: string
  /** What waits for a decision. */
  open: Suspicion[]
  journey: Journey
  site: SiteClock
  version: unknown
  change: (patch: ViewPatch) => void
}

/** Where the answers of a stage came from in the last eight days. */
export function SourceTable({ stage, open, journey, site, version, change }: Props) {
  const id = useId()
  const sources = useResource(`sources ${stage}`, (signal) =>
    call('GET /api/sources', { query: { stage }, signal }),
  )
  useOnChange(version, () => sources.refresh({ quiet: true }))
  const name = journey.stages.find((one) => one.id === stage)?.name ?? stage
  const isOpen = ({ source }: Source) =>
    open.some((one) => one.stage === stage && one.source === source)
  const show = (source: Source) =>
    change({ range: daysOf(source, site), stage, touchpoint: null, source: source.source })
  return (
    <section class="sources" aria-labelledby={id}>
      <header class="sources-head">
        <h2 id={id}>{t('sources.title', { stage: name })}</h2>
        <p class="mut">{t('sources.lead')}</p>
      </header>
      <Loaded resource={sources} part>
        {(data) =>
          isEmpty(data) ? (
            <p class="mut">{t('sources.none')}</p>
          ) : (
            <Table
              caption={t('sources.title', { stage: name })}
              rows={rowsOf(data)}

              columns={columnsOf({
                isOpen,
                onShow: show,
                whenOf: (source) => whenOf(source, site),
              })}
            />
          )
        }
      </Loaded>
    </section>
  )
}

function isEmpty({ sources, rest }: Sources): boolean {
  return sources.length === 0 && rest.answers === 0
}

function daysOf({ firstAt, lastAt }: Source, { timezone }: SiteClock) {
  return { from: dayAt(firstAt, timezone), to: dayAt(lastAt, timezone) }
}
