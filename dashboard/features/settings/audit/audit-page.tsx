import type { AuditEntry } from '#contract/site/audit.ts'
import { hrefOf } from '#dashboard/kit/api/call.ts'
import { isSignedOut } from '#dashboard/kit/api/errors.ts'
import { cellSeparator } from '#dashboard/kit/files/csv.ts'
import { longDay } from '#dashboard/kit/i18n/format.ts'
import { PageHead } from '#dashboard/kit/page/page-head.tsx'
import { Bones } from '#dashboard/kit/parts/bones.tsx'
import { ErrorBox } from '#dashboard/kit/parts/error-box.tsx'
import { useSession } from '#dashboard/kit/session/session.ts'
import { useSignInWhen } from '#dashboard/kit/session/use-sign-in.ts'
import { useActors } from './actors.ts'
import { AuditFilters } from './audit-filters.tsx'
import { AuditItem } from './entry/audit-item.tsx'
import { CheckLog } from './check-log.tsx'
import { useAudit } from './use-audit.ts'
import { type AuditView, auditQuery } from './view.ts'
import { t } from './words.ts'
import './audit.css'

type Log = ReturnType<typeof useAudit>

/** `/settings/audit`: who changed what, and when. */
export function AuditPage() {
  const log = useAudit()
  const actors = useActors(log.items)
  const signedOut = isSignedOut(log.error) || isSignedOut(log.older.error)
  useSignInWhen(signedOut)
  return (
    <>
      <PageHead lead={t('audit.lead')}>{t('audit.head')}</PageHead>
      <AuditFilters view={log.view} actors={actors} onChange={log.change} />
      {log.error && !signedOut && (
        <ErrorBox title={t('audit.failed')} error={log.error} onRetry={() => log.refresh()} />
      )}
      {log.data === null ? !log.error && <Bones /> : <Entries log={log} />}
    </>
  )
}

function Entries({ log }: { log: Log }) {
  const { items, more, older, stale, view } = log
  return (
    <div class="log" data-stale={stale || undefined} aria-busy={stale}>
      {byDay(items).map(({ day, entries }) => (
        <section key={day} aria-labelledby={`day-${day}`}>
          <h2 id={`day-${day}`} class="log-day">
            {longDay(day)}
          </h2>
          <ul>
            {entries.map((entry) => (
              <AuditItem key={entry.id} entry={entry} />
            ))}
          </ul>
        </section>
      ))}
      {items.length === 0 && !more && !stale && <p class="log-none mut">{t('audit.none')}</p>}
      {older.error && !isSignedOut(older.error) && (
        <ErrorBox title={t('audit.failed')} error={older.error} onRetry={older.show} />
      )}
      <div class="log-end">
        {more && !older.error && (
          <button type="button" class="control" disabled={older.loading} onClick={older.show}>
            {t(older.loading ? 'drill.loading' : 'drill.older')}
          </button>
        )}
        {items.length > 0 && <LogFile view={view} />}
        <CheckLog />
      </div>
    </div>
  )
}

/** All that is looked for, however much is on screen; the browser writes it to the disk as it comes. */
function LogFile({ view }: { view: AuditView }) {
  const { data: session } = useSession()
  const site = session?.site?.key
  const query = { ...auditQuery(view), separator: cellSeparator(), ...(site ? { site } : {}) }
  return (
    <a class="control" href={hrefOf('GET /api/audit.csv', { query })} download>
      {t('audit.csv')}
    </a>
  )
}

interface Day {
  /** A calendar day in UTC, as the API's filter counts days. */
  day: string
  entries: AuditEntry[]
}

/** Entries, newest first, by their days. */
function byDay(entries: AuditEntry[]): Day[] {
  const groups = Map.groupBy(entries, ({ at }) => new Date(at).toISOString().slice(0, 10))
  return [...groups].map(([day, entries]) => ({ day, entries }))
}
