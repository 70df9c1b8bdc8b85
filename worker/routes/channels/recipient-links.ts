import type { Context } from 'hono'
import type { ListRow } from '#worker/db/channels/recipients/lists.ts'
import { formatLink, signatureOf, signedText } from '#worker/domain/channels/recipients/link.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { siteHashes } from '#worker/secrets/site-hashes.ts'

/** The link of a row of a list: always the same. */
export async function linkOf(
  c: Context<AppEnv>,
  { siteId, code }: Pick<ListRow, 'siteId' | 'code'>,
  line: number,
): Promise<{ path: string; signature: string }> {
  const { link } = siteHashes(c.env.WAYFELT_SECRET, siteId)
  const signature = signatureOf(await link(signedText(code, line)))
  return { path: `/q/${code}/${formatLink({ line, signature })}`, signature }
}
