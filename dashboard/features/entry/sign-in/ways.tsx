import type { ComponentChildren } from 'preact'
import { useLocation } from 'preact-iso'
import { useEffect } from 'preact/hooks'
import type { SignInWays } from '#contract/accounts/accounts.ts'
import { COMMANDS } from '#dashboard/features/entry/entry-frame.tsx'
import { pieces, t } from '#dashboard/features/entry/words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { isSignedOut } from '#dashboard/kit/api/errors.ts'
import { useAction } from '#dashboard/kit/forms/use-action.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { explainPasskey } from '#dashboard/kit/passkeys/explain-passkey.ts'
import { PasskeyObstacle } from '#dashboard/kit/passkeys/passkey-obstacle.tsx'
import { passkeyObstacle, signInByPasskey } from '#dashboard/kit/passkeys/passkeys.ts'
import { AccessWay } from './access-way.tsx'
import { MailWay } from './mail-way.tsx'
import { WayIn } from './way-in.tsx'

/**
 * The ways in that this deployment has. A passkey is always one, whatever the server says. Where nobody
 * can be in yet, the page for that takes its place.
 */
export function Ways({ onIn }: { onIn: () => void }) {
  const { data } = useResource<SignInWays>('ways', (signal) => call('GET /api/sign-in', { signal }))
  const { route } = useLocation()
  const isNew = data !== null && data.setUp !== 'done'
  useEffect(() => {
    if (isNew) route('/set-up', true)
  }, [isNew, route])
  return (
    <div class="ways">
      <PasskeyWay onIn={onIn} />
      {data?.access && <AccessWay onIn={onIn} />}
      {data?.mail && <MailWay />}
      <p class="mut">{pieces<'signIn.hint', ComponentChildren>('signIn.hint', COMMANDS)}</p>
    </div>
  )
}

/** The browser finds the passkey by itself: nobody has to name themselves. */
function PasskeyWay({ onIn }: { onIn: () => void }) {
  const enter = useAction(async () => {
    await signInByPasskey()
    onIn()
  })
  if (passkeyObstacle() !== null) return <PasskeyObstacle />
  return (
    <WayIn
      action={enter}
      text={t('signIn.passkey')}
      explainFailure={(error) =>
        isSignedOut(error) ? t('signIn.passkey.unknown') : explainPasskey(error)
      }
      first
    />
  )
}
