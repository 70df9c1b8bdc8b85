import type { ComponentChildren } from 'preact'
import type { AuditEntry } from '#contract/site/audit.ts'
import { localInstant, utcTime } from '#dashboard/kit/i18n/format.ts'
import { detailsOf } from './details.ts'
import { actorName, sentenceOf, targetName } from './sentence.ts'
import { pieces, t } from '#dashboard/features/settings/audit/words.ts'

/** One line of the log: when, who did what to what, and the facts of it. */
export function AuditItem({ entry }: { entry: AuditEntry }) {
  const key = `audit.do.${sentenceOf(entry)}` as const
  const who = <b key="who">{actorName(entry.actor)}</b>
  const what = <What key="what" entry={entry} />
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

function What({ entry }: { entry: AuditEntry }) {
  const name = targetName(entry)
  if (name === null) return <code class="log-id">{entry.target}</code>
  return <>{t('audit.quoted', { name })}</>
}
