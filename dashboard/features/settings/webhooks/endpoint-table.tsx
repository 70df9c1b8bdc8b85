import type { EndpointItem } from '#contract/outbox/endpoints.ts'
import { When } from '#dashboard/kit/time/when.tsx'
import { type Column, Table } from '#dashboard/kit/parts/table.tsx'
import { t } from './words.ts'

interface Props {
  endpoints: EndpointItem[]
  onOpen: (endpoint: EndpointItem) => void
  onDelete: (endpoint: EndpointItem) => void
}

/** Endpoints with how they fare. */
export function EndpointTable({ endpoints, onOpen, onDelete }: Props) {
  return (
    <Table
      caption={t('hooks.caption')}
      rows={endpoints}
      columns={[
        { name: t('hooks.name'), cell: nameCell },
        { name: t('hooks.kind'), cell: ({ kind }) => t(`hooks.kind.${kind}`) },
        { name: t('hooks.state'), cell: stateCell },
        { name: t('hooks.delivered'), cell: ({ deliveredAt }) => whenCell(deliveredAt) },
        { name: t('hooks.failed'), cell: failureCell },
        actions(onOpen, onDelete),
      ]}
    />
  )
}

function nameCell({ name, url }: EndpointItem) {
  return (
    <span class="hook-name">
      {name} <span class="mut hook-url">{hostOf(url)}</span>
    </span>
  )
}

/** Addresses of chats are secrets in themselves: the list shows where they lead, not the whole. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url
}

function stateCell({ state, reason, waiting }: EndpointItem) {
  // One element: on a phone each would be a column beside the name of the row.
  return (
    <div>
      <span class={state === 'disabled' ? 'badge hook-bad' : 'badge'}>
        {t(`hooks.state.${state}`)}
      </span>
      {reason && <span class="hook-reason">{t(`hooks.reason.${reason}`)}</span>}
      {waiting > 0 && <span class="hook-reason mut">{t('hooks.waiting', { n: waiting })}</span>}
    </div>
  )
}

function whenCell(at: number | null) {
  return at === null ? <>{t('hooks.never')}</> : <When at={at} />
}

function failureCell({ failedAt, failure }: EndpointItem) {
  if (failedAt === null) return <>{t('hooks.never')}</>
  return (
    <div>
      <When at={failedAt} />
      {failure && <span class="hook-reason mut">{t(`hooks.outcome.${failure}`)}</span>}
    </div>
  )
}

function actions(onOpen: Props['onOpen'], onDelete: Props['onDelete']): Column<EndpointItem> {
  return {
    name: t('access.actions'),
    unnamed: true,
    end: true,
    cell: (endpoint) => (
      <span class="hook-actions">
        <button
          type="button"
          class="control"
          aria-label={t('hooks.openNamed', { name: endpoint.name })}
          onClick={() => onOpen(endpoint)}
        >
          {t('hooks.open')}
        </button>
        <button
          type="button"
          class="control"
          aria-label={t('hooks.deleteNamed', { name: endpoint.name })}
          onClick={() => onDelete(endpoint)}
        >
          {t('hooks.delete')}
        </button>
      </span>
    ),
  }
}
