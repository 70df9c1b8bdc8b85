import { vocabulary } from './meaning.ts'

/* Vocabularies of services that send nothing here themselves, but whose codes a merchant's own server may pass on. */

/** Tracking statuses of Shippo. Source: npm shippo 2.18.0. */
export const SHIPPO_STATUSES = vocabulary({
  UNKNOWN: ['unknown', null],
  PRE_TRANSIT: ['pre_transit', null],
  TRANSIT: ['in_transit', null],
  DELIVERED: ['delivered', null],
  RETURNED: ['returning', 'returned_to_sender'],
  FAILURE: ['exception', 'other'],
})

/** Reasons of claims in Medusa. Source: medusajs/medusa, ClaimReason. */
export const MEDUSA_REASONS = vocabulary({
  missing_item: [null, 'missing_item'],
  wrong_item: [null, 'wrong_item'],
  production_failure: [null, 'other'],
  other: [null, 'other'],
})
