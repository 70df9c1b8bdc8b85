import { vocabulary } from './meaning.ts'

/** Status codes of the unified tracking. Source: developer.dhl.com, push collections. */
export const DHL_STATUSES = vocabulary({
  'pre-transit': ['pre_transit', null],
  transit: ['in_transit', null],
  delivered: ['delivered', null],
  failure: ['exception', 'other'],
  unknown: ['unknown', null],
})
