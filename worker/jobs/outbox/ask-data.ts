import type { AskData } from '#contract/outbox/messages.ts'
import type { ToldAsk } from '#worker/db/clock/asks.ts'
import { formatLink, signatureOf, signedText } from '#worker/domain/channels/recipients/link.ts'
import { siteHashes } from '#worker/secrets/site-hashes.ts'

/**
 * An ask as it is told, with the link that nobody but us can make; it is stored nowhere.
 * @param root `WAYFELT_SECRET`
 */
export async function askDataOf(root: string, ask: ToldAsk): Promise<AskData> {
  const { siteId, askCode, line, origin } = ask
  const signature = signatureOf(await siteHashes(root, siteId).link(signedText(askCode, line)))
  const link = `${origin}/q/${askCode}/${formatLink({ line, signature })}`
  return {
    id: ask.key,
    ask: ask.kind,
    survey: { id: ask.surveyId, name: ask.surveyName },
    case: ask.caseId,
    carrier: ask.carrier,
    lang: ask.lang,
    link,
    optOut: `${link}/optout`,
    until: ask.endsAt,
    order: ask.orderId,
  }
}
