import type { KeyReceipt } from '#contract/site/keys.ts'
import { SecretOnce } from '#dashboard/components/forms/secret-once.tsx'
import { CopyBox } from '#dashboard/components/parts/copy-box.tsx'
import { Arrival } from '#dashboard/components/settings/arrival.tsx'
import { t } from '#dashboard/i18n/t.ts'
import { curlExample } from '#dashboard/state/settings/keys.ts'

interface Props {
  receipt: KeyReceipt
  onDone: () => void
}

/** A secret key, this once, and a command to try it with. */
export function MadeKey({ receipt: { key, plain }, onDone }: Props) {
  const example = key.kind === 'secret' ? curlExample(key.scopes, location.origin) : null
  return (
    <Arrival>
      <SecretOnce
        title={t('apiKeys.made.secret', { name: key.name })}
        secret={plain}
        onDone={onDone}
      >
        {example && (
          <>
            <p class="mut">{t('apiKeys.try')}</p>
            <CopyBox text={example} />
          </>
        )}
      </SecretOnce>
    </Arrival>
  )
}
