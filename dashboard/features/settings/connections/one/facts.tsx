import type { ComponentChildren } from 'preact'
import type { Connection } from '#contract/delivery/connections.ts'
import { SENDERS } from '#contract/delivery/words.ts'
import { When } from '#dashboard/kit/time/when.tsx'
import { t } from '#dashboard/features/settings/connections/words.ts'

/** What a connection has told, and what was refused of it. */
export function Facts({ connection }: { connection: Connection }) {
  const { sender, url, hasSecret, last, refusals, refused, rereads, unknown } = connection
  const isAsked = SENDERS[sender].proof === 'key'
  return (
    <dl class="conn-facts">
      {!isAsked && (
        <Fact name={t('conn.address')}>
          <code>{url}</code>
        </Fact>
      )}
      {!hasSecret && (
        <Fact name={t('conn.secret')}>
          {t(isAsked ? 'conn.poll.noToken' : 'conn.secret.missing')}
        </Fact>
      )}
      {isAsked && <PollFacts connection={connection} />}
      <Fact name={t('conn.last')}>
        {last ? (
          <>
            <When at={last.at} /> ·{' '}
            {[last.topic, t(`conn.outcome.${last.outcome}`)].filter(Boolean).join(' · ')}
          </>
        ) : (
          t('conn.last.none')
        )}
      </Fact>
      {!isAsked && (
        <Fact name={t('conn.refused')}>
          {refused ? (
            <>
              {t('conn.refusals', { n: refusals })} · <When at={refused.at} />
              <br />
              {t(`conn.refusal.${refused.reason}`)} {refused.detail}
            </>
          ) : (
            t('conn.refused.none')
          )}
        </Fact>
      )}
      {rereads && <RereadFacts rereads={rereads} next={connection.poll?.next ?? null} />}
      {unknown.length > 0 && (
        <Fact name={t('conn.unknown')}>
          {unknown.map(({ code, n }) => (
            <span key={code} class="conn-code">
              <code>{code}</code> × {n}
            </span>
          ))}
        </Fact>
      )}
    </dl>
  )
}

/** When a sender that is asked answered last, and what may be missing of it. */
function PollFacts({ connection: { poll } }: { connection: Connection }) {
  if (!poll) return <Fact name={t('conn.poll')}>{t('conn.last.none')}</Fact>
  const { at, next, failure, tries, gap } = poll
  return (
    <>
      <Fact name={t('conn.poll')}>
        {at === null ? t('conn.last.none') : <When at={at} />}
        {failure && (
          <>
            <br />
            {t(`conn.poll.${failure}`)} {t('conn.poll.tries', { n: tries })}
          </>
        )}
        {next !== null && (
          <>
            <br />
            {t('conn.poll.next')} <When at={next} />
          </>
        )}
      </Fact>
      {gap && (
        <Fact name={t('conn.gap')}>
          <strong>
            {t(gap.until === null ? 'conn.gap.now' : 'conn.gap.was')} <When at={gap.since} />
            {gap.until !== null && (
              <>
                {' – '}
                <When at={gap.until} />
              </>
            )}
          </strong>
          <br />
          {t('conn.gap.text')}
        </Fact>
      )}
    </>
  )
}

interface RereadProps {
  rereads: NonNullable<Connection['rereads']>
  /** When the sender is asked next. */
  next: number | null
}

/** Whether a sender is asked itself, about how many parcels it still is, and why that fails. */
function RereadFacts({ rereads: { isOn, pending, givenUp, failure }, next }: RereadProps) {
  return (
    <Fact name={t('conn.rereads')}>
      {t(isOn ? 'conn.rereads.on' : 'conn.rereads.off')}
      {(isOn || pending > 0) && (
        <>
          <br />
          {t('conn.rereads.pending', { n: pending })}
          {next !== null && (
            <>
              {' · '}
              {t('conn.poll.next')} <When at={next} />
            </>
          )}
        </>
      )}
      {givenUp > 0 && (
        <>
          <br />
          {t('conn.rereads.givenUp', { n: givenUp })}
        </>
      )}
      {failure && (
        <>
          <br />
          {t('conn.rereads.failure', { reason: t(`conn.poll.${failure}`) })}
        </>
      )}
    </Fact>
  )
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
