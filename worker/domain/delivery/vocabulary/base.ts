import { vocabulary } from './meaning.ts'

/**
 * `tracking_status` of a package, whatever the courier. "Not delivered" does not say why. Source:
 * api.base.com, getOrderPackages and getCourierPackagesStatusHistory.
 */
export const BASE_STATUSES = vocabulary({
  '0': ['unknown', null],
  '1': ['pre_transit', null],
  '2': ['in_transit', null],
  '3': ['exception', 'other'],
  '4': ['out_for_delivery', null],
  '5': ['delivered', null],
  '6': ['returning', 'returned_to_sender'],
  '7': ['attempted', 'failed_attempt'],
  '8': ['available_for_pickup', null],
  '9': ['lost', 'lost'],
  '10': ['cancelled', 'cancelled'],
  '11': ['in_transit', null],
  '12': ['exception', 'other'],
  '13': ['in_transit', null],
})
