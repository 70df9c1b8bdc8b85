import type { Context } from 'hono'
import type { AnswerLinks, CaseLink } from '#contract/cases/links.ts'
import type { CaseRow } from '#worker/db/cases/rows.ts'
import {
  readAnswerLinks,
  type AnswerLinks as StoredLinks,
  type StoredLink,
} from '#worker/db/links/read.ts'
import { findOrder, suggestionsOf } from '#worker/domain/delivery/linking/decide.ts'
import { METHOD_FACTS } from '#worker/domain/delivery/link.ts'
import { can } from '#worker/http/actor.ts'
import type { AppEnv } from '#worker/http/env.ts'

/** An answer's links and what may be linked, as its reader may see them. */
export function shownLinks(c: Context<AppEnv>, stored: StoredLinks): AnswerLinks {
  const { kept, version, cases } = stored
  const links = [...kept.map(toLink), ...suggested(stored)]
  const shown = can(c, 'people:read') ? links : links.map(hidden)
  return { links: shown, version, caseId: cases.at(-1)?.id ?? null }
}

function toLink({ kind, target, name, method, confidence, state, byName }: StoredLink): CaseLink {
  return { kind, target, name, method, confidence, state, by: byName }
}

/** The orders that its claims suggest while it has none; then the issues of the order that it has. */
function suggested(stored: StoredLinks): CaseLink[] {
  const { kept, orders, issues } = stored
  const order = kept.find(({ kind, state }) => kind === 'order' && state === 'linked')
  if (order) {
    const { method, confidence } = order
    const others = issues.filter(({ id }) => kept.every(({ target }) => target !== id))
    return others.map(({ id, type }) => ({
      kind: 'issue',
      target: id,
      name: type,
      method,
      confidence: confidence / (others.length + 1),
      state: 'suggested',
      by: '',
    }))
  }
  const names = new Map(orders.map(({ id, number }) => [id, number]))
  return suggestionsOf(findOrder(stored)).map(({ order: id, ...how }) => ({
    ...how,
    kind: 'order',
    target: id,
    name: names.get(id) ?? id,
    state: 'suggested',
    by: '',
  }))
}

/** Without what tells whose order it is. */
function hidden(link: CaseLink): CaseLink {
  return link.kind === 'order' ? { ...link, target: '', name: '' } : link
}

/** The links of a case's answer; of a case without one, its order. */
export async function linksOfCase(
  c: Context<AppEnv>,
  { answerId, orderId, orderNumber, openedByName, seq }: CaseRow & { orderNumber: string | null },
): Promise<Pick<AnswerLinks, 'links' | 'version'>> {
  const stored = answerId === null ? null : await readAnswerLinks(c.get('db'), answerId)
  if (stored) return shownLinks(c, stored)
  const order: CaseLink = {
    kind: 'order',
    target: orderId,
    name: orderNumber ?? orderId,
    method: 'manual',
    confidence: METHOD_FACTS.manual.confidence,
    state: 'linked',
    by: openedByName,
  }
  const links = orderId === '' ? [] : [can(c, 'people:read') ? order : hidden(order)]
  return { links, version: `${seq}` }
}
