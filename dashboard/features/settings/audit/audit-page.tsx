import type { AuditEntry } from '#contract/site/audit.ts'
import { isSignedOut } from '#dashboard/kit/api/errors.ts'
import { type Cell, csvFile } from '#dashboard/kit/files/csv.ts'
import { download } from '#dashboard/kit/files/download.ts'
import { longDay } from '#dashboard/kit/i18n/format.ts'
import { PageHead } from '#dashboard/kit/page/page-head.tsx'
import { Bones } from '#dashboard/kit/parts/bones.tsx'
import { ErrorBox } from '#dashboard/kit/parts/error-box.tsx'
import { useSignInWhen } from '#dashboard/kit/session/use-sign-in.ts'
import { useActors } from './actors.ts'
import { AuditFilters } from './audit-filters.tsx'
import { AuditItem } from './audit-item.tsx'
import { targetName } from './sentence.ts'
import { useAudit } from './use-audit.ts'
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
  const { items, more, older, stale } = log
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
      <p class="log-end">
        {more && !older.error && (
          <button type="button" class="control" disabled={older.loading} onClick={older.show}>
            {t(older.loading ? 'drill.loading' : 'drill.older')}
          </button>
        )}
        {items.length > 0 && (
          <button type="button" class="control" onClick={() => save(log)}>
            {t('audit.csv', { n: items.length })}
          </button>
        )}
      </p>
    </div>
  )
}

/** The file has the lines that are on screen, so that nobody wonders what is missing. */
function save({ items }: Log): void {
  const file = csvFile(items.map(auditRecord))
  const days = byDay(items).map(({ day }) => day)
  download(`wayfelt-audit-${days.at(-1)}-${days[0]}.csv`, new Blob([file], { type: 'text/csv' }))
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

/** Columns of the CSV, in the words of the API, because programs read them. */
function auditRecord(entry: AuditEntry): Record<string, Cell> {
  const { id, at, actor, action, target, details } = entry
  return {
    id,
    time: new Date(at).toISOString(),
    actor_kind: actor.kind,
    actor_id: actor.id,
    actor: actor.name,
    action,
    target,
    target_name: targetName(entry),
    details: JSON.stringify(details),
  }
}
