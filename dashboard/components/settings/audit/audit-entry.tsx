import type { ComponentChildren } from 'preact'
import type { AuditEntry } from '#contract/access/audit.ts'
import { localInstant, utcTime } from '#dashboard/i18n/format.ts'
import { pieces, t } from '#dashboard/i18n/t.ts'
import { detailsOf } from '#dashboard/state/settings/audit/details.ts'
import type { Names } from '#dashboard/state/settings/audit/names.ts'
import { actorName, sentenceOf, unnamed } from '#dashboard/state/settings/audit/sentence.ts'

/** One line of the log: when, who did what to what, and the facts of it. */
export function AuditItem({ entry, names }: { entry: AuditEntry; names: Names }) {
  const key = `audit.do.${sentenceOf(entry)}` as const
  const who = <b key="who">{actorName(entry.actor)}</b>
  const what = <What key="what" entry={entry} names={names} />
  const details = detailsOf(entry)
  return (
    <li class="log-entry">
      <time dateTime={new Date(entry.at).toISOString()} title={localInstant(entry.at)}>
        {utcTime(entry.at)}
      </time>
      <div>
        <p>{pieces<typeof key, ComponentChildren>(key, { who, what })}</p>
        {details.length > 0 && <p class="log-details">{details.join(' · ')}</p>}
      </div>
    </li>
  )
}

/** What it was done to: by its name where one is known, otherwise by its id. */
function What({
  entry: { action, target, actor, details },
  names,
}: Parameters<typeof AuditItem>[0]) {
  const own = details['name']
  const known = typeof own === 'string' ? own : names.get(target ?? '')
  const name = action === 'share.opened' ? actor.name : known
  if (name !== undefined) return <>{t('audit.quoted', { name })}</>
  const words = unnamed(action)
  if (words !== null) return <span title={target ?? undefined}>{words}</span>
  return <code class="log-id">{target}</code>
}
