import { useEffect } from 'preact/hooks'
import { t } from '#dashboard/features/entry/words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { isSignedOut } from '#dashboard/kit/api/errors.ts'
import { useAction } from '#dashboard/kit/forms/use-action.ts'
import { useLatest } from '#dashboard/kit/loading/latest.ts'
import { explain } from '#dashboard/kit/parts/error-box.tsx'
import { takeAccessTry } from '#dashboard/kit/session/access-try.ts'
import { WayIn } from './way-in.tsx'

/** Cloudflare Access has let this browser pass already; the first time no click is needed. */
export function AccessWay({ onIn }: { onIn: () => void }) {
  const enter = useAction(async () => {
    await call('POST /api/sign-in/access')
    onIn()
  })
  const latest = useLatest(enter)
  useEffect(() => {
    if (takeAccessTry()) latest().run()
  }, [latest])
  return (
    <WayIn
      action={enter}
      text={t('signIn.access')}
      explainFailure={(error) => (isSignedOut(error) ? t('signIn.access.unknown') : explain(error))}
    />
  )
}
