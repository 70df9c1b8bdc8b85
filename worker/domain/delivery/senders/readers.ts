import type { Sender } from '#contract/delivery/words.ts'
import type { Reader } from '#worker/domain/delivery/heard.ts'
import { aftership } from './carriers/aftership.ts'
import { easypost } from './carriers/easypost.ts'
import { inpost } from './carriers/inpost.ts'
import { shopify } from './shops/shopify.ts'
import { woocommerce } from './shops/woocommerce.ts'
export const READERS = {
  shopify,
  woocommerce,
  aftership,
  easypost,
  inpost,
} as unknown as Record<Sender, Reader>
