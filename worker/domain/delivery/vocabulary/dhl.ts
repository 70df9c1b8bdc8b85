import { vocabulary } from './meaning.ts'

/** Status codes of the unified tracking. Source: developer.dhl.com, push collections. */
export const DHL_STATUSES = vocabulary({
  'pre-transit': ['pre_transit', null],
  transit: ['in_transit', null],
  delivered: ['delivered', null],
  failure: ['exception', 'other'],
  unknown: ['unknown', null],
})

/**
 * Event numbers of eCommerce Americas that public programs agree on; what the others mean was
 * not published. Source: answers of /tracking/v4/package, with their descriptions.
 */
export const DHL_AMERICAS_EVENTS = vocabulary({
  '200': ['in_transit', null],
  '238': ['pre_transit', null],
  '540': ['in_transit', null],
  '597': ['out_for_delivery', null],
  '598': ['out_for_delivery', null],
  '600': ['delivered', null],
})
