import { genericMessageSchema, type GenericMessage } from '#contract/delivery/generic.ts'
import type {
  HeardOrder,
  HeardParcel,
  HeardRequest,
  Reader,
  ReaderFacts,
} from '#worker/domain/delivery/heard.ts'
import { carrierOf, trackingCode } from '#worker/domain/delivery/carriers.ts'
import { fingerprint } from '#worker/domain/delivery/reading/fingerprint.ts'
import { readJsonObject } from '#worker/domain/delivery/reading/json.ts'
import { heard, malformed } from '#worker/domain/delivery/reading/message.ts'
import { timeAt } from '#worker/domain/delivery/reading/times.ts'
import { told } from '#worker/domain/delivery/reading/tree.ts'
import { cut, emailAt, moneyAt, numberAt } from '#worker/domain/delivery/reading/values.ts'
import { say, type Said } from '#worker/domain/delivery/vocabulary/meaning.ts'
import { OWN_STATUSES, sayIn } from '#worker/domain/delivery/vocabulary/vocabularies.ts'

/** Faults of one message that are named; the first one is mended first. */
const MOST_FAULTS = 5

/** Messages in our own form. It is strict, so that a slip of the pen shows at the first try. */
export const generic: Reader = ({ text, headers }, facts) => {
  const body = readJsonObject(text)
  if (!body) return malformed('The body is no JSON object.')
  const { data, error } = genericMessageSchema.safeParse(body)
  if (!data) {
    const faults = error.issues.slice(0, MOST_FAULTS)
    return malformed(faults.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '))
  }
  return heard({
    topic: data.topic ?? '',
    same: headers['webhook-id'] ?? fingerprint(text),
    at: timeAt({ time: headers['webhook-timestamp'] ?? null }, 'time', facts) ?? null,
    ...heardOf(data, facts),
    requests: (data.requests ?? []).map((request) => requestOf(request)),
  })
}

/** What is told in our own words, in the terms of the field. */
export function heardOf(
  { orders = [], parcels = [] }: Pick<GenericMessage, 'orders' | 'parcels'>,
  facts: ReaderFacts,
) {
  return {
    orders: orders.map((order) => orderOf(order, facts)),
    parcels: parcels.map((parcel) => parcelOf(parcel, facts)),
  }
}

type Order = NonNullable<GenericMessage['orders']>[number]
type Parcel = NonNullable<GenericMessage['parcels']>[number]
type Request = NonNullable<GenericMessage['requests']>[number]

function orderOf(order: Order, facts: ReaderFacts): HeardOrder {
  const time = (text: string | undefined) => timeAt({ text: text ?? null }, 'text', facts)
  const { number, email, value, placedAt, changedAt, refundedAt, ...rest } = order
  return told<HeardOrder>({
    ...rest,
    number: numberAt({ number: number ?? null }, 'number', order.id),
    email: emailAt({ email: email ?? null }, 'email'),
    valueMinor: moneyAt({ value: value ?? null }, 'value', order.currency),
    placedAt: time(placedAt),
    changedAt: time(changedAt) ?? facts.receivedAt,
    refundedAt: time(refundedAt),
  })
}

function parcelOf(parcel: Parcel, facts: ReaderFacts): HeardParcel {
  return told<HeardParcel>({
    carrier: carrierOf(parcel.carrier),
    code: trackingCode(parcel.code),
    senderId: parcel.id,
    order: parcel.order?.replace(/^#\s*(?=.)/, ''),
    ...saidOf(parcel),
    at: timeAt({ at: parcel.at }, 'at', facts) ?? facts.receivedAt,
    estimate: parcel.estimate,
    promised: parcel.promised,
    place: parcel.place === undefined ? undefined : cut(parcel.place),
    url: parcel.url,
  })
}

/** What is said in our words counts before what a code says. */
function saidOf({ status, issue, raw, vocabulary }: Parcel): Said {
  const own: Said =
    status === undefined
      ? { status: null, issue: null, raw: issue ?? '' }
      : say(OWN_STATUSES, status)
  const said = raw === undefined || vocabulary === undefined ? own : sayIn(vocabulary, raw)
  return { ...said, status: status ?? said.status, issue: issue ?? said.issue }
}

function requestOf({ kind, customer, email, phone, orders = [] }: Request): HeardRequest {
  return told<HeardRequest>({ kind, customer, email, phone, orders })
}
