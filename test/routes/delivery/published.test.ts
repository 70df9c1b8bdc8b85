import { expect, test } from 'vitest'
import type { Sender } from '#contract/delivery/words.ts'
import { ago, believed, connect } from './support.ts'

/*
 * Further shapes that senders publish, through the real address with the real signature; the recorded
 * files are in inbound.test.ts. Written down from the pages that are named, with times of today, since
 * what is older than a sender repeats is not applied.
 */

const seconds = (minutes: number) => Math.floor(Date.parse(ago(minutes)) / 1000)

/** What a message is to leave behind. */
interface Left {
  orders?: object[]
  shipments?: object[]
  issues?: object[]
}

const SHAPES: [string, Sender, string | object, Record<string, string>, Left][] = [
  [
    // shopify.dev/docs/api/admin-rest, Order: the sample body of `orders/create`.
    'an order of Shopify with a shipping line and an attribute, its id beyond 2⁵³',
    'shopify',
    `{"id":820982911946154508,"admin_graphql_api_id":"gid://shopify/Order/820982911946154508","email":"jon@example.com","created_at":"${ago(60)}","updated_at":"${ago(50)}","number":234,"total_price":"388.00","currency":"USD","name":"#9999","order_number":1234,"token":"123456abcd","note_attributes":[],"cancelled_at":"${ago(50)}","cancel_reason":"customer","fulfillments":[],"shipping_lines":[{"id":271878346596884015,"title":"Generic Shipping"}],"customer":{"id":115310627314723954},"shipping_address":{"country_code":"US","zip":"40202"}}`,
    { 'x-shopify-topic': 'orders/cancelled', 'x-shopify-event-id': 'e1' },
    {
      orders: [
        { id: '820982911946154508', number: '9999', state: 'cancelled', value_minor: 38_800 },
      ],
    },
  ],
  [
    // shopify.dev/docs/api/admin-rest, FulfillmentEvent: statuses in lower case.
    'an event of a fulfilment of Shopify: an attempt that failed',
    'shopify',
    {
      id: 944956391,
      fulfillment_id: 255858046,
      status: 'attempted_delivery',
      message: 'Nobody home',
      happened_at: ago(20),
      order_id: 450789469,
      created_at: ago(20),
    },
    { 'x-shopify-topic': 'fulfillment_events/create', 'x-shopify-event-id': 'e2' },
    { shipments: [{ sender_id: '255858046', status: 'attempted', order_id: '450789469' }] },
  ],
  [
    // woocommerce.github.io/woocommerce-rest-api-docs, Orders, and the meta of "Shipment Tracking".
    'an order of WooCommerce with tracking numbers of the usual extension',
    'woocommerce',
    {
      id: 727,
      number: '727',
      order_key: 'wc_order_58d2d042d1d',
      status: 'completed',
      currency: 'USD',
      total: '29.35',
      date_created_gmt: ago(90).slice(0, 19),
      date_modified_gmt: ago(30).slice(0, 19),
      billing: { email: 'john.doe@example.com', country: 'US', postcode: '94103' },
      meta_data: [
        {
          id: 1,
          key: '_wc_shipment_tracking_items',
          value: [
            {
              tracking_provider: 'UPS',
              tracking_number: '1Z999',
              date_shipped: String(seconds(40)),
            },
          ],
        },
      ],
    },
    { 'x-wc-webhook-topic': 'order.updated' },
    { orders: [{ id: '727', value_minor: 2935 }], shipments: [{ carrier: 'ups', code: '1Z999' }] },
  ],
  [
    // The same page: a refund in an order.
    'an order of WooCommerce that was paid back',
    'woocommerce',
    {
      id: 728,
      status: 'refunded',
      currency: 'EUR',
      total: '10.00',
      date_created_gmt: ago(90).slice(0, 19),
      date_modified_gmt: ago(30).slice(0, 19),
      refunds: [{ id: 1, reason: 'late', total: '-10.00' }],
    },
    { 'x-wc-webhook-topic': 'order.updated' },
    { orders: [{ id: '728', refunded_at: expect.any(Number) as number }] },
  ],
  [
    // aftership.com/docs/tracking, Webhook overview: an exception with its checkpoints.
    'a tracking of AfterShip that is being returned',
    'aftership',
    {
      ts: seconds(1),
      event: 'tracking_update',
      event_id: '9ae47d60-05d4-4b7c-9b5c-3a4a3b1f4c8e',
      is_tracking_first_tag: false,
      msg: {
        id: '5b7658cec7c33c0e007de3c5',
        tracking_number: '9405511202575421535949',
        slug: 'usps',
        order_id: '1234',
        tag: 'Exception',
        subtag: 'Exception_010',
        checkpoints: [
          { slug: 'usps', checkpoint_time: ago(90), tag: 'InTransit', subtag: 'InTransit_003' },
          { slug: 'usps', checkpoint_time: ago(10), tag: 'Exception', subtag: 'Exception_010' },
        ],
      },
    },
    {},
    { shipments: [{ carrier: 'usps', status: 'returning', order_id: '1234' }] },
  ],
  [
    // The same page: `edd_revise`.
    'a new estimate of AfterShip',
    'aftership',
    {
      ts: seconds(1),
      event: 'edd_revise',
      event_id: 'a3b1f4c8-05d4-4b7c-9b5c-9ae47d603a4a',
      msg: {
        tracking_number: 'EDD1',
        slug: 'dpd',
        tag: 'OutForDelivery',
        updated_at: ago(3),
        latest_estimated_delivery: { datetime: '2026-12-02' },
      },
    },
    {},
    { shipments: [{ code: 'EDD1', status: 'out_for_delivery' }] },
  ],
  [
    // docs.easypost.com, Tracker object: a failure with its details.
    'a tracker of EasyPost whose address was wrong',
    'easypost',
    {
      id: 'evt_2',
      object: 'Event',
      description: 'tracker.updated',
      previous_attributes: { status: 'in_transit' },
      result: {
        id: 'trk_2',
        object: 'Tracker',
        tracking_code: 'EZ2000000002',
        carrier: 'UPS',
        status: 'in_transit',
        tracking_details: [
          {
            object: 'TrackingDetail',
            message: 'Address corrected',
            status: 'in_transit',
            status_detail: 'address_correction',
            datetime: ago(20),
          },
        ],
      },
    },
    {},
    { shipments: [{ carrier: 'ups', status: 'in_transit' }], issues: [{ type: 'wrong_address' }] },
  ],
  [
    // docs.easypost.com, Events: a first tracker.
    'a tracker of EasyPost that was made and knows nothing yet',
    'easypost',
    {
      id: 'evt_3',
      object: 'Event',
      description: 'tracker.created',
      result: {
        id: 'trk_3',
        object: 'Tracker',
        tracking_code: 'EZ3000000003',
        carrier: 'FedEx',
        status: 'pre_transit',
        updated_at: ago(20),
      },
    },
    {},
    { shipments: [{ carrier: 'fedex', status: 'pre_transit' }] },
  ],
  [
    // api.17track.net, v2.2, Push notification: an exception of a carrier.
    'a push of 17TRACK: damaged on its way',
    'track17',
    {
      event: 'TRACKING_UPDATED',
      data: {
        number: 'RR123456789CN',
        carrier: 3011,
        tag: null,
        track_info: {
          latest_status: { status: 'Exception', sub_status: 'Exception_Damage' },
          latest_event: {
            time_utc: ago(10),
            description: 'Damaged',
            stage: 'Exception',
            sub_status: 'Exception_Damage',
          },
          tracking: {
            providers: [
              {
                provider: { key: 3011, name: 'China Post' },
                events: [
                  { time_utc: ago(10), description: 'Damaged', sub_status: 'Exception_Damage' },
                ],
              },
            ],
          },
        },
      },
    },
    {},
    { shipments: [{ code: 'RR123456789CN', status: 'exception' }], issues: [{ type: 'damaged' }] },
  ],
  [
    // The same page: TRACKING_STOPPED.
    'a push of 17TRACK that follows a parcel no more',
    'track17',
    { event: 'TRACKING_STOPPED', data: { number: 'RR2', carrier: 3011, tag: null } },
    {},
    { shipments: [] },
  ],
  [
    // dokumentacja-inpost, Webhooks: a parcel in a temporary locker.
    'a change of InPost: into a temporary locker',
    'inpost',
    {
      event_ts: ago(10).replace('T', ' ').replace(/\..*/, ' +0000'),
      event: 'shipment_status_changed',
      organization_id: 1,
      payload: {
        shipment_id: 50,
        status: 'stack_in_box_machine',
        tracking_number: '602677439331630337653846',
      },
    },
    {},
    {
      shipments: [{ carrier: 'inpost', code: '602677439331630337653846' }],
      issues: [{ type: 'pickup_point_problem' }],
    },
  ],
  [
    // The same page: `shipment_confirmed`.
    'a shipment of InPost that was confirmed',
    'inpost',
    {
      event_ts: ago(10).replace('T', ' ').replace(/\..*/, ' +0000'),
      event: 'shipment_confirmed',
      organization_id: 1,
      payload: { shipment_id: 51, tracking_number: '602677439331630337653851' },
    },
    {},
    { shipments: [{ carrier: 'inpost', sender_id: '51' }] },
  ],
  [
    // developer.dhl.com, Shipment Tracking Unified: the sample answer, which pushes have, too.
    'a shipment of DHL as its unified interface has it',
    'dhl',
    {
      shipments: [
        {
          id: '7777777770',
          service: 'express',
          status: {
            timestamp: ago(5),
            statusCode: 'delivered',
            status: 'DELIVERED',
            description: 'JESSICA',
          },
          events: [
            { timestamp: ago(5), statusCode: 'delivered', description: 'Delivered' },
            { timestamp: ago(500), statusCode: 'transit', description: 'Arrived' },
          ],
        },
      ],
    },
    {},
    { shipments: [{ code: '7777777770', status: 'delivered' }] },
  ],
  [
    // The same page: a failure.
    'a shipment of DHL that failed',
    'dhl',
    {
      shipments: [
        {
          id: '7777777771',
          status: { timestamp: ago(5), statusCode: 'failure', status: 'Delivery attempt failed' },
        },
      ],
    },
    {},
    { shipments: [{ code: '7777777771' }] },
  ],
  [
    // idosell.com, webhooks: the merchant writes the body; here as a form.
    'an order of IdoSell as a form',
    'idosell',
    new URLSearchParams({
      order_id: 'panel-1',
      order_number: '2026/77',
      status: 'finished',
      changed_at: ago(30),
      value: '149,90',
      currency: 'PLN',
      tracking_number: '620',
      carrier: 'InPost',
      parcel_status: 'taken_by_courier',
    }).toString(),
    { 'content-type': 'application/x-www-form-urlencoded' },
    {
      orders: [{ id: 'panel-1', number: '2026/77' }],
      shipments: [{ carrier: 'inpost', code: '620' }],
    },
  ],
  [
    // The same in XML.
    'an order of IdoSell as XML',
    'idosell',
    `<?xml version="1.0"?><order><order_id>panel-2</order_id><changed_at>${ago(30)}</changed_at><status>canceled</status></order>`,
    { 'content-type': 'application/xml' },
    { orders: [{ id: 'panel-2', state: 'cancelled' }] },
  ],
  [
    // devdocs.prestashop-project.org, webservice resources: order_histories, a change of state.
    'a change of state of PrestaShop, as JSON',
    'prestashop',
    {
      order_history: {
        id: 5,
        id_order: 9,
        id_order_state: 5,
        date_add: ago(30).slice(0, 19).replace('T', ' '),
      },
    },
    {},
    { orders: [{ id: '9' }] },
  ],
  [
    // The same page: order_carriers, a tracking number.
    'a tracking number of PrestaShop, as XML',
    'prestashop',
    `<?xml version="1.0" encoding="UTF-8"?><prestashop xmlns:xlink="http://www.w3.org/1999/xlink"><order_carrier><id>3</id><id_order>9</id_order><id_carrier>2</id_carrier><tracking_number><![CDATA[TRK9]]></tracking_number><date_add><![CDATA[${ago(600).slice(0, 19).replace('T', ' ')}]]></date_add></order_carrier></prestashop>`,
    { 'content-type': 'text/xml' },
    { shipments: [{ code: 'TRK9', order_id: '9' }] },
  ],
]

test.each(SHAPES)('%s is taken over', async (...[, sender, body, headers, left]) => {
  const { tell, rows } = await connect(sender, believed(sender))
  const told = await tell(body, { headers })
  expect([told.status, told.headers.get('x-wayfelt-ignored')]).toEqual([200, null])
  expect(await rows('messages')).toMatchObject([{ outcome: 'applied' }])
  if (left.orders) expect(await rows('orders')).toMatchObject(left.orders)
  if (left.shipments) expect(await rows('shipments')).toMatchObject(left.shipments)
  if (left.issues) expect(await rows('delivery_issues')).toMatchObject(left.issues)
})
