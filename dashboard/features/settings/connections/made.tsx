import type { MadeConnection } from '#contract/delivery/connections.ts'
import { SENDERS } from '#contract/delivery/words.ts'
import { FocusOnShow } from '#dashboard/kit/page/focus-on-show.tsx'
import { CopyBox } from '#dashboard/kit/parts/copy-box.tsx'
import { t } from './words.ts'

interface Props {
  connection: MadeConnection
  onDone: () => void
}

/** What is pasted at the sender, this once: the address, the secret, and where they go. */
export function Made({ connection: { name, sender, address, secret }, onDone }: Props) {
  const title = t('conn.made', { name })
  return (
    <FocusOnShow>
      <section class="secret" aria-label={title}>
        <h2>{title}</h2>
        {SENDERS[sender].proof !== 'key' && (
          <>
            <p>{t('conn.once')}</p>
            <h3>{t('conn.address')}</h3>
            <CopyBox text={address} />
          </>
        )}
        {secret !== null && (
          <>
            <h3>{t('conn.secret')}</h3>
            <CopyBox text={secret} />
          </>
        )}
        <p>{t(`conn.steps.${sender}`)}</p>
        <button type="button" class="control" onClick={onDone}>
          {t('conn.done')}
        </button>
      </section>
    </FocusOnShow>
  )
}
