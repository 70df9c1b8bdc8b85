import { expect, test } from 'vitest'
import { ISSUES, PARCEL_STATUSES } from '#contract/delivery/words.ts'
import { AFTERSHIP_SUBTAGS, AFTERSHIP_TAGS } from '#worker/domain/delivery/vocabulary/aftership.ts'
import { DHL_STATUSES } from '#worker/domain/delivery/vocabulary/dhl.ts'
import { EASYPOST_DETAILS, EASYPOST_STATUSES } from '#worker/domain/delivery/vocabulary/easypost.ts'
import { INPOST_CODES } from '#worker/domain/delivery/vocabulary/inpost.ts'
import { say, sayFiner, type Vocabulary } from '#worker/domain/delivery/vocabulary/meaning.ts'
import { MEDUSA_REASONS, SHIPPO_STATUSES } from '#worker/domain/delivery/vocabulary/others.ts'
import { SHOPIFY_EVENTS } from '#worker/domain/delivery/vocabulary/shopify.ts'
import {
  TRACK17_STATUSES,
  TRACK17_SUB_STATUSES,
} from '#worker/domain/delivery/vocabulary/track17.ts'
import { payloadJson } from './payloads.ts'

interface Taxonomy {
  status_rank: Record<string, number>
  issues: Record<string, unknown>
  providers: Record<
    string,
    { map: Record<string, { status: string | null; issue: string | null }> }
  >
}
const taxonomy = payloadJson<Taxonomy>('delivery-taxonomy.json')

const TABLES: Record<string, Vocabulary> = {
  aftership_tag: AFTERSHIP_TAGS,
  aftership_subtag: AFTERSHIP_SUBTAGS,
  easypost_status: EASYPOST_STATUSES,
  easypost_status_detail: EASYPOST_DETAILS,
  shopify_fulfillment_event: SHOPIFY_EVENTS,
  track17_status: TRACK17_STATUSES,
  track17_sub_status: TRACK17_SUB_STATUSES,
  inpost_shipx: INPOST_CODES,
  shippo: SHIPPO_STATUSES,
  dhl_unified: DHL_STATUSES,
  medusa_claim_reason: MEDUSA_REASONS,
}

test('every vocabulary of the taxonomy has a table, code by code', () => {
  const written = Object.entries(TABLES).map(([name, codes]) => [
    name,
    Object.fromEntries([...codes].map(([code, [status, issue]]) => [code, { status, issue }])),
  ])
  const wanted = Object.entries(taxonomy.providers).map(([name, { map }]) => [name, map])
  expect(Object.fromEntries(written)).toEqual(Object.fromEntries(wanted))
})

test('ranks and kinds of issues are those of the taxonomy', () => {
  expect(PARCEL_STATUSES).toEqual(taxonomy.status_rank)
  expect(Object.keys(ISSUES)).toEqual(Object.keys(taxonomy.issues))
})

test('a code that nobody knows says nothing and is kept as it came', () => {
  expect(say(INPOST_CODES, 'teleported')).toEqual({
    status: null,
    issue: null,
    raw: 'teleported',
    isUnknown: true,
  })
})

test('an unknown finer code falls back to the main status and is not guessed', () => {
  const codes = { main: AFTERSHIP_TAGS, finer: AFTERSHIP_SUBTAGS }
  expect(sayFiner(codes, 'AttemptFail', 'AttemptFail_007')).toEqual({
    status: 'attempted',
    issue: 'failed_attempt',
    raw: 'AttemptFail_007',
    isUnknown: true,
  })
})

test('names that every object has are codes like any other', () => {
  for (const code of ['constructor', '__proto__', 'toString'])
    expect(say(TRACK17_STATUSES, code)).toMatchObject({ status: null, isUnknown: true })
})
