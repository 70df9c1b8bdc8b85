import type { ComponentChildren } from 'preact'
import { passkeyObstacle } from './passkeys.ts'
import { pieces, t } from './words.ts'

/** Why no passkey can work here, and what to do; nothing where one can. */
export function PasskeyObstacle() {
  const obstacle = passkeyObstacle()
  if (obstacle === null) return null
  if (obstacle !== 'localhost') return <p class="mut">{t(`passkey.${obstacle}`)}</p>
  const named = new URL(location.href)
  named.hostname = 'localhost'
  const link = (
    <a key="link" href={named.href}>
      {named.origin}
    </a>
  )
  return (
    <p class="mut">
      {pieces<'passkey.localhost', ComponentChildren>('passkey.localhost', { link })}
    </p>
  )
}
