import { CHANNELS, type Channel } from '#contract/words.ts'
import { channelOf, folded } from './lanes.ts'

/** Channels by the names that CJML files use; the others by ours. */
const CJML_NAMES: Partial<Record<Channel, string>> = {
  web: 'internetViaPC',
  app: 'appOnSmartphone',
  social: 'Social Media Message',
  store: 'ShopCounter',
  courier: 'Parcel',
  locker: 'selfServiceMachine',
  print: 'letter',
}

const BY_NAME = new Map(CHANNELS.map((channel) => [folded(cjmlChannel(channel)), channel]))

/** What CJML calls a channel. */
export function cjmlChannel(channel: Channel): string {
  return CJML_NAMES[channel] ?? channel
}

/** The channel that CJML, or anybody, calls so. */
export function channelOfCjml(name: string): Channel | undefined {
  return BY_NAME.get(folded(name)) ?? channelOf(name)
}
