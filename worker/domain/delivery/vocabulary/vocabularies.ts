import type { VocabularyName } from '#contract/delivery/words.ts'
import { PARCEL_STATUS_NAMES, type IssueType } from '#contract/delivery/words.ts'
import { AFTERSHIP_SUBTAGS, AFTERSHIP_TAGS } from './aftership.ts'
import { BASE_STATUSES } from './base.ts'
import { DHL_AMERICAS_EVENTS, DHL_STATUSES } from './dhl.ts'
import { EASYPOST_DETAILS, EASYPOST_STATUSES } from './easypost.ts'
import { INPOST_CODES } from './inpost.ts'
import { say, vocabulary, type Meaning, type Said, type Vocabulary } from './meaning.ts'
import { MEDUSA_REASONS, SHIPPO_STATUSES } from './others.ts'
import { SHOPIFY_EVENTS } from './shopify.ts'
import { TRACK17_STATUSES, TRACK17_SUB_STATUSES } from './track17.ts'

/** The tables of each vocabulary; where it has two, the one that says where the parcel is stands first. */
const TABLES: Record<VocabularyName, readonly Vocabulary[]> = {
  aftership: [AFTERSHIP_TAGS, AFTERSHIP_SUBTAGS],
  base: [BASE_STATUSES],
  dhl: [DHL_STATUSES, DHL_AMERICAS_EVENTS],
  easypost: [EASYPOST_STATUSES, EASYPOST_DETAILS],
  inpost: [INPOST_CODES],
  medusa: [MEDUSA_REASONS],
  shippo: [SHIPPO_STATUSES],
  shopify: [SHOPIFY_EVENTS],
  track17: [TRACK17_STATUSES, TRACK17_SUB_STATUSES],
}

/** What a code of a vocabulary says, as somebody passes it on. */
export function sayIn(name: VocabularyName, code: string): Said {
  const tables = TABLES[name]
  const table = tables.find((codes) => codes.has(code))
  return say(table ?? new Map(), code)
}

/** What a status of our own says of itself where no issue is named beside it. */
const ISSUE_OF = new Map<string, IssueType>([
  ['exception', 'other'],
  ['attempted', 'failed_attempt'],
  ['returning', 'returned_to_sender'],
  ['returned', 'returned_to_sender'],
  ['cancelled', 'cancelled'],
  ['lost', 'lost'],
])

/** Our own words, for those who write their messages themselves. */
export const OWN_STATUSES = vocabulary(
  Object.fromEntries(
    PARCEL_STATUS_NAMES.map((status): [string, Meaning] => [
      status,
      [status, ISSUE_OF.get(status) ?? null],
    ]),
  ),
)
