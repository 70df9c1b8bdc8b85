import type { ComponentChildren } from 'preact'
import { isSignedOut } from '#dashboard/kit/api/errors.ts'
import { t } from '#dashboard/kit/i18n/kit-words.ts'
import type { Resource } from '#dashboard/kit/loading/resource.ts'
import { Bones } from '#dashboard/kit/parts/bones.tsx'
import { ErrorBox } from '#dashboard/kit/parts/error-box.tsx'
import { useSignInWhen } from '#dashboard/kit/session/use-sign-in.ts'

interface Props<T> {
  resource: Resource<T>
  /** True where the page has a heading of its own without it. */
  part?: boolean
  children: (data: T) => ComponentChildren
}

/** What a page shows of its data: their shape while they load, why they did not come, or themselves. */
export function Loaded<T>({ resource, part = false, children }: Props<T>) {
  const { data, error, refresh } = resource
  const signedOut = isSignedOut(error)
  useSignInWhen(signedOut)
  return (
    <>
      {error && !signedOut && (
        <ErrorBox
          title={t(part ? 'loaded.failed' : 'error.page')}
          error={error}
          onRetry={() => refresh()}
          main={data === null && !part}
        />
      )}
      {data === null ? !error && <Bones /> : children(data)}
    </>
  )
}
