import { vocabulary } from './meaning.ts'

/** Events of a fulfilment, which the REST bodies write in small letters. Source: shopify.dev,
 * FulfillmentEventStatus of the admin and customer interfaces. */
export const SHOPIFY_EVENTS = vocabulary({
  ATTEMPTED_DELIVERY: ['attempted', 'failed_attempt'],
  CARRIER_PICKED_UP: ['in_transit', null],
  CONFIRMED: ['pre_transit', null],
  DELAYED: ['in_transit', 'late'],
  DELIVERED: ['delivered', null],
  FAILURE: ['exception', 'other'],
  IN_TRANSIT: ['in_transit', null],
  LABEL_PRINTED: ['pre_transit', null],
  LABEL_PURCHASED: ['pre_transit', null],
  OUT_FOR_DELIVERY: ['out_for_delivery', null],
  PICKED_UP: ['delivered', null],
  READY_FOR_PICKUP: ['available_for_pickup', null],
  BUYER_ACTION_REQUIRED: ['exception', 'other'],
  READY_FOR_RECIPIENT_PICKUP: ['available_for_pickup', null],
  RETURNING_TO_SENDER: ['returning', 'returned_to_sender'],
})
