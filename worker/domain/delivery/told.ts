import { DELIVERY_LIMITS } from '#contract/delivery/words.ts'
import { localDay } from '#worker/domain/days.ts'
import { timeOrderedId } from '#worker/domain/ids.ts'
import { hideReference, type Pseudonyms } from '#worker/domain/privacy/pseudonym.ts'
import type { HeardOrder, HeardParcel } from './heard.ts'

/*
 * What is stored of what a message tells: people become pseudonyms, the same as in answers, so that
 * the two find each other; a postcode becomes a region.
 */

const REGION_LETTERS = 2

export interface Telling {
  connectionId: string
  timezone: string
  names: Pseudonyms
  /** At least 10 bytes that are the same for the same text. */
  seed: (text: string) => Promise<Uint8Array>
}

/** An order as it is stored. null keeps what is known. */
export async function tellOrder(
  { email, customer, postcode, ...heard }: HeardOrder,
  { connectionId, names }: Telling,
) {
  const hidden = async (text: string | undefined) =>
    text === undefined ? null : await hideReference('order', text, names)
  return {
    id: await hideReference('order', heard.id, names),
    number: await hidden(heard.number),
    key: await hidden(heard.key),
    emailHash: email === undefined ? null : await names.email(email),
    customerRef: customer === undefined ? null : await hideReference('customer', customer, names),
    placedAt: heard.placedAt ?? null,
    changedAt: heard.changedAt,
    state: heard.state ?? ('open' as const),
    valueMinor: heard.valueMinor ?? null,
    currency: heard.currency ?? null,
    country: heard.country ?? null,
    region: postcode?.trim().slice(0, REGION_LETTERS).toUpperCase() ?? null,
    lang: heard.lang ?? null,
    promised: heard.promised ?? null,
    refundedAt: heard.refundedAt ?? null,
    replaces: await hidden(heard.replaces),
    connectionId,
  }
}

/** Something that happened to a parcel, as it is stored; null where it names no parcel at all. */
export async function tellParcel(heard: HeardParcel, telling: Telling) {
  const { carrier, code, at, raw, issue, estimate = null, url = null } = heard
  const senderId = heard.senderId ?? null
  if (code === null && senderId === null) return null
  const { connectionId, timezone, names, seed } = telling
  const named = JSON.stringify([carrier, code ?? senderId, heard.order ?? ''])
  return {
    carrier,
    code,
    senderId,
    order: heard.order === undefined ? null : await hideReference('order', heard.order, names),
    status: heard.status ?? ('unknown' as const),
    issue,
    at,
    day: localDay(at, timezone),
    event: {
      t: at,
      c: raw.slice(0, DELIVERY_LIMITS.reference),
      ...(heard.status === null ? {} : { s: heard.status }),
      ...(issue === null ? {} : { i: issue }),
      ...(heard.place === undefined ? {} : { p: heard.place.slice(0, DELIVERY_LIMITS.reference) }),
      ...(estimate === null ? {} : { e: estimate }),
      ...(heard.isUnknown ? { u: 1 as const } : {}),
    },
    estimate,
    promised: heard.promised ?? null,
    url,
    connectionId,
    issueId: timeOrderedId(at, await seed(`issue ${issue} ${named}`)),
    lateId: timeOrderedId(at, await seed(`issue late ${named}`)),
  }
}
