import { useState } from 'preact/hooks'
import type { SigningKeyList, SigningKeyReceipt } from '#contract/site/keys.ts'
import { t } from '#dashboard/features/settings/keys/words.ts'
import { revokeCell } from '#dashboard/features/settings/revoke-cell.tsx'
import { call } from '#dashboard/kit/api/call.ts'
import { Failure } from '#dashboard/kit/parts/failure.tsx'
import { SecretOnce } from '#dashboard/kit/forms/secret-once.tsx'
import { useAction } from '#dashboard/kit/forms/use-action.ts'
import { localDay } from '#dashboard/kit/i18n/format.ts'
import { FocusOnShow } from '#dashboard/kit/page/focus-on-show.tsx'
import { Section } from '#dashboard/kit/page/section.tsx'
import { explain } from '#dashboard/kit/parts/error-box.tsx'
import { Table } from '#dashboard/kit/parts/table.tsx'
import { SignSnippets } from './sign-snippets.tsx'

type SigningKey = SigningKeyList['keys'][number]

interface Props {
  /** Those that work. */
  keys: SigningKey[]
  onChange: () => void
  onRevoke: (key: SigningKey) => void
}

/** What the shop's server signs tokens with, and how it does that. */
export function SigningKeys({ keys, onChange, onRevoke }: Props) {
  const [made, setMade] = useState<SigningKeyReceipt | null>(null)
  const make = useAction(async () => {
    setMade(await call('POST /api/signing-keys'))
    onChange()
  })
  return (
    <Section title={t('apiKeys.signing')} lead={t('apiKeys.signing.lead')}>
      {made && (
        <FocusOnShow>
          <SecretOnce
            key={made.key.id}
            title={t('apiKeys.made.signing', { id: made.key.id })}
            secret={made.secret}
            onDone={() => setMade(null)}
          />
        </FocusOnShow>
      )}
      {keys.length > 0 && <SigningTable keys={keys} onRevoke={onRevoke} />}
      <div class="maker">
        <button type="button" class="control" aria-disabled={make.busy} onClick={make.run}>
          {t('apiKeys.signing.new')}
        </button>
        {make.failure && <Failure>{explain(make.failure)}</Failure>}
      </div>
      <SignSnippets />
    </Section>
  )
}

function SigningTable({ keys, onRevoke }: Pick<Props, 'keys' | 'onRevoke'>) {
  return (
    <Table
      caption={t('apiKeys.signing')}
      rows={keys}
      columns={[
        { name: t('apiKeys.id'), cell: idOf },
        { name: t('apiKeys.created'), cell: ({ createdAt }) => localDay(createdAt) },
        {
          name: t('access.actions'),
          unnamed: true,
          end: true,
          cell: revokeCell(({ id }) => id, onRevoke),
        },
      ]}
    />
  )
}

function idOf({ id }: SigningKey) {
  return <code>{id}</code>
}
