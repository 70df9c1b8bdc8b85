import { useState } from 'preact/hooks'
import type { OrderItem } from '#contract/delivery/orders.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { isSignedOut } from '#dashboard/kit/api/errors.ts'
import { day, localDay, lowerFirst } from '#dashboard/kit/i18n/format.ts'
import { usePages } from '#dashboard/kit/loading/pages.ts'
import { PageHead } from '#dashboard/kit/page/page-head.tsx'
import { useTitle } from '#dashboard/kit/page/use-title.ts'
import { Bones } from '#dashboard/kit/parts/bones.tsx'
import { ErrorBox } from '#dashboard/kit/parts/error-box.tsx'
import { Table } from '#dashboard/kit/parts/table.tsx'
import { useSignInWhen } from '#dashboard/kit/session/use-sign-in.ts'
import { carrierName, amount } from './order-words.ts'
import { t } from './words.ts'

/** `/delivery/orders`: orders with where their parcels are, the newest numbers first. */
export function OrdersPage() {
  useTitle(t('orders.tab'))
  const [find, setFind] = useState('')
  const list = usePages<OrderItem>(`orders ${find}`, async (cursor, signal) => {
    const query = { ...(cursor === null ? {} : { cursor }), ...(find === '' ? {} : { find }) }
    const { orders, next } = await call('GET /api/orders', { query, signal })
    return { items: orders, next }
  })
  const error = list.error ?? list.older.error
  const signedOut = isSignedOut(error)
  useSignInWhen(signedOut)
  const { items, more, older } = list
  return (
    <>
      <PageHead lead={t('orders.lead')}>
        {list.data && items.length === 0 && find === '' ? t('orders.none') : t('orders.head')}
      </PageHead>
      <FindOrder onFind={setFind} />
      {error && !signedOut && (
        <ErrorBox
          title={t('orders.failed')}
          error={error}
          onRetry={list.older.error ? older.show : () => list.refresh()}
        />
      )}
      {list.data === null && !error && <Bones />}
      {list.data && items.length === 0 && (
        <p class="mut">{find === '' ? t('orders.none.text') : t('orders.find.none', { find })}</p>
      )}
      {items.length > 0 && <Orders items={items} />}
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

/** Looks for orders by a name; empty shows all again. */
function FindOrder({ onFind }: { onFind: (find: string) => void }) {
  const [text, setText] = useState('')
  return (
    <form
      class="orders-find"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onFind(text.trim())
      }}
    >
      <label class="field">
        <span class="field-label">{t('orders.find')}</span>
        <input
          class="input"
          name="find"
          autocomplete="off"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="control">
        {t('orders.find.do')}
      </button>
    </form>
  )
}

function Orders({ items }: { items: OrderItem[] }) {
  return (
    <Table
      caption={t('orders.caption')}
      rows={items}
      columns={[
        { name: t('orders.order'), cell: orderLink },
        { name: t('orders.parcels'), cell: parcels },
        { name: t('orders.placed'), cell: ({ placedAt }) => (placedAt ? localDay(placedAt) : '–') },
        { name: t('orders.promised'), cell: ({ promised }) => (promised ? day(promised) : '–') },
        { name: t('orders.value'), end: true, cell: (order) => amount(order) ?? '–' },
      ]}
    />
  )
}

function orderLink({ id, number }: OrderItem) {
  return <a href={`/delivery/orders/${encodeURIComponent(id)}`}>{number}</a>
}

function parcels({ parcels, state }: OrderItem): string {
  if (state !== 'open') return t(`orders.state.${state}`)
  if (parcels.length === 0) return t('orders.noParcel')
  return parcels
    .map(({ carrier, status }) => `${carrierName(carrier)}: ${lowerFirst(t(`parcel.${status}`))}`)
    .join('; ')
}
