import { vocabulary } from './meaning.ts'

/** A tracker's status. Source: EasyPost/easypost-node, Tracker/TrackerStatus. */
export const EASYPOST_STATUSES = vocabulary({
  unknown: ['unknown', null],
  pre_transit: ['pre_transit', null],
  in_transit: ['in_transit', null],
  out_for_delivery: ['out_for_delivery', null],
  delivered: ['delivered', null],
  available_for_pickup: ['available_for_pickup', null],
  return_to_sender: ['returning', 'returned_to_sender'],
  failure: ['exception', 'other'],
  cancelled: ['cancelled', 'cancelled'],
  error: ['unknown', null],
})

/** What it says beside the status. Source: Tracker/TrackerStatusDetail. */
export const EASYPOST_DETAILS = vocabulary({
  address_correction: [null, 'wrong_address'],
  arrived_at_destination: [null, null],
  arrived_at_facility: [null, null],
  arrived_at_pickup_location: [null, null],
  awaiting_information: [null, null],
  cancelled: [null, 'cancelled'],
  damaged: [null, 'damaged'],
  delayed: [null, 'late'],
  delivery_exception: [null, 'other'],
  departed_facility: [null, null],
  departed_origin_facility: [null, null],
  expired: [null, 'stalled'],
  failure: [null, 'other'],
  held: [null, 'other'],
  in_transit: [null, null],
  label_created: [null, null],
  lost: [null, 'lost'],
  missorted: [null, 'missorted'],
  out_for_delivery: [null, null],
  received_at_destination_facility: [null, null],
  received_at_origin_facility: [null, null],
  refused: [null, 'refused'],
  return: [null, 'returned_to_sender'],
  status_update: [null, null],
  transferred_to_destination_carrier: [null, null],
  transit_exception: [null, 'other'],
  unknown: [null, null],
  weather_delay: [null, 'weather_delay'],
})
