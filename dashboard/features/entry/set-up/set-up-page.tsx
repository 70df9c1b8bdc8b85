import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { SetUpState, SignInWays } from '#contract/accounts/accounts.ts'
import { LIMITS } from '#contract/words.ts'
import { COMMANDS, EntryFrame } from '#dashboard/features/entry/entry-frame.tsx'
import { pieces, t } from '#dashboard/features/entry/words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { useTitle } from '#dashboard/kit/page/use-title.ts'
import type { OpenedLink } from '#dashboard/kit/session/opened-link.ts'
import { SetUpForm } from './set-up-form.tsx'
import '../entry.css'

/** `/set-up`: makes the first account of a new deployment, which owns it. */
export function SetUpPage({ link }: { link: OpenedLink | null }) {
  useTitle(t('title.setUp'))
  const [over, setOver] = useState<OpenedLink | null>(null)
  return (
    <EntryFrame>
      {!link && <WithoutLink />}
      {link && link === over && <Over />}
      {link && link !== over && <First token={link.token} onOver={() => setOver(link)} />}
    </EntryFrame>
  )
}

function First({ token, onOver }: { token: string | null; onOver: () => void }) {
  return (
    <>
      <div>
        <h1>{t('setUp.title')}</h1>
        <p class="mut">{t('setUp.lead')}</p>
      </div>
      <SetUpForm token={token} onOver={onOver} />
    </>
  )
}

/** The page was opened without a link: the deployer's code does as well, where there is one. */
function WithoutLink() {
  const ways = useResource<SignInWays>('ways', (signal) => call('GET /api/sign-in', { signal }))
  return (
    <Loaded resource={ways}>
      {({ setUp }) =>
        setUp === 'ready' ? (
          <First token={null} onOver={() => ways.refresh()} />
        ) : (
          <Nothing setUp={setUp} />
        )
      }
    </Loaded>
  )
}

function Nothing({ setUp }: { setUp: Exclude<SetUpState, 'ready'> }) {
  const key = `setUp.${setUp}.text` as const
  const names = {
    ...COMMANDS,
    code: <code key="code">WAYFELT_SETUP</code>,
    n: LIMITS.setUpCode.least,
  }
  return (
    <>
      <h1>{t(`setUp.${setUp}.title`)}</h1>
      <p>{pieces<typeof key, ComponentChildren>(key, names)}</p>
      {setUp === 'done' && <SignInLink />}
    </>
  )
}

/** The link was used, by whomever, or is too old. */
function Over() {
  return (
    <div class="entry-told" role="alert">
      <h1>{t('setUp.over.title')}</h1>
      <p>{pieces<'setUp.over.text', ComponentChildren>('setUp.over.text', COMMANDS)}</p>
      <SignInLink />
    </div>
  )
}

function SignInLink() {
  return (
    <p>
      <a class="primary" href="/sign-in">
        {t('setUp.signIn')}
      </a>
    </p>
  )
}
