import type { ComponentChildren } from 'preact'
import { CopyBox } from '#dashboard/kit/parts/copy-box.tsx'
import { t } from './words.ts'

interface Props {
  /** What it is: `Secret key “CRM”`. */
  title: string
  secret: string
  onDone: () => void
  /** What to do with it. */
  children?: ComponentChildren
}

/** A key or a link that nobody can see a second time. */
export function SecretOnce({ title, secret, onDone, children }: Props) {
  return (
    <section class="secret" aria-label={title}>
      <h2>{title}</h2>
      <p>{t('secret.once')}</p>
      <CopyBox text={secret} />
      {children}
      <button type="button" class="control" onClick={onDone}>
        {t('secret.done')}
      </button>
    </section>
  )
}
