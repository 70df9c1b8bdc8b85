import type { ComponentChildren } from 'preact'
import type { Connection } from '#contract/delivery/connections.ts'
import { When } from '#dashboard/kit/time/when.tsx'
import { t } from '#dashboard/features/settings/connections/words.ts'

/** What a connection has told, and what was refused of it. */
export function Facts({ connection }: { connection: Connection }) {
  const { url, hasSecret, last, refusals, refused, unknown } = connection
  return (
    <dl class="conn-facts">
      <Fact name={t('conn.address')}>
        <code>{url}</code>
      </Fact>
      {!hasSecret && <Fact name={t('conn.secret')}>{t('conn.secret.missing')}</Fact>}
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

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
