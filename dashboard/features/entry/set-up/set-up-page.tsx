import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { COMMANDS, EntryFrame } from '#dashboard/features/entry/entry-frame.tsx'
import { pieces, t } from '#dashboard/features/entry/words.ts'
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
      {!link && <Nothing />}
      {link && link === over && <Over />}
      {link && link !== over && (
        <>
          <div>
            <h1>{t('setUp.title')}</h1>
            <p class="mut">{t('setUp.lead')}</p>
          </div>
          <SetUpForm token={link.token} onOver={() => setOver(link)} />
        </>
      )}
    </EntryFrame>
  )
}

/** The page was opened without a link. */
function Nothing() {
  return (
    <>
      <h1>{t('setUp.none.title')}</h1>
      <p>{pieces<'setUp.none.text', ComponentChildren>('setUp.none.text', COMMANDS)}</p>
      <SignInLink />
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
