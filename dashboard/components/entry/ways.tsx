import type { ComponentChildren } from 'preact'
import type { SignInWays } from '#contract/accounts/accounts.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { pieces } from '#dashboard/features/entry/words.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { AccessWay } from './access-way.tsx'
import { COMMANDS } from './entry-frame.tsx'
import { MailWay } from './mail-way.tsx'
import { PasskeyWay } from './passkey-way.tsx'

/** The ways in that this deployment has. A passkey is always one, whatever the server says. */
export function Ways({ onIn }: { onIn: () => void }) {
  const { data } = useResource<SignInWays>('ways', (signal) => call('GET /api/sign-in', { signal }))
  return (
    <div class="ways">
      <PasskeyWay onIn={onIn} />
      {data?.access && <AccessWay onIn={onIn} />}
      {data?.mail && <MailWay />}
      <p class="mut">{pieces<'signIn.hint', ComponentChildren>('signIn.hint', COMMANDS)}</p>
    </div>
  )
}
