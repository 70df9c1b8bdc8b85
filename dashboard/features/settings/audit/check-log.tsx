import { useState } from 'preact/hooks'
import type { AuditCheck } from '#contract/site/audit.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { useAction } from '#dashboard/kit/forms/use-action.ts'
import { localInstant } from '#dashboard/kit/i18n/format.ts'
import { ErrorBox } from '#dashboard/kit/parts/error-box.tsx'
import { t } from './words.ts'

/** What is known of the log so far. */
interface Found {
  checked: number
  /** Up to when both parts of the log are sealed, Unix milliseconds. */
  sealedTo: number | null
  broken: NonNullable<AuditCheck['broken']>[]
  isDone: boolean
}

const NOTHING: Found = { checked: 0, sealedTo: null, broken: [], isDone: false }

/** Compares the whole log with its seals, and says what it found. */
export function CheckLog() {
  const [found, setFound] = useState<Found | null>(null)
  const check = useAction(async () => {
    let sum = NOTHING
    setFound(sum)
    for (let cursor: string | null = ''; cursor !== null;) {
      const query: { cursor?: string } = cursor === '' ? {} : { cursor }
      const part = await call('GET /api/audit/check', { query })
      sum = withPart(sum, part)
      setFound(sum)
      cursor = part.next
    }
  })
  return (
    <div class="log-check">
      <button type="button" class="control" disabled={check.busy} onClick={check.run}>
        {t('audit.check')}
      </button>
      <output>{found && <Words found={found} busy={check.busy} />}</output>
      {check.failure && (
        <ErrorBox title={t('audit.checkFailed')} error={check.failure} onRetry={check.run} />
      )}
    </div>
  )
}

function Words({ found, busy }: { found: Found; busy: boolean }) {
  const { checked, broken, sealedTo, isDone } = found
  if (broken.length > 0)
    return (
      <ul class="field-error">
        {broken.map(({ from, to }) => (
          <li key={from}>
            {t('audit.broken', { from: localInstant(from), to: localInstant(to) })}
          </li>
        ))}
      </ul>
    )
  if (busy) return <p>{t('audit.checking', { n: checked })}</p>
  if (!isDone) return null
  if (sealedTo === null) return <p>{t('audit.unsealed')}</p>
  return <p>{t('audit.intact', { n: checked, to: localInstant(sealedTo) })}</p>
}

function withPart(sum: Found, { checked, sealedTo, broken, next }: AuditCheck): Found {
  return {
    checked: sum.checked + checked,
    sealedTo: Math.max(sum.sealedTo ?? 0, sealedTo ?? 0) || null,
    broken: broken ? [...sum.broken, broken] : sum.broken,
    isDone: next === null,
  }
}
