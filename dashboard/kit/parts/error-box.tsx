import { ApiError, OfflineError } from '#dashboard/kit/api/errors.ts'
import { after } from '#dashboard/kit/i18n/format.ts'
import { t, type kit } from '#dashboard/kit/i18n/kit-words.ts'
import { locale, type PlainKey } from '#dashboard/kit/i18n/words.ts'

interface Props {
  error: Error
  onRetry: () => void
  /** True where nothing else is on the page. */
  main?: boolean
  /** What failed; the numbers, unless told. */
  title?: string
}

/** What happened, how to name it in a report, and how to go on. */
export function ErrorBox({ error, onRetry, main = false, title = t('error.title') }: Props) {
  return (
    <div class="error-box" role="alert">
      {main ? <h1 class="error-title">{title}</h1> : <p class="error-title">{title}</p>}
      <p>{explain(error)}</p>
      {error instanceof ApiError && (
        <p class="error-facts">
          {[
            t('error.code', { code: error.code }),
            ...(error.requestId ? [t('error.request', { id: error.requestId })] : []),
          ].join(' · ')}
        </p>
      )}
      <button type="button" class="control" onClick={onRetry}>
        {t('error.retry')}
      </button>
    </div>
  )
}

/** Failures that a reader may meet in daily use, in the reader's language. */
const KNOWN: Partial<Record<string, PlainKey<typeof kit>>> = {
  internal: 'error.internal',
  busy: 'error.busy',
  too_many: 'error.busy',
  invalid: 'error.invalid',
  forbidden: 'error.forbidden',
  unauthenticated: 'error.signedOut',
  site_changed: 'error.siteChanged',
  other_browser: 'error.otherBrowser',
  factor_needed: 'error.factorNeeded',
}

/** What the API says in its own, English, sentence, for readers of another language. */
const ABROAD: Partial<Record<string, PlainKey<typeof kit>>> = {
  not_found: 'error.gone',
  conflict: 'error.conflict',
  too_large: 'error.tooLarge',
  not_migrated: 'error.notReady',
  not_configured: 'error.notReady',
}

/** For the rest, the API's own sentence where it gave one. */
export function explain(error: Error): string {
  if (error instanceof OfflineError) return t('error.offline')
  if (!(error instanceof ApiError)) return t('error.unexpected')
  if (error.code === 'too_many' && error.retryAfter !== null)
    return t('error.tooMany', { when: after(error.retryAfter) })
  const known = KNOWN[error.code]
  if (known) return t(known)
  // What a page says by itself is in the reader's language; only the API numbers its requests.
  const abroad = locale() !== 'en' && error.requestId !== null ? ABROAD[error.code] : undefined
  return abroad ? t(abroad) : error.message || t('error.unexpected')
}
