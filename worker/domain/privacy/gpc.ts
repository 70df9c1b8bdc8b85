import type { Traits } from '#contract/schemas.ts'

/** The parts of an answer or event that tell visitors apart. */
interface Identifying {
  respondent?: string | null | undefined
  traits?: Traits | undefined
  token?: string | null | undefined
  url?: string | null | undefined
}

/** Traits that place an answer in a large group, and tell nobody apart. */
const COMMON_TRAITS = new Set(['segment', 'persona'])

/**
 * What is left of an answer or event when the browser sends Global Privacy Control (`Sec-GPC: 1`):
 * no respondent, no order or customer, of the traits only segment and persona, of the page's address
 * only whose it is.
 */
export function underGpc<Body extends Identifying>(body: Body): Body {
  return {
    ...body,
    ...(body.url ? { url: URL.parse(body.url)?.origin ?? null } : {}),
    respondent: null,
    token: null,
    traits: commonTraits(body.traits),
  }
}

/** Of the traits those that tell nobody apart: all that rules may see then. */
export function commonTraits(traits: Traits = {}): Traits {
  return Object.fromEntries(Object.entries(traits).filter(([name]) => COMMON_TRAITS.has(name)))
}
