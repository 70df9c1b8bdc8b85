import { SHOP_MAP } from '#worker/domain/journey/template/shop/map.ts'
import { mapIn } from '#worker/domain/journey/template/start-from.ts'

/** The demo shop's journey: that of the template for shops, in English. */
export const DEMO_JOURNEY = mapIn(SHOP_MAP, 'en')
