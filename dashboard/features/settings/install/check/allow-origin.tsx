import { allowOrigin } from '#dashboard/features/settings/install/api.ts'
import { t } from '#dashboard/features/settings/install/words.ts'
import { checkOrigins } from '#dashboard/features/settings/origins.ts'
import { useAction } from '#dashboard/kit/forms/use-action.ts'
import { explain } from '#dashboard/kit/parts/error-box.tsx'

interface Props {
  /** As the page's browser named it; null if it named none. */
  origin: string | null
  allowed: string[]
  onAllowed: () => void
}

/** Lets the pages of an origin send answers. Its button says which, in full. */
export function AllowOrigin({ origin, allowed, onAllowed }: Props) {
  const { busy, failure, run } = useAction(async () => {
    if (origin !== null) await allowOrigin(origin)
    onAllowed()
  })
  if (origin !== null && allowed.includes(origin))
    return <p>{t('finding.origin_not_allowed.allowed')}</p>
  // `null` is for what has no page, and is listed on purpose: a page has an address to be opened at.
  if (origin === null || origin === 'null' || checkOrigins(origin) !== undefined)
    return <p>{t('finding.origin_not_allowed.none')}</p>
  return (
    <div class="step-end">
      <button type="button" class="control broken" aria-disabled={busy} onClick={run}>
        {t('finding.origin_not_allowed.allow', { origin })}
      </button>
      {failure && (
        <span class="field-error" role="alert">
          {explain(failure)}
        </span>
      )}
    </div>
  )
}
