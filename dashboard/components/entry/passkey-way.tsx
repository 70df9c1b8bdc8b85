import { isSignedOut } from '#dashboard/kit/api/errors.ts'
import { t } from '#dashboard/features/entry/words.ts'
import { passkeyObstacle, signInByPasskey } from '#dashboard/kit/passkeys/passkeys.ts'
import { useAction } from '#dashboard/kit/forms/use-action.ts'
import { explainPasskey } from '#dashboard/kit/passkeys/explain-passkey.ts'
import { PasskeyObstacle } from '#dashboard/kit/passkeys/passkey-obstacle.tsx'
import { WayIn } from './way-in.tsx'

/** The browser finds the passkey by itself: nobody has to name themselves. */
export function PasskeyWay({ onIn }: { onIn: () => void }) {
  const enter = useAction(async () => {
    await signInByPasskey()
    onIn()
  })
  if (passkeyObstacle() !== null) return <PasskeyObstacle />
  return (
    <WayIn
      action={enter}
      text={t('signIn.passkey')}
      told={(error) => (isSignedOut(error) ? t('signIn.passkey.unknown') : explainPasskey(error))}
      first
    />
  )
}
