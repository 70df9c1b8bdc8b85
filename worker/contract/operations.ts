import { ACCOUNT_OPERATIONS } from './operations/account.ts'
import { JOURNEY_OPERATIONS } from './operations/journey.ts'
import type { Operation } from './operations/operation.ts'
import { PAGE_OPERATIONS } from './operations/page.ts'
import { PRIVACY_OPERATIONS } from './operations/privacy.ts'
import { SITE_OPERATIONS } from './operations/site.ts'

/** Every operation of the API; a test compares them with the router. */
export const OPERATIONS: Operation[] = [
  ...PAGE_OPERATIONS,
  ...ACCOUNT_OPERATIONS,
  ...JOURNEY_OPERATIONS,
  ...SITE_OPERATIONS,
  ...PRIVACY_OPERATIONS,
]
