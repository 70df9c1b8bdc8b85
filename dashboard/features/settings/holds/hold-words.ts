import type { Hold } from '#contract/holds.ts'
import type { JourneyList } from '#contract/journey.ts'
import type { AuditEntry } from '#contract/site/audit.ts'
import { instantRange } from '#dashboard/kit/time/instant-range.ts'
import { t } from './words.ts'

/** Letters of a source's code that tell it from the others of its day. */
const CODE_LETTERS = 4

/** What a hold keeps out, in a few words. */
export function whatOf({ kind, wanted, answers }: Hold): string {
  if (kind === 'budget') return t('holds.budget')
  if (kind === 'span') return t('holds.span')
  if (kind === 'selection') return t('holds.selection', { n: wanted?.ids?.length ?? answers })
  return t('holds.source', { source: (wanted?.source ?? '').slice(0, CODE_LETTERS) })
}

/** Where and from when what it keeps out is; '' where its few words say all. */
export function whereOf({ kind, wanted }: Hold, { site, journeys }: JourneyList): string {
  if (!wanted || kind === 'budget') return ''
  const { touchpoint, from, to } = wanted
  const name = journeys
    .flatMap(({ stages }) => stages)
    .flatMap(({ touchpoints }) => touchpoints)
    .find(({ id }) => id === touchpoint)?.name
  const place =
    touchpoint === undefined
      ? t('holds.everywhere')
      : t('holds.at', { touchpoint: name ?? touchpoint })
  const span = from !== undefined && to !== undefined
  return [
    ...(kind === 'selection' && touchpoint === undefined ? [] : [place]),
    ...(span ? [instantRange([from, to], site.timezone, true)] : []),
  ].join(', ')
}

/** Who made it, as the log tells; nobody where the reader may not read that, or it is too long ago. */
export function whoOf({ id, kind }: Hold, log: AuditEntry[]): string {
  if (kind === 'budget') return t('holds.by.system')
  const actor = log.find(({ target }) => target === String(id))?.actor
  if (!actor) return t('holds.by.unknown')
  if (actor.kind === 'system') return t('holds.by.system')
  return actor.kind === 'key' ? t('holds.by.key', { name: actor.name }) : actor.name
}
