import type { ReaderFacts } from '#worker/domain/delivery/heard.ts'
import { at, type Tree, type TreeRecord } from '#worker/domain/delivery/reading/tree.ts'
import { referenceAt } from '#worker/domain/delivery/reading/values.ts'

export interface ShopifyMessage {
  /** In small letters: `orders/create`. */
  topic: string
  body: TreeRecord
  facts: ReaderFacts
  /** When the event happened, Unix milliseconds; a retry carries the same. */
  sentAt: number | null
  /** The resource's id, where the headers of an event name it. */
  resource: string | undefined
}

/**
 * The id of a resource, its digits. A `gid://shopify/Order/1` comes down to `1`, so that both ways of
 * naming one thing meet: a shop that redacts by number must reach what was stored by name.
 */
export function idOf(tree: Tree | undefined, path: string): string | undefined {
  const found = at(tree, path)
  const text =
    typeof found === 'string'
      ? referenceAt({ id: found }, 'id')
      : referenceAt(found, 'admin_graphql_api_id', 'id')
  return text === undefined ? undefined : plainId(text)
}

/** `820982911946154508` for `gid://shopify/Order/820982911946154508?x=1`. */
export function plainId(text: string): string {
  return /^gid:\/\/[^/]+\/[^/]+\/([^/?]+)/.exec(text)?.[1] ?? text
}
