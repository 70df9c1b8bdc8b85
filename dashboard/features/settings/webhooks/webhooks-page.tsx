import { useState } from 'preact/hooks'
import type { EndpointItem, EndpointList, EndpointReceipt } from '#contract/outbox/endpoints.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { ConfirmDialog } from '#dashboard/kit/forms/confirm-dialog.tsx'
import { SecretOnce } from '#dashboard/kit/forms/secret-once.tsx'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { FocusOnShow } from '#dashboard/kit/page/focus-on-show.tsx'
import { FormDisclosure } from '#dashboard/kit/page/form-disclosure.tsx'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { Outcome } from '#dashboard/kit/page/outcome.tsx'
import { PageHead } from '#dashboard/kit/page/page-head.tsx'
import { EndpointDialog } from './endpoint/endpoint-dialog.tsx'
import { EndpointTable } from './endpoint-table.tsx'
import { NewEndpointForm } from './endpoint-fields.tsx'
import { t } from './words.ts'
import './webhooks.css'

/** `/settings/webhooks`: which other systems are told what happens, and what became of it. */
export function WebhooksPage() {
  const endpoints = useResource<EndpointList>('endpoints', (signal) =>
    call('GET /api/endpoints', { signal }),
  )
  return (
    <Loaded resource={endpoints}>
      {(list) => <Endpoints {...list} onChange={() => endpoints.refresh({ quiet: true })} />}
    </Loaded>
  )
}

interface Props extends EndpointList {
  onChange: () => void
}

function Endpoints({ endpoints, hasMail, onChange }: Props) {
  const [openId, setOpenId] = useState<string | null>(null)
  const [deleting, setDeleting] = useState<EndpointItem | null>(null)
  const [made, setMade] = useState<EndpointReceipt | null>(null)
  const [outcome, setOutcome] = useState('')
  const opened = endpoints.find(({ id }) => id === openId)

  function onMade(receipt: EndpointReceipt, done: () => void) {
    const { name } = receipt.endpoint
    done()
    setMade(receipt.secret === null ? null : receipt)
    setOutcome(receipt.secret === null ? t('hooks.madeNow', { name }) : '')
    onChange()
  }
  return (
    <>
      <PageHead lead={t('hooks.lead')}>{sentence(endpoints)}</PageHead>
      <Outcome text={outcome} />
      {made && <MadeSecret receipt={made} onDone={() => setMade(null)} />}
      {endpoints.length > 0 ? (
        <EndpointTable
          endpoints={endpoints}
          onOpen={({ id }) => setOpenId(id)}
          onDelete={setDeleting}
        />
      ) : (
        <p class="mut">{t('hooks.none.text')}</p>
      )}
      <FormDisclosure text={t('hooks.new')}>
        {(done) => (
          <NewEndpointForm hasMail={hasMail} onMade={(receipt) => onMade(receipt, done)} />
        )}
      </FormDisclosure>
      {opened && (
        <EndpointDialog
          endpoint={opened}
          onChange={onChange}
          onClose={() => {
            setOpenId(null)
            onChange()
          }}
        />
      )}
      {deleting && (
        <DeleteEndpoint
          endpoint={deleting}
          onDone={() => {
            setDeleting(null)
            setOutcome(t('hooks.deletedNow', { name: deleting.name }))
            onChange()
          }}
          onClose={() => setDeleting(null)}
        />
      )}
    </>
  )
}

/** What matters most: that something is not sent any more, or how many are told. */
function sentence(endpoints: EndpointItem[]): string {
  const disabled = endpoints.find(({ state }) => state === 'disabled')
  if (disabled) return t('hooks.disabled', { name: disabled.name })
  const n = endpoints.filter(({ state }) => state === 'on').length
  if (n > 0) return t('hooks.on', { n })
  return t(endpoints.length > 0 ? 'hooks.off' : 'hooks.none')
}

function MadeSecret({ receipt, onDone }: { receipt: EndpointReceipt; onDone: () => void }) {
  return (
    <FocusOnShow>
      <SecretOnce
        title={t('hooks.secretOf', { name: receipt.endpoint.name })}
        secret={receipt.secret ?? ''}
        onDone={onDone}
      >
        <p class="mut">{t('hooks.secret.use')}</p>
      </SecretOnce>
    </FocusOnShow>
  )
}

interface DeleteProps {
  endpoint: EndpointItem
  onDone: () => void
  onClose: () => void
}

function DeleteEndpoint({ endpoint: { id, name }, onDone, onClose }: DeleteProps) {
  return (
    <ConfirmDialog
      title={t('hooks.deleteAsk', { name })}
      action={t('hooks.delete')}
      onClose={onClose}
      onConfirm={async () => {
        await call('DELETE /api/endpoints/:id', { params: { id } })
        onDone()
      }}
    >
      <p>{t('hooks.delete.text')}</p>
    </ConfirmDialog>
  )
}
