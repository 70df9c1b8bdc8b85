import { useEffect, useRef, useState } from 'preact/hooks'
import { t } from '#dashboard/features/settings/install/words.ts'
import { Field } from '#dashboard/kit/forms/fields/field.tsx'
import { localTime } from '#dashboard/kit/i18n/format.ts'
import { CopyBox } from '#dashboard/kit/parts/copy-box.tsx'

interface Props {
  fragment: string
  /** Unix milliseconds. */
  until: number
  /** One of the shop's, to begin with. */
  origin: string | undefined
  /** True when the reader has just begun it here: the next thing to do is to name a page. */
  fresh: boolean
}

/** The address to open: any page of the shop, with the check behind it. */
export function CheckLink({ fragment, until, origin, fresh }: Props) {
  const [page, setPage] = useState(origin === undefined ? '' : `${origin}/`)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (fresh) input.current?.focus()
  }, [fresh])
  const address = checkAddress(page, fragment)
  const wrong = page.trim() !== '' && address === null
  return (
    <div class="form check-link">
      <Field
        label={t('install.check.page')}
        hint={t('install.check.page.hint')}
        error={wrong ? t('install.check.page.bad') : undefined}
      >
        {(inputProps) => (
          <input
            {...inputProps}
            ref={input}
            class="input"
            type="url"
            name="page"
            value={page}
            onInput={(event) => setPage(event.currentTarget.value)}
          />
        )}
      </Field>
      {address !== null && (
        <>
          <CopyBox text={address} />
          <p class="step-end">
            <a class="primary" href={address} target="_blank" rel="noopener">
              {t('install.check.open')}
            </a>
            <span class="mut">{t('install.check.until', { time: localTime(until) })}</span>
          </p>
        </>
      )}
    </div>
  )
}

/** The address of a shop's page with the check behind it; null for what is no such address. */
function checkAddress(text: string, fragment: string): string | null {
  const url = URL.parse(text.trim())
  if (!url || !/^https?:$/.test(url.protocol)) return null
  url.hash = fragment
  return url.href
}
