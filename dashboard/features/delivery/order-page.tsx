import type { OrderStory, Parcel } from '#contract/cases/story.ts'
import type { JourneyList } from '#contract/journey.ts'
import { call } from '#dashboard/kit/api/call.ts'
import { carrierPage } from '#dashboard/kit/cases/carrier-page.ts'
import { day, instant, lowerFirst } from '#dashboard/kit/i18n/format.ts'
import { locale } from '#dashboard/kit/i18n/words.ts'
import { useResource } from '#dashboard/kit/loading/resource.ts'
import { Loaded } from '#dashboard/kit/page/loaded.tsx'
import { PageHead } from '#dashboard/kit/page/page-head.tsx'
import { useTitle } from '#dashboard/kit/page/use-title.ts'
import { Table } from '#dashboard/kit/parts/table.tsx'
import { carrierName, issueName, knownBy, amount } from './order-words.ts'
import { Timeline } from './timeline.tsx'
import { t } from './words.ts'
import './orders.css'

/** `/delivery/orders/:id`: all that is known of an order, in the order of time. */
export function OrderPage({ id = '' }: { id?: string | undefined }) {
  const lang = locale()
  const story = useResource<OrderStory>(`order ${id} ${lang}`, (signal) =>
    call('GET /api/orders/:id', { params: { id }, query: { lang }, signal }),
  )
  useTitle(t('orders.one', { number: story.data?.number ?? id }))
  return (
    <>
      <p class="order-back">
        <a href="/delivery/orders">{t('orders.back')}</a>
      </p>
      <Loaded resource={story}>{(order) => <Order order={order} />}</Loaded>
    </>
  )
}

function Order({ order }: { order: OrderStory }) {
  const places = usePlaces()
  return (
    <>
      <PageHead lead={facts(order)}>{headline(order)}</PageHead>
      {order.replaces !== null && (
        <p>
          <a href={`/delivery/orders/${encodeURIComponent(order.replaces)}`}>
            {t('order.replaces', { order: order.replaces })}
          </a>
        </p>
      )}
      {order.issues.length > 0 && <Issues issues={order.issues} />}
      {order.parcels.length > 0 && <Parcels order={order} />}
      <h2 class="order-part">{t('order.timeline')}</h2>
      <Timeline order={order} places={places} />
    </>
  )
}

/** What touchpoints are called, by id; until that is here, ids stand for names. */
function usePlaces(): ReadonlyMap<string, string> {
  const lang = locale()
  const { data } = useResource<JourneyList>(`journeys ${lang}`, (signal) =>
    call('GET /api/journeys', { query: { lang }, signal }),
  )
  const stages = data?.journeys.flatMap((journey) => journey.stages) ?? []
  return new Map(
    stages.flatMap(({ touchpoints }) => touchpoints.map(({ id, name }) => [id, name] as const)),
  )
}

/** The sentence that matters: what went wrong, or where it is. */
function headline({ number, issues, parcels, state }: OrderStory): string {
  const open = issues.filter(({ closedAt }) => closedAt === null)
  if (open.length > 0) {
    const kinds = [...new Set(open.map(({ type }) => lowerFirst(t(`issue.${type}`))))].join(', ')
    return t('order.issues', { number, kinds })
  }
  if (state !== 'open') return t('order.is', { number, what: t(`orders.state.${state}`) })
  const [parcel] = parcels
  const what = parcel ? lowerFirst(t(`parcel.${parcel.status}`)) : t('orders.noParcel')
  return t('order.is', { number, what })
}

function facts({ promised, promises, refundedAt, ...order }: OrderStory): string {
  const latest = promises.at(-1)
  return [
    amount(order),
    promised && t('order.promised', { day: day(promised) }),
    latest && t('order.moved', { day: day(latest.day) }),
    refundedAt !== null && t('order.refunded'),
  ]
    .filter(Boolean)
    .join(' · ')
}

function Issues({ issues }: Pick<OrderStory, 'issues'>) {
  return (
    <Table
      caption={t('order.issues.caption')}
      rows={issues}
      columns={[
        { name: t('issues.type'), cell: issueName },
        { name: t('issues.carrier'), cell: ({ carrier }) => carrierName(carrier) },
        { name: t('issues.by'), cell: knownBy },
        { name: t('issues.fault'), cell: ({ fault }) => t(`fault.${fault}`) },
      ]}
    />
  )
}

/** What the carriers call the parcels, where those are and when they shall come. */
function Parcels({ order: { parcels, timezone } }: { order: OrderStory }) {
  return (
    <Table
      caption={t('orders.parcels')}
      rows={parcels.map((parcel, id) => ({ ...parcel, id, timezone }))}
      columns={[
        { name: t('issues.carrier'), cell: ({ carrier }) => carrierName(carrier) },
        { name: t('parcels.code'), cell: codeOf },
        { name: t('parcels.now'), cell: nowOf },
        {
          name: t('parcels.expected'),
          cell: ({ estimate, deliveredAt }) =>
            estimate === null || deliveredAt !== null ? '–' : day(estimate),
        },
      ]}
    />
  )
}

function nowOf({ status, statusAt, timezone }: Parcel & { timezone: string }) {
  return (
    <>
      {t(`parcel.${status}`)} <span class="mut">{instant(statusAt, timezone)}</span>
    </>
  )
}

function codeOf({ code, url }: Pick<Parcel, 'code' | 'url'>) {
  const page = carrierPage(url)
  if (code === null) return '–'
  return page ? <a {...page}>{code}</a> : code
}
