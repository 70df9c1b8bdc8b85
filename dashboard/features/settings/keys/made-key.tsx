import type { KeyReceipt } from '#contract/site/keys.ts'
import { SecretOnce } from '#dashboard/kit/forms/secret-once.tsx'
import { FocusOnShow } from '#dashboard/kit/page/focus-on-show.tsx'
import { CopyBox } from '#dashboard/kit/parts/copy-box.tsx'
import { curlExample } from './keys.ts'
import { t } from './words.ts'

interface Props {
  receipt: KeyReceipt
  onDone: () => void
}

/** A secret key, this once, and a command to try it with. */
export function MadeKey({ receipt: { key, plain }, onDone }: Props) {
  const example = key.kind === 'secret' ? curlExample(key.scopes, location.origin) : null
  return (
    <FocusOnShow>
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
    </FocusOnShow>
  )
}
