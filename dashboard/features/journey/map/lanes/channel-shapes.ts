import type { EvidenceGrade } from '#contract/map/limits.ts'
import type { Channel } from '#contract/words.ts'

/** Strokes of each channel's icon, in a square of 16. */
export const CHANNEL_SHAPES: Record<Channel, string> = {
  web: 'M2 3h12v10H2zM2 6h12M4 4.5h.01M6 4.5h.01',
  app: 'M5 1.5h6v13H5zM7.5 12.5h1',
  email: 'M2 3.5h12v9H2zM2 4l6 5 6-5',
  sms: 'M2 3h12v8H7l-3 3v-3H2zM5 7h.01M8 7h.01M11 7h.01',
  chat: 'M2 2.5h8v6H5.5L3.5 10.5V8.5H2zM7 10.5h3.5l2 2v-2H14v-6h-2',
  social:
    'M8 2.5a2 2 0 1 0 0 4a2 2 0 1 0 0-4M3.5 10a1.8 1.8 0 1 0 0 3.6a1.8 1.8 0 1 0 0-3.6M12.5 10a1.8 1.8 0 1 0 0 3.6a1.8 1.8 0 1 0 0-3.6M7 6.3l-2.5 4M9 6.3l2.5 4M5.5 12h5',
  ads: 'M2 6.5v3h2l7 3.5v-10L4 6.5zM5 9.7v3.3h2M13 6.5v3',
  store: 'M2 6l1.5-3.5h9L14 6v1H2zM3 7v6.5h10V7M6.5 13.5V9.5h3v4',
  phone:
    'M4 2l2 .5.8 3-1.5 1.2a8 8 0 0 0 4 4l1.2-1.5 3 .8.5 2c-.5 1.3-1.5 2-3 2C6 14 2 10 2 5c0-1.5.7-2.5 2-3z',
  courier:
    'M1.5 4h8v7h-8zM9.5 6.5h3l2 2.5v2h-5M4 11a1.5 1.5 0 1 0 .01 0M11.5 11a1.5 1.5 0 1 0 .01 0',
  locker: 'M2.5 2h11v12h-11zM2.5 6h11M2.5 10h11M8 2v12M6.5 4h.01M11.5 4h.01M6.5 8h.01M11.5 8h.01',
  print: 'M4 2h8v12H4zM6 5h4M6 7.5h4M6 10h2.5',
  tv: 'M2 4.5h12v8H2zM5.5 14.5h5M5.5 1.5L8 4.5l2.5-3',
  word_of_mouth:
    'M5 3a2 2 0 1 0 0 4a2 2 0 1 0 0-4M1.8 13c0-3 1.2-4.5 3.2-4.5S8.2 10 8.2 13M10.5 5c1 1 1 2.5 0 3.5M12.5 3.5c2 2 2 4.5 0 6.5',
}

/** Channels that need a line or a screen of the customer's own; all others are out in the world. */
const ONLINE = new Set<Channel>(['web', 'app', 'email', 'sms', 'chat', 'social', 'ads'])

export function isOnline(channel: Channel): boolean {
  return ONLINE.has(channel)
}

/** What of the ring of an evidence mark is filled, in a square of 12: nothing, half of it, all. */
export const GRADE_FILL: Record<EvidenceGrade, string> = {
  none: '',
  partly: 'M6 1.5a4.5 4.5 0 0 0 0 9z',
  full: 'M6 1.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9z',
}
export const GRADE_RING = GRADE_FILL.full
