import type { JourneyMap } from '#worker/db/journey/maps.ts'

/** The demo shop's journey: seven stages, on and off line. */
export const DEMO_JOURNEY: Omit<JourneyMap, 'version'> = {
  id: 'shopping',
  name: 'Shopping journey',
  kind: 'customer',
  stages: [
    {
      id: 'awareness',
      name: 'Awareness',
      frameDays: 14,
      touchpoints: [
        { id: 'google-ads', name: 'Google Ads', channels: ['ads'], actions: ['visit_shop'] },
        { id: 'social-posts', name: 'Social posts', channels: ['social'], actions: ['visit_shop'] },
        {
          id: 'word-of-mouth',
          name: 'Word of mouth',
          channels: ['word_of_mouth'],
          actions: ['visit_shop'],
        },
        { id: 'leaflet', name: 'Leaflet', channels: ['print'], actions: ['visit_shop'] },
      ],
    },
    {
      id: 'consideration',
      name: 'Consideration',
      frameDays: 10,
      touchpoints: [
        {
          id: 'product-page',
          name: 'Product page',
          channels: ['web', 'app'],
          actions: ['open_size_guide', 'add_to_cart'],
        },
        { id: 'store-visit', name: 'Store visit', channels: ['store'], actions: ['scan_code'] },
      ],
    },
    {
      id: 'purchase',
      name: 'Purchase',
      frameDays: 2,
      touchpoints: [
        { id: 'cart', name: 'Cart', channels: ['web', 'app'], actions: ['start_checkout'] },
        { id: 'checkout', name: 'Checkout', channels: ['web', 'app'], actions: ['place_order'] },
        { id: 'payment', name: 'Payment', channels: ['web', 'app'], actions: ['pay'] },
      ],
    },
    {
      id: 'delivery',
      name: 'Delivery',
      frameDays: 4,
      touchpoints: [
        {
          id: 'tracking-page',
          name: 'Tracking page',
          channels: ['web', 'sms'],
          actions: ['change_slot'],
        },
        { id: 'courier', name: 'Courier', channels: ['courier'], actions: ['receive'] },
        { id: 'parcel-locker', name: 'Parcel locker', channels: ['locker'], actions: ['receive'] },
      ],
    },
    {
      id: 'help',
      name: 'Help',
      frameDays: 3,
      touchpoints: [
        { id: 'chat', name: 'Chat', channels: ['chat'], actions: ['solve'] },
        { id: 'help-page', name: 'Help page', channels: ['web'], actions: ['find_answer'] },
        { id: 'phone', name: 'Phone', channels: ['phone'], actions: ['solve'] },
      ],
    },
    {
      id: 'retention',
      name: 'Retention',
      frameDays: 90,
      touchpoints: [
        { id: 'reorder-email', name: 'Reorder e-mail', channels: ['email'], actions: ['reorder'] },
        { id: 'loyalty-club', name: 'Loyalty club', channels: ['app', 'web'], actions: ['join'] },
      ],
    },
    {
      id: 'advocacy',
      name: 'Advocacy',
      frameDays: null,
      touchpoints: [
        {
          id: 'review-invite',
          name: 'Review invitation',
          channels: ['email'],
          actions: ['write_review'],
        },
        {
          id: 'day-60',
          name: 'Day 60 message',
          channels: ['email', 'sms'],
          actions: ['recommend'],
        },
      ],
    },
  ],
}
