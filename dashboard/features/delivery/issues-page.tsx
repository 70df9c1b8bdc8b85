import { useState } from 'preact/hooks'
import type { IssueItem } from '#contract/delivery/issues.ts'
import { ISSUE_TYPES, type IssueType } from '#contract/delivery/words.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { isSignedOut } from '#dashboard/kit/api/errors.ts'
import { localDay } from '#dashboard/kit/i18n/format.ts'
import { usePages } from '#dashboard/kit/loading/pages.ts'
import { PageHead } from '#dashboard/kit/page/page-head.tsx'
import { useTitle } from '#dashboard/kit/page/use-title.ts'
import { Bones } from '#dashboard/kit/parts/bones.tsx'
import { ErrorBox } from '#dashboard/kit/parts/error-box.tsx'
import { Select } from '#dashboard/kit/parts/select.tsx'
import { Table } from '#dashboard/kit/parts/table.tsx'
import { useSignInWhen } from '#dashboard/kit/session/use-sign-in.ts'
import { FaultCell } from './fault-cell.tsx'
import { carrierName, issueName, knownBy } from './order-words.ts'
import { t } from './words.ts'

/** `/delivery/issues`: what went wrong, newest first, and whose doing it was. */
export function IssuesPage() {
  useTitle(t('issues.tab'))
  const [type, setType] = useState<IssueType | ''>('')
  const list = usePages<IssueItem>(`issues ${type}`, async (cursor, signal) => {
    const query = { ...(cursor === null ? {} : { cursor }), ...(type === '' ? {} : { type }) }
    const { issues, next } = await call('GET /api/delivery/issues', { query, signal })
    return { items: issues, next }
  })
  const error = list.error ?? list.older.error
  const signedOut = isSignedOut(error)
  useSignInWhen(signedOut)
  const { items, more, older } = list
  const isEmpty = list.data !== null && items.length === 0 && !more
  return (
    <>
      <PageHead lead={t('issues.lead')}>{t(isEmpty ? 'issues.none' : 'issues.head')}</PageHead>
      <div class="delivery-filter">
        <Select
          labelled
          label={t('issues.type')}
          value={type}
          options={[
            { value: '', label: t('issues.all') },
            ...ISSUE_TYPES.map((one) => ({ value: one, label: t(`issue.${one}`) })),
          ]}
          onChange={(value) => setType(ISSUE_TYPES.find((one) => one === value) ?? '')}
        />
      </div>
      {error && !signedOut && (
        <ErrorBox
          title={t('issues.failed')}
          error={error}
          onRetry={list.older.error ? older.show : () => list.refresh()}
        />
      )}
      {list.data === null && !error && <Bones />}
      {items.length > 0 && <Issues items={items} onChange={() => list.refresh({ quiet: true })} />}
      {more && (
        <button
          type="button"
          class="control delivery-more"
          disabled={older.loading}
          onClick={older.show}
        >
          {t('orders.older')}
        </button>
      )}
    </>
  )
}

function Issues({ items, onChange }: { items: IssueItem[]; onChange: () => void }) {
  return (
    <Table
      caption={t('issues.caption')}
      rows={items}
      columns={[
        { name: t('issues.type'), cell: issueName },
        { name: t('issues.carrier'), cell: ({ carrier }) => carrierName(carrier) },
        { name: t('orders.order'), cell: orderLink },
        { name: t('issues.by'), cell: knownBy },
        { name: t('issues.opened'), cell: ({ openedAt }) => localDay(openedAt) },
        { name: t('issues.fault'), cell: faultCell(onChange) },
      ]}
    />
  )
}

function orderLink({ order }: IssueItem) {
  if (order === null) return '–'
  return <a href={`/delivery/orders/${encodeURIComponent(order)}`}>{order}</a>
}

function faultCell(onChange: () => void) {
  return function cell(issue: IssueItem) {
    return <FaultCell issue={issue} onChange={onChange} />
  }
}
