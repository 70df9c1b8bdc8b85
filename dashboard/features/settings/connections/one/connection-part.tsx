import { useId, useState } from 'preact/hooks'
import type { Connection, MadeConnection } from '#contract/delivery/connections.ts'
import { SENDERS } from '#contract/delivery/words.ts'
import { AskedDialog, type Asked } from './asked-dialog.tsx'
import { Facts } from './facts.tsx'
import { MessageLog } from './message-log.tsx'
import { PollNow } from './poll-now.tsx'
import { Replay } from './replay.tsx'
import { TestMessage } from './test-message.tsx'
import { t } from '#dashboard/features/settings/connections/words.ts'

interface Props {
  connection: Connection
  /** Its secret is new, and shown once. */
  onRenewed: (made: MadeConnection) => void
  /** Something was done: what, in words. */
  onChange: (outcome: string) => void
}

/** One sender: what it has told, what was refused of it, and what can be done about that. */
export function ConnectionPart({ connection, onRenewed, onChange }: Props) {
  const id = useId()
  const [asked, setAsked] = useState<Asked | null>(null)
  const { name, sender } = connection
  const button = (what: Asked) => (
    <button
      type="button"
      class="control"
      aria-label={t(`conn.${what}Named`, { name })}
      onClick={() => setAsked(what)}
    >
      {t(`conn.${what}`)}
    </button>
  )
  return (
    <section class="conn" aria-labelledby={id}>
      <h2 id={id}>
        {name} <span class="mut">{t(`conn.sender.${sender}`)}</span>
      </h2>
      <Facts connection={connection} />
      <p class="conn-actions">
        {button('change')}
        {SENDERS[sender].secretBy === 'us' && button('renew')}
        {button('end')}
      </p>
      {SENDERS[sender].proof === 'key' && (
        <PollNow connection={connection} onDone={() => onChange('')} />
      )}
      <TestMessage connection={connection} />
      <details class="fold">
        <summary>{t('conn.steps')}</summary>
        <p>{t(`conn.steps.${sender}`)}</p>
      </details>
      <MessageLog connection={connection} />
      <Replay connection={connection} onDone={() => onChange('')} />
      {asked && (
        <AskedDialog
          asked={asked}
          connection={connection}
          onClose={() => setAsked(null)}
          onRenewed={onRenewed}
          onChange={onChange}
        />
      )}
    </section>
  )
}
