import { useLayoutEffect } from 'preact/hooks'
import type { Part } from '#dashboard/gallery/part.tsx'
import { explainPasskey } from '#dashboard/kit/passkeys/explain-passkey.ts'
import { PasskeyObstacle } from '#dashboard/kit/passkeys/passkey-obstacle.tsx'
import { PasskeyError } from '#dashboard/kit/passkeys/passkeys.ts'

/** While its obstacle is drawn, the browser lacks something. */
function Without({ name }: { name: 'PublicKeyCredential' | 'isSecureContext' }) {
  const had = Object.getOwnPropertyDescriptor(globalThis, name)
  Object.defineProperty(globalThis, name, { value: undefined, configurable: true })
  useLayoutEffect(() => {
    if (had) Object.defineProperty(globalThis, name, had)
  })
  return <PasskeyObstacle />
}

/** Opened under 127.0.0.1 the gallery meets the first obstacle itself: an address that is a number. */
export const PASSKEYS: Part[] = [
  {
    name: 'passkey-obstacle',
    states: {
      'none, or the address': () => <PasskeyObstacle />,
      'an old browser': () => <Without name="PublicKeyCredential" />,
      'no https': () => <Without name="isSecureContext" />,
      'why it did not work': () => (
        <p class="field-error">{explainPasskey(new PasskeyError('cancelled'))}</p>
      ),
    },
  },
]
