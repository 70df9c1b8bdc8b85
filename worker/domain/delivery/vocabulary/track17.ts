import { vocabulary } from './meaning.ts'

/** Main status. Source: help.17track.net, article 37471096573337. */
export const TRACK17_STATUSES = vocabulary({
  NotFound: ['unknown', null],
  InfoReceived: ['pre_transit', null],
  InTransit: ['in_transit', null],
  Expired: ['unknown', 'stalled'],
  AvailableForPickup: ['available_for_pickup', null],
  OutForDelivery: ['out_for_delivery', null],
  DeliveryFailure: ['attempted', 'failed_attempt'],
  Delivered: ['delivered', null],
  Exception: ['exception', 'other'],
})

/** Sub-status. Source: as above. */
export const TRACK17_SUB_STATUSES = vocabulary({
  NotFound_Other: ['unknown', null],
  NotFound_InvalidCode: ['unknown', null],
  InfoReceived: ['pre_transit', null],
  InTransit_PickedUp: ['in_transit', null],
  InTransit_Other: ['in_transit', null],
  InTransit_Departure: ['in_transit', null],
  InTransit_Arrival: ['in_transit', null],
  InTransit_CustomsProcessing: ['in_transit', null],
  InTransit_CustomsReleased: ['in_transit', null],
  InTransit_CustomsRequiringInformation: ['in_transit', 'customs_hold'],
  Expired_Other: ['unknown', 'stalled'],
  AvailableForPickup_Other: ['available_for_pickup', null],
  OutForDelivery_Other: ['out_for_delivery', null],
  DeliveryFailure_Other: ['attempted', 'failed_attempt'],
  DeliveryFailure_NoBody: ['attempted', 'failed_attempt'],
  DeliveryFailure_Security: ['attempted', 'customs_hold'],
  DeliveryFailure_Rejected: ['attempted', 'refused'],
  DeliveryFailure_InvalidAddress: ['attempted', 'wrong_address'],
  Delivered_Other: ['delivered', null],
  Exception_Other: ['exception', 'other'],
  Exception_Returning: ['returning', 'returned_to_sender'],
  Exception_Returned: ['returned', 'returned_to_sender'],
  Exception_NoBody: ['exception', 'failed_attempt'],
  Exception_Security: ['exception', 'customs_hold'],
  Exception_Damage: ['exception', 'damaged'],
  Exception_Rejected: ['exception', 'refused'],
  Exception_Delayed: ['exception', 'late'],
  Exception_Lost: ['lost', 'lost'],
  Exception_Destroyed: ['lost', 'lost'],
  Exception_Cancel: ['cancelled', 'cancelled'],
})
