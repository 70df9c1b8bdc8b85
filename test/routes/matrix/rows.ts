import type { TestSite } from '#test/support/site-factory.ts'
import type { Permission } from '#contract/rights.ts'
import { CASE_ROWS } from './act/case-rows.ts'
import { COST_ROWS } from './act/cost-rows.ts'
import { DELIVERY_ROWS } from './act/delivery-rows.ts'
import { IMPROVEMENT_ROWS } from './act/improvement-rows.ts'
import { ACCOUNT_ROWS } from './account-rows.ts'
import { CHANNEL_ROWS } from './channel-rows.ts'
import { HOLD_ROWS } from './hold-rows.ts'
import { IMPORT_ROWS } from './import-rows.ts'
import { JOURNEY_ROWS } from './journey-rows.ts'
import { MAP_ROWS } from './map-rows.ts'
import { MCP_ROWS } from './mcp-rows.ts'
import { OUTBOX_ROWS } from './outbox-rows.ts'
import { PAGE_ROWS } from './page-rows.ts'
import { SITE_ROWS } from './site-rows.ts'
import { SURVEY_ROWS } from './survey-rows.ts'

/** What the matrix knows of a route: who may call it, with what, and what a good call answers. */
export interface Row {
  /** `key`: any secret key, and nobody else. */
  access: 'anybody' | 'person' | 'guest' | 'key' | Permission
  /** Status of a good call. */
  status: number
  /** Makes something of a site that the path or body names by its id; new for every call. */
  id?: (site: TestSite, actor: { id: string }) => Promise<string>
  /** The body; strings go out as they are. */
  body?: (id: string) => unknown
  type?: string
  /** What follows the path: `?from=…`. */
  query?: string
  /** An id that nobody has, where the usual one has the wrong shape. */
  nobody?: string
  /** Status for an id that is not there; 404 unless told otherwise. */
  missing?: number
  /** Set where a call that is no GET changes nothing. */
  isUnlogged?: boolean
  /** Set where a GET leaves an entry: answers were taken out. */
  isLogged?: boolean
}

/** By method and path as the router has them. */
export const ROWS: Record<string, Row> = {
  ...PAGE_ROWS,
  ...ACCOUNT_ROWS,
  ...JOURNEY_ROWS,
  ...MAP_ROWS,
  ...SURVEY_ROWS,
  ...CHANNEL_ROWS,
  ...DELIVERY_ROWS,
  ...COST_ROWS,
  ...IMPROVEMENT_ROWS,
  ...CASE_ROWS,
  ...IMPORT_ROWS,
  ...HOLD_ROWS,
  ...OUTBOX_ROWS,
  ...SITE_ROWS,
  ...MCP_ROWS,
}
