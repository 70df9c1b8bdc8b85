import type { HeardOrder, HeardParcel, ReaderFacts } from '#worker/domain/delivery/heard.ts'
import { carrierOf, trackingCode } from '#worker/domain/delivery/carriers.ts'
import { dayAt, timeAt } from '#worker/domain/delivery/reading/times.ts'
import {
  firstTextAt,
  oneOrMoreAt,
  textAt,
  told,
  type Tree,
} from '#worker/domain/delivery/reading/tree.ts'
import {
  countryAt,
  currencyAt,
  emailAt,
  langAt,
  moneyAt,
  numberAt,
  phoneAt,
  postcodeAt,
  referenceAt,
  urlAt,
} from '#worker/domain/delivery/reading/values.ts'
import type { Said } from '#worker/domain/delivery/vocabulary/meaning.ts'

/** By which names a shop system's bodies call what is read: the first that stands there counts. */
export interface FieldNames {
  order: Record<OrderField, readonly string[]>
  /** Lists of parcels inside an order. */
  parcels: readonly string[]
  parcel: Record<ParcelField, readonly string[]>
}
type OrderField =
  | 'id'
  | 'number'
  | 'key'
  | 'email'
  | 'phone'
  | 'customer'
  | 'placedAt'
  | 'changedAt'
  | 'status'
  | 'value'
  | 'currency'
  | 'country'
  | 'postcode'
  | 'lang'
  | 'promised'
  | 'refundedAt'
type ParcelField = 'code' | 'carrier' | 'senderId' | 'status' | 'at' | 'url'

/** What a shop system's status makes of an order. */
export type StateOf = (status: string | undefined) => {
  state?: NonNullable<HeardOrder['state']>
  isRefunded?: boolean
}

/** Order by its fields' names; null where it has no id. Times without a zone are the shop's own. */
export function orderByNames(
  tree: Tree,
  {
    names: { order: names },
    stateOf,
    facts,
  }: { names: FieldNames; stateOf: StateOf; facts: ReaderFacts },
): HeardOrder | null {
  const id = referenceAt(tree, ...names.id)
  if (id === undefined) return null
  const number = referenceAt(tree, ...names.number)
  const placedAt = timeAt(tree, names.placedAt, facts)
  const changedAt = timeAt(tree, names.changedAt, facts) ?? facts.receivedAt
  const currency = currencyAt(tree, ...names.currency)
  const { state, isRefunded } = stateOf(firstTextAt(tree, names.status))
  return told<HeardOrder>({
    id,
    number: numberAt({ number: number ?? null }, 'number', id),
    key: referenceAt(tree, ...names.key),
    email: emailAt(tree, ...names.email),
    phone: phoneAt(tree, ...names.phone),
    customer: referenceAt(tree, ...names.customer),
    placedAt,
    changedAt,
    state,
    valueMinor: moneyAt({ value: firstTextAt(tree, names.value) ?? null }, 'value', currency),
    currency,
    country: countryAt(tree, ...names.country),
    postcode: postcodeAt(tree, ...names.postcode),
    lang: langAt({ lang: firstTextAt(tree, names.lang) ?? null }, 'lang'),
    promised: dayAt(tree, ...names.promised),
    refundedAt: timeAt(tree, names.refundedAt, facts) ?? (isRefunded ? changedAt : undefined),
  })
}

/** The parcels that stand in an order, in a list of their own or among its own fields. */
export function parcelsByNames(
  tree: Tree,
  {
    names,
    say,
    facts,
  }: { names: FieldNames; say: (code: string | undefined) => Said; facts: ReaderFacts },
): HeardParcel[] {
  const order = referenceAt(tree, ...names.order.id)
  const changedAt = timeAt(tree, names.order.changedAt, facts)
  const lists = names.parcels.flatMap((path) => oneOrMoreAt(tree, path))
  const nested = lists.map((one): Tree => (typeof one === 'string' ? { code: one } : one))
  const parcels = [tree, ...nested].flatMap((one) => {
    const code = trackingCode(
      referenceAt(one, ...names.parcel.code, ...(one === tree ? [] : ['code'])),
    )
    if (code === null) return []
    const carrier =
      firstTextAt(one, names.parcel.carrier) ?? firstTextAt(tree, names.parcel.carrier)
    return told<HeardParcel>({
      carrier: carrierOf(carrier),
      code,
      senderId: referenceAt(one, ...names.parcel.senderId),
      order,
      ...say(firstTextAt(one, names.parcel.status)),
      at: timeAt(one, names.parcel.at, facts) ?? changedAt ?? facts.receivedAt,
      url: urlAt({ url: firstTextAt(one, names.parcel.url) ?? null }, 'url'),
    })
  }) // The same one may stand among the order's own fields and, with more about it, in the list.
  return [...new Map(parcels.map((parcel) => [parcel.code, parcel])).values()]
}

/** The records at the first of some paths that hold any with an id; a body may wrap them in its own way. */
export function recordsAt(
  tree: Tree,
  paths: readonly string[],
  isOne: (tree: Tree) => boolean,
): Tree[] {
  for (const path of paths) {
    const found = oneOrMoreAt(tree, path).filter((one) => isOne(one))
    if (found.length > 0) return found
  }
  return []
}

/** The event's name, by the first of the fields that name it. */
export function topicAt(tree: Tree): string {
  return (
    firstTextAt(tree, ['event', 'topic', 'webhook', 'hook', 'action']) ?? textAt(tree, 'type') ?? ''
  )
}
