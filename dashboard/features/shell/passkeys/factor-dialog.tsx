import type { FactorAsk } from '#dashboard/kit/api/factor.ts'
import { isStatus } from '#dashboard/kit/api/errors.ts'
import { useAction } from '#dashboard/kit/forms/use-action.ts'
import { Dialog } from '#dashboard/kit/parts/dialog.tsx'
import { explainPasskey } from '#dashboard/kit/passkeys/explain-passkey.ts'
import { PasskeyObstacle } from '#dashboard/kit/passkeys/passkey-obstacle.tsx'
import { passkeyObstacle, showPasskey } from '#dashboard/kit/passkeys/passkeys.ts'
import { signInAddress } from '#dashboard/kit/session/asked-view.ts'
import { t } from '#dashboard/features/shell/words.ts'
import { Failure } from '#dashboard/kit/parts/failure.tsx'

/** Asks for a passkey before what a session left open on a desk must not do. */
export function FactorDialog({ ask }: { ask: FactorAsk }) {
  const show = useAction(async () => {
    await showPasskey()
    ask.answer(true)
  })
  return (
    <Dialog title={t('factor.title')} onClose={() => ask.answer(false)}>
      <p>{t('factor.text')}</p>
      {passkeyObstacle() !== null && <PasskeyObstacle />}
      {show.failure && (
        <Failure>
          {isStatus(show.failure, 403) ? t('factor.unknown') : explainPasskey(show.failure)}
        </Failure>
      )}
      <p class="mut">
        {t('factor.none')} <a href={signInAddress()}>{t('factor.signIn')}</a>
      </p>
      <div class="confirm-end">
        <button type="button" class="control" onClick={() => ask.answer(false)}>
          {t('factor.cancel')}
        </button>
        {passkeyObstacle() === null && (
          <button type="button" class="primary" aria-disabled={show.busy} onClick={show.run}>
            {t('factor.action')}
          </button>
        )}
      </div>
    </Dialog>
  )
}
