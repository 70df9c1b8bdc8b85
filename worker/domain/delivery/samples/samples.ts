import type { Sender } from '#contract/delivery/words.ts'

/*
 * A message of each sender, cut down to what its reader looks at: what "send a test message" runs
 * through the same check and reader as a real one. The full ones stand in test/corpora/payloads.
 */

/** A recorded message. */
export interface Sample {
  text: string
  /** Names in lower case; without those that prove it. */
  headers: Readonly<Record<string, string>>
  query?: Readonly<Record<string, string>>
}

const ORDER = {
  order_id: '1001',
  status: 'open',
  changed_at: '2026-11-19 10:00:00',
  value: '149.90',
  currency: 'PLN',
  tracking_number: '602677439331630337653846',
  carrier: 'InPost',
  parcel_status: 'in_transit',
}

const BODIES: Record<Sender, object> = {
  shopify: {
    id: 450789469,
    name: '#1001',
    email: 'anna@example.com',
    created_at: '2026-11-18T09:15:00+01:00',
    updated_at: '2026-11-19T10:00:00+01:00',
    total_price: '598.94',
    currency: 'USD',
    fulfillments: [
      {
        id: 255858046,
        order_id: 450789469,
        status: 'success',
        shipment_status: 'in_transit',
        tracking_company: 'USPS',
        tracking_number: '1Z1234512345123456',
        updated_at: '2026-11-19T10:00:00+01:00',
      },
    ],
  },
  woocommerce: {
    id: 727,
    number: '727',
    status: 'processing',
    order_key: 'wc_order_58d2d042d1d',
    currency: 'USD',
    total: '29.35',
    date_created_gmt: '2026-11-18T16:28:02',
    date_modified_gmt: '2026-11-18T16:28:08',
    billing: { email: 'john.doe@example.com', country: 'US', postcode: '94103' },
  },
  prestashop: {
    order: {
      id: '5',
      id_customer: '1',
      current_state: '4',
      date_add: '2026-11-18 09:15:00',
      date_upd: '2026-11-19 10:00:00',
      shipping_number: 'AB123',
      total_paid: '69.900000',
      reference: 'XKBKNABJK',
    },
  },
  idosell: ORDER,
  base: {
    status: 'SUCCESS',
    orders: [
      {
        order_id: 1630473,
        email: 'anna@example.com',
        currency: 'PLN',
        date_add: 1_407_841_161,
        delivery_package_nr: '622222044730624327700197',
        delivery_package_module: 'inpost',
      },
    ],
  },
  aftership: {
    ts: 1_763_800_000,
    event: 'tracking_update',
    event_id: '8a1d7d0e-3f0e-4f5a-9f3e-6d2f5a0b7c11',
    msg: {
      id: '0b1c2d3e4f5061728394a5b6c7d8e9f0',
      tracking_number: '520000016600000000000001',
      slug: 'inpost-paczkomaty',
      order_id: '1001',
      order_promised_delivery_date: '2025-11-20',
      tag: 'Delivered',
      subtag: 'Delivered_001',
      checkpoints: [
        {
          checkpoint_time: '2025-11-21T10:58:12+01:00',
          location: 'Warszawa',
          tag: 'Delivered',
          subtag: 'Delivered_001',
        },
      ],
    },
  },
  easypost: {
    id: 'evt_1',
    object: 'Event',
    description: 'tracker.updated',
    created_at: '2024-08-02T19:26:52.000Z',
    result: {
      id: 'trk_1',
      object: 'Tracker',
      tracking_code: '1',
      carrier: 'FedEx',
      status: 'in_transit',
      status_detail: 'arrived_at_facility',
      updated_at: '2024-08-02T19:26:51Z',
      tracking_details: [
        {
          object: 'TrackingDetail',
          status: 'in_transit',
          status_detail: 'arrived_at_facility',
          datetime: '2024-07-31T19:27:00Z',
          tracking_location: { city: 'ORLANDO' },
        },
      ],
    },
  },
  track17: {
    event: 'TRACKING_UPDATED',
    data: {
      number: '1Z2617V10397725789',
      carrier: 100_002,
      track_info: {
        latest_status: { status: 'Delivered', sub_status: 'Delivered_Other' },
        latest_event: {
          time_utc: '2026-05-06T23:35:22Z',
          location: 'GASQUET, CA, US',
          stage: 'Delivered',
          sub_status: 'Delivered_Other',
        },
      },
    },
  },
  inpost: {
    event_ts: '2020-03-20 15:08:42 +0100',
    event: 'shipment_status_changed',
    organization_id: 1,
    payload: {
      shipment_id: 49,
      status: 'delivered',
      tracking_number: '602677439331630337653846',
    },
  },
  dhl: {
    shipments: [
      {
        id: '00340434161094042557',
        status: { timestamp: '2026-05-21T11:00:00+01:00', statusCode: 'delivered' },
        events: [
          { timestamp: '2026-05-21T11:00:00+01:00', statusCode: 'delivered' },
          { timestamp: '2026-05-20T09:00:00+01:00', statusCode: 'transit' },
        ],
      },
    ],
  },
  generic: {
    orders: [{ id: '100234', changedAt: '2026-05-19T10:00:00+01:00', promised: '2026-05-21' }],
    parcels: [
      {
        carrier: 'DPD',
        code: '0000123456789U',
        order: '100234',
        status: 'in_transit',
        at: '2026-05-19T18:20:00+01:00',
      },
    ],
  },
}

const HEADERS: Partial<Record<Sender, Record<string, string>>> = {
  shopify: { 'x-shopify-topic': 'orders/updated', 'x-shopify-event-id': 'test' },
  woocommerce: { 'x-wc-webhook-topic': 'order.updated', 'x-wc-webhook-delivery-id': 'test' },
}

/** The recorded message of a sender. */
export function sampleOf(sender: Sender): Sample {
  const headers = { 'content-type': 'application/json', ...HEADERS[sender] }
  return { text: JSON.stringify(BODIES[sender]), headers }
}
