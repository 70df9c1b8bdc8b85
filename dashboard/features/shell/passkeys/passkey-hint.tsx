import type { ComponentChildren } from 'preact'
import { useLocation } from 'preact-iso'
import { useEffect } from 'preact/hooks'
import { passkeyHint } from '#dashboard/kit/session/passkey-hint.ts'
import { pieces, t } from '#dashboard/features/shell/words.ts'

/** One quiet line for somebody who came in without a passkey. */
export function PasskeyHint() {
  const { path } = useLocation()
  const there = path === '/account'
  useEffect(() => {
    if (there) passkeyHint.value = false
  }, [there])
  if (!passkeyHint.value || there) return null
  return (
    <div class="hint">
      <p>
        {pieces<'nav.passkey', ComponentChildren>('nav.passkey', {
          add: (
            <a key="add" href="/account">
              {t('nav.passkey.add')}
            </a>
          ),
        })}
      </p>
      <button
        type="button"
        class="control control-plain"
        onClick={() => (passkeyHint.value = false)}
      >
        {t('nav.passkey.later')}
      </button>
    </div>
  )
}
