import type { LinkMethod } from '#contract/delivery/words.ts'
import {
  linkAnswer,
  METHOD_FACTS,
  type LinkableOrder,
  type Linking,
} from '#worker/domain/delivery/link.ts'
import { claimsOf, type Claiming } from './claims.ts'

/* What becomes of an answer's links when somebody says something about one of them. */

/** A link of an answer as it is kept. A suggestion is not kept: it is found anew with each look. */
export interface KeptLink {
  kind: 'order' | 'issue'
  target: string
  method: LinkMethod
  /** 0…1. */
  confidence: number
  state: 'linked' | 'rejected'
}

export interface LinkDecision {
  kind: KeptLink['kind']
  target: string
  /** `none` takes back what was said before. */
  state: KeptLink['state'] | 'none'
}

/** The order that an answer is linked to; null for none. */
export function orderOf(kept: readonly KeptLink[]): string | null {
  return kept.find(({ kind, state }) => kind === 'order' && state === 'linked')?.target ?? null
}

/** What an answer's claims find among the orders that nobody has rejected for it. */
export function findOrder({
  claiming,
  orders,
  kept,
}: {
  claiming: Claiming
  orders: readonly (LinkableOrder & { state: string })[]
  kept: readonly KeptLink[]
}): Linking {
  const rejected = new Set(
    kept.filter(({ state }) => state === 'rejected').map(({ target }) => target),
  )
  const open = orders.filter(({ id, state }) => state !== 'deleted' && !rejected.has(id))
  return linkAnswer(claimsOf(claiming, open), open)
}

/**
 * The links after a decision. An answer has one order; issues of an order that it has no more are not
 * its own either. What was taken back is linked again where it is certain by itself.
 * @param found what the answer's own claims find among the orders that are not rejected
 * @param issueOrders the order of each issue, by the issue's id
 * @param caseOrder what its case calls an order that was not known yet; null for nothing
 */
export function afterDecision(
  kept: readonly KeptLink[],
  { kind, target, state }: LinkDecision,
  {
    found,
    issueOrders,
    caseOrder,
  }: { found: Linking; issueOrders: ReadonlyMap<string, string>; caseOrder: string | null },
): KeptLink[] {
  const before = kept.find((one) => one.kind === kind && one.target === target)
  const others = kept.filter((one) => one !== before)
  if (kind === 'issue') return state === 'none' ? others : [...others, said(kind, target, state)]
  const staying = others.filter(
    (one) => one.kind !== 'order' || state !== 'linked' || one.state !== 'linked',
  )
  const links = [
    ...staying,
    ...orderLink({ kind, target, state }, { before, found, others: staying }),
  ]
  const [was, is] = [orderOf(kept), orderOf(links)]
  const left = was ?? caseOrder
  if (was === is) return links
  const isGone = (one: KeptLink) =>
    one.kind === 'issue' && one.state === 'linked' && issueOrders.get(one.target) === left
  return links.filter((one) => !isGone(one))
}

function orderLink(
  { kind, target, state }: LinkDecision,
  { before, found, others }: { before: KeptLink | undefined; found: Linking; others: KeptLink[] },
): KeptLink[] {
  if (state === 'linked') return [said(kind, target, state)]
  if (state === 'rejected') {
    const suggested = suggestionsOf(found).find(({ order }) => order === target)
    const { method, confidence } = before ?? suggested ?? said(kind, target, state)
    return [{ kind, target, method, confidence, state }]
  }
  // Somebody has said no to another one: then nothing is taken for certain.
  const isOpen = others.every((one) => one.kind !== 'order')
  if (!isOpen || found.kind !== 'linked') return []
  const { order, method, confidence } = found.link
  return [{ kind, target: order, method, confidence, state: 'linked' }]
}

function said(kind: KeptLink['kind'], target: string, state: KeptLink['state']): KeptLink {
  return { kind, target, method: 'manual', confidence: METHOD_FACTS.manual.confidence, state }
}

/** What an answer's claims suggest. What is certain is a suggestion, too, while it is not kept. */
export function suggestionsOf(found: Linking) {
  if (found.kind === 'unknown') return []
  return found.kind === 'linked' ? [found.link] : found.suggestions
}
