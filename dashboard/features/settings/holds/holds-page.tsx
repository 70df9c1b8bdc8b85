import { useState } from 'preact/hooks'
import type { Hold, HoldList } from '#contract/holds.ts'
import type { JourneyList } from '#contract/journey.ts'
import type { AuditEntry } from '#contract/site/audit.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { locale } from '#dashboard/kit/i18n/words.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { PageHead } from '#dashboard/kit/page/page-head.tsx'
import { Section } from '#dashboard/kit/page/section.tsx'
import { mayDo, useSession } from '#dashboard/kit/session/session.ts'
import { HoldTable } from './hold-table.tsx'
import { t } from './words.ts'

/** `/settings/holds`: what is kept out of the figures, and the way to let it in again. */
export function HoldsPage() {
  const holds = useResource<HoldList>('holds', (signal) => call('GET /api/holds', { signal }))
  const site = useResource<JourneyList>(`journeys ${locale()}`, (signal) =>
    call('GET /api/journeys', { query: { lang: locale() }, signal }),
  )
  const log = useHoldLog()
  return (
    <Loaded resource={site}>
      {(list) => (
        <Loaded resource={holds}>
          {({ holds: all }) => (
            <Holds
              all={all}
              list={list}
              log={log.entries}
              onChanged={() => {
                holds.refresh({ quiet: true })
                log.refresh()
              }}
            />
          )}
        </Loaded>
      )}
    </Loaded>
  )
}

/** Who held what. A log that does not come, or is not for this reader, is no reason for an error. */
function useHoldLog() {
  const { data: session } = useSession()
  const { data, refresh } = useResource<AuditEntry[]>('hold-log', async (signal) => {
    if (!mayDo(session, 'audit:read')) return []
    const query = { action: 'answers.held' as const, limit: '100' }
    return (await call('GET /api/audit', { query, signal })).entries
  })
  return { entries: data ?? [], refresh: () => refresh({ quiet: true }) }
}

interface Props {
  all: Hold[]
  list: JourneyList
  log: AuditEntry[]
  onChanged: () => void
}

function Holds({ all, list, log, onChanged }: Props) {
  const [told, setTold] = useState('')
  const held = all
    .filter(({ releasedAt }) => releasedAt === null)
    .reduce((sum, { answers }) => sum + answers, 0)
  function tell({ answers, releasedAt }: Hold) {
    const key = releasedAt === null ? 'holds.done.held' : 'holds.done.released'
    setTold(t(key, { n: answers }))
    onChanged()
  }
  return (
    <>
      <PageHead lead={t('holds.lead')}>
        {held > 0 ? t('holds.live', { n: held }) : t('holds.none')}
      </PageHead>
      <output class="told">{told}</output>
      {all.length > 0 ? (
        <HoldTable holds={all} list={list} log={log} onChanged={tell} />
      ) : (
        <p class="mut">{t('holds.empty')}</p>
      )}
      <Section title={t('holds.own.title')} lead={t('holds.own')}>
        <a href="/settings/site">{t('holds.own.limit')}</a>
      </Section>
    </>
  )
}
