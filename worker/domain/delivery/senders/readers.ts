import type { Sender } from '#contract/delivery/words.ts'
import type { RawMessage, Reader } from '#worker/domain/delivery/heard.ts'
import { aftership } from './carriers/aftership.ts'
import { dhl } from './carriers/dhl.ts'
import { easypost } from './carriers/easypost.ts'
import { inpost } from './carriers/inpost.ts'
import { track17 } from './carriers/track17.ts'
import { generic } from './generic.ts'
import { base } from './shops/base.ts'
import { idosell } from './shops/idosell.ts'
import { prestashop } from './shops/prestashop.ts'
import { shopify } from './shops/shopify/shopify.ts'
import { woocommerce } from './shops/woocommerce.ts'

/** The reader of each sender's messages. None of them throws, whatever comes. */
export const READERS: Record<Sender, Reader> = {
  shopify,
  woocommerce,
  prestashop,
  idosell,
  base,
  aftership,
  easypost,
  track17,
  inpost,
  dhl,
  generic,
}

/** Characters of the longest call that only asks whether somebody is there. */
const LONGEST_PING = 200

/**
 * Whether a call only asks whether somebody is there, as WooCommerce, InPost and others do before they
 * send anything. It is not signed and must be answered all the same, so this is asked before the proof.
 */
export function isPing(sender: Sender, message: RawMessage): boolean {
  if (message.text.length > LONGEST_PING) return false
  return 'ping' in READERS[sender](message, { timezone: 'UTC', receivedAt: 0 })
}
