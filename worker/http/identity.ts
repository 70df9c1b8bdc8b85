import type { Collector } from '#worker/db/collect/collector.ts'
import type { AnswerBody } from '#contract/collect/answers.ts'
import type { Traits } from '#contract/schemas.ts'
import { underGpc } from '#worker/domain/privacy/gpc.ts'
import { maskComment } from '#worker/domain/privacy/mask.ts'
import { pseudonymise } from '#worker/domain/privacy/pseudonym.ts'
import { referencesOf } from '#worker/secrets/tokens/reading.ts'
import type { Bindings } from './env.ts'
import { pepperKey, pseudonymOf } from '#worker/secrets/pseudonyms.ts'
import { readToken } from '#worker/secrets/tokens/read-token.ts'
import { shopKeys } from '#worker/secrets/tokens/shop-keys.ts'

type Site = Pick<Collector, 'siteId' | 'signingKeys' | 'honourGpc'>

/** What is left of a body when its browser asks for privacy and the site honours it. */
export function asAllowed(body: AnswerBody, site: Site, request: Request): AnswerBody {
  return site.honourGpc && request.headers.get('sec-gpc') === '1' ? underGpc(body) : body
}

/** The order and customer that an answer's token tells, and whether they may be linked. */
export async function referencesIn(
  { token }: AnswerBody,
  {
    env,
    site,
    touchpointId,
    now,
  }: { env: Bindings; site: Site; touchpointId: string; now: number },
) {
  if (!token) return referencesOf(null, touchpointId)
  const reading = await readToken({
    token,
    purpose: 'answer',
    keys: shopKeys(env.WAYFELT_SECRET, site.siteId, new Set(site.signingKeys)),
    now,
  })
  return referencesOf(reading, touchpointId)
}

/** A comment as the site may keep it; null for none. */
export function keptComment(comment: string | null | undefined, isMasked: boolean): string | null {
  if (!comment) return null
  return isMasked ? maskComment(comment).text : comment
}

interface Personal {
  respondent: string | null
  orderRef: string | null
  customerRef: string | null
  traits: Traits
  comment: string | null
}

/** A site's way of making answers fit to be stored. `root` is `WAYFELT_SECRET`. */
export function protector(site: { root: string; siteId: number; maskComments: boolean }) {
  return async <Answer extends Personal>(answer: Answer) => await protect(answer, site)
}

/**
 * An answer as it may be stored: addresses replaced by keyed hashes, and what people should not have
 * written into a comment masked, where the site wants it.
 */
async function protect<Answer extends Personal>(
  answer: Answer,
  { root, siteId, maskComments }: { root: string; siteId: number; maskComments: boolean },
) {
  const { respondent, orderRef: order, customerRef: customer, traits, comment } = answer
  const person = await pseudonymise({ respondent, order, customer, traits }, async (email) =>
    pseudonymOf(email, await pepperKey(root, siteId)),
  )
  return {
    ...answer,
    respondent: person.respondent,
    orderRef: person.order,
    customerRef: person.customer,
    traits: person.traits,
    comment: keptComment(comment, maskComments),
  }
}
