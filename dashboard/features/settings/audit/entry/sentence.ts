import type { AuditEntry } from '#contract/site/audit.ts'
import type { AuditAction } from '#contract/rights.ts'
import { t } from '#dashboard/features/settings/audit/words.ts'

/** Sentences for entries whose action alone does not say it. */
type Variant =
  | 'session.revoked.others'
  | 'user.joined.other'
  | 'answers.cleared.open'
  | 'privacy.erased.begun'
  | 'privacy.erased.late'
  | 'privacy.erased.retention'

/** The name of the sentence that tells an entry. */
export function sentenceOf({ action, actor, target, details }: AuditEntry): AuditAction | Variant {
  if (action === 'session.revoked' && target === 'others') return 'session.revoked.others'
  if (action === 'user.joined' && target !== actor.id) return 'user.joined.other'
  if (action === 'answers.cleared' && details['state'] === 'open') return 'answers.cleared.open'
  if (action !== 'privacy.erased') return action
  if (target === 'retention') return 'privacy.erased.retention'
  if (details['state'] === 'running') return 'privacy.erased.begun'
  return details['state'] === 'late' ? 'privacy.erased.late' : action
}

/** Who did it, in words. */
export function actorName({ kind, name }: AuditEntry['actor']): string {
  if (kind === 'user') return name
  return kind === 'system' ? t('audit.who.system') : t(`audit.who.${kind}`, { name })
}

/** What the target was called when it was changed; null where its id is its name. */
export function targetName({ action, actor, details }: AuditEntry): string | null {
  if (action === 'share.opened') return actor.name
  const name = details['name']
  return typeof name === 'string' && name !== '' ? name : null
}
