import { useState } from 'preact/hooks'
import type { ConnectionList, MadeConnection } from '#contract/delivery/connections.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { FormDisclosure } from '#dashboard/kit/page/form-disclosure.tsx'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { Outcome } from '#dashboard/kit/page/outcome.tsx'
import { PageHead } from '#dashboard/kit/page/page-head.tsx'
import { localDay } from '#dashboard/kit/i18n/format.ts'
import { Table } from '#dashboard/kit/parts/table.tsx'
import { ConnectionPart } from './one/connection-part.tsx'
import { Made } from './made.tsx'
import { NewConnectionForm } from './new-connection.tsx'
import { t } from './words.ts'
import './connections.css'

/** `/settings/connections`: shops and carriers that tell of orders and parcels. */
export function ConnectionsPage() {
  const connections = useResource<ConnectionList>('connections', (signal) =>
    call('GET /api/connections', { signal }),
  )
  return (
    <Loaded resource={connections}>
      {(list) => <Connections list={list} onChange={() => connections.refresh({ quiet: true })} />}
    </Loaded>
  )
}

function Connections({ list, onChange }: { list: ConnectionList; onChange: () => void }) {
  const [made, setMade] = useState<MadeConnection | null>(null)
  const [outcome, setOutcome] = useState('')
  const live = list.connections.filter(({ endedAt }) => endedAt === null)
  // Without its secret every message of a sender is refused.
  const working = live.filter(({ hasSecret }) => hasSecret)
  const idle = live.length - working.length
  const ended = list.connections.filter(({ endedAt }) => endedAt !== null)
  function show(next: MadeConnection) {
    setOutcome('')
    setMade(next)
    onChange()
  }
  return (
    <>
      <PageHead lead={t('conn.lead')}>
        {live.length > 0 ? t('conn.live', { n: working.length }) : t('conn.none')}
        {idle > 0 && `, ${t('conn.idle', { n: idle })}`}
      </PageHead>
      <Outcome text={outcome} />
      {made && <Made connection={made} onDone={() => setMade(null)} />}
      {live.length === 0 && <p class="mut">{t('conn.none.text')}</p>}
      <FormDisclosure text={t('conn.new')}>
        {(close) => (
          <NewConnectionForm
            onMade={(connection) => {
              close()
              show(connection)
            }}
          />
        )}
      </FormDisclosure>
      {live.map((connection) => (
        <ConnectionPart
          key={connection.id}
          connection={connection}
          onRenewed={show}
          onChange={(text) => {
            setOutcome(text)
            setMade(null)
            onChange()
          }}
        />
      ))}
      {ended.length > 0 && <Ended connections={ended} />}
    </>
  )
}

function Ended({ connections }: ConnectionList) {
  return (
    <details class="fold">
      <summary>{t('conn.over', { n: connections.length })}</summary>
      <Table
        caption={t('conn.over.caption')}
        rows={connections}
        columns={[
          { name: t('conn.name'), cell: ({ name }) => name },
          { name: t('conn.sender'), cell: ({ sender }) => t(`conn.sender.${sender}`) },
          { name: t('conn.ended'), cell: ({ endedAt }) => endedAt !== null && localDay(endedAt) },
        ]}
      />
    </details>
  )
}
