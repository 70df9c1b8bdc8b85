import { useState } from 'preact/hooks'
import type { KeyItem, KeyReceipt } from '#contract/site/keys.ts'
import { endsSoon, stillWorks } from '#dashboard/features/settings/ending.ts'
import { fromNow } from '#dashboard/kit/i18n/format.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { FormDisclosure } from '#dashboard/kit/page/form-disclosure.tsx'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { Outcome } from '#dashboard/kit/page/outcome.tsx'
import { PageHead } from '#dashboard/kit/page/page-head.tsx'
import { Section } from '#dashboard/kit/page/section.tsx'
import { now } from '#dashboard/kit/time/now.ts'
import { EndedKeys } from './ended-keys.tsx'
import { PublishableTable, SecretTable } from './key-tables.tsx'
import { type AllKeys, listKeys } from './keys.ts'
import { MadeKey } from './made-key.tsx'
import { NewKeyForm } from './new-key.tsx'
import { type RevocableKey, RevokeKey } from './revoke-key.tsx'
import { SigningKeys } from './signing/signing-keys.tsx'
import { t } from './words.ts'

/** `/settings/keys`: what pages, programs and the shop's server make themselves known with. */
export function KeysPage() {
  const keys = useResource<AllKeys>('keys', listKeys)
  return (
    <Loaded resource={keys}>
      {(all) => <Keys all={all} onChange={() => keys.refresh({ quiet: true })} />}
    </Loaded>
  )
}

function Keys({ all, onChange }: { all: AllKeys; onChange: () => void }) {
  const at = now.value
  const [revoking, setRevoking] = useState<RevocableKey | null>(null)
  const [outcome, setOutcome] = useState('')
  const [made, setMade] = useState<KeyReceipt | null>(null)
  const live = all.keys.filter((key) => stillWorks(key, at))
  const publishable = live.filter((key) => key.kind === 'publishable')
  const secret = live.filter((key) => key.kind === 'secret')

  function onMade(receipt: KeyReceipt) {
    const secret = receipt.key.kind === 'secret'
    if (secret) setMade(receipt)
    setOutcome(secret ? '' : t('apiKeys.made.publishable', { name: receipt.key.name }))
    onChange()
  }
  function onRevoked({ name }: RevocableKey) {
    setRevoking(null)
    setOutcome(t('access.revokedNow', { name }))
    onChange()
  }
  return (
    <>
      <PageHead lead={t('apiKeys.lead')}>{sentence(live, at)}</PageHead>
      <Outcome text={outcome} />
      <Section title={t('apiKeys.publishable')} lead={t('apiKeys.publishable.lead')}>
        {publishable.length > 0 && (
          <PublishableTable
            keys={publishable}
            onRevoke={(key) => setRevoking({ ...key, last: publishable.length === 1 })}
          />
        )}
        <FormDisclosure text={t('apiKeys.publishable.new')}>
          {(done) => <NewKeyForm kind="publishable" onMade={after(onMade, done)} />}
        </FormDisclosure>
      </Section>
      <Section title={t('apiKeys.secret')} lead={t('apiKeys.secret.lead')}>
        {made && <MadeKey key={made.key.id} receipt={made} onDone={() => setMade(null)} />}
        {secret.length > 0 && <SecretTable keys={secret} onRevoke={setRevoking} />}
        <FormDisclosure text={t('apiKeys.secret.new')}>
          {(done) => <NewKeyForm kind="secret" onMade={after(onMade, done)} />}
        </FormDisclosure>
      </Section>
      <SigningKeys
        keys={all.signing.filter(({ revokedAt }) => revokedAt === null)}
        onChange={onChange}
        onRevoke={({ id }) => setRevoking({ kind: 'signing', id, name: id })}
      />
      <EndedKeys keys={all.keys.filter((key) => !stillWorks(key, at))} signing={all.signing} />
      {revoking && (
        <RevokeKey
          revoking={revoking}
          onDone={() => onRevoked(revoking)}
          onClose={() => setRevoking(null)}
        />
      )}
    </>
  )
}

/** What matters most: that pages can send, that something ends soon, or how many keys there are. */
function sentence(live: KeyItem[], at: number): string {
  if (!live.some(({ kind }) => kind === 'publishable')) return t('apiKeys.none')
  const [soon] = live
    .filter((key) => endsSoon(key, at))
    .toSorted((a, b) => a.expiresAt - b.expiresAt)
  if (soon) {
    // The stop of an abbreviated hour is the stop of the sentence, too.
    const when = fromNow(soon.expiresAt, at).replace(/\.$/, '')
    return t('apiKeys.soon', { name: soon.name, when })
  }
  return t('apiKeys.live', { n: live.length })
}

function after(onMade: (receipt: KeyReceipt) => void, done: () => void) {
  return (receipt: KeyReceipt) => {
    done()
    onMade(receipt)
  }
}
