import { useState } from 'preact/hooks'
import type { EndpointItem } from '#contract/outbox/endpoints.ts'
import { t } from '#dashboard/features/settings/webhooks/words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { SecretOnce } from '#dashboard/kit/forms/secret-once.tsx'
import { useAction } from '#dashboard/kit/forms/use-action.ts'
import { FocusOnShow } from '#dashboard/kit/page/focus-on-show.tsx'
import { CopyBox } from '#dashboard/kit/parts/copy-box.tsx'
import { explain } from '#dashboard/kit/parts/error-box.tsx'
import { Failure } from '#dashboard/kit/parts/failure.tsx'

/** What a receiver checks signatures with, and how it is replaced. */
export function SecretPart({ endpoint: { id, name, publicKey } }: { endpoint: EndpointItem }) {
  const [secret, setSecret] = useState<string | null>(null)
  const [current, setCurrent] = useState(publicKey)
  const rotate = useAction(async () => {
    const receipt = await call('POST /api/endpoints/:id/rotate', { params: { id } })
    setSecret(receipt.secret)
    setCurrent(receipt.endpoint.publicKey)
  })
  return (
    <div class="hook-part">
      <p>{t('hooks.secret.lead')}</p>
      <p class="mut">{t('hooks.publicKey')}</p>
      <CopyBox text={current ?? ''} />
      {secret ? (
        <FocusOnShow>
          <SecretOnce
            title={t('hooks.secretOf', { name })}
            secret={secret}
            onDone={() => setSecret(null)}
          >
            <p class="mut">{t('hooks.secret.both')}</p>
          </SecretOnce>
        </FocusOnShow>
      ) : (
        <button type="button" class="control" disabled={rotate.busy} onClick={rotate.run}>
          {t('hooks.rotate')}
        </button>
      )}
      {rotate.failure && <Failure>{explain(rotate.failure)}</Failure>}
    </div>
  )
}
