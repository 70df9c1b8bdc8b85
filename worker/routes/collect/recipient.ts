import type { Context } from 'hono'
import type { AnswerBody } from '#contract/collect/answers.ts'
import { findRecipient, type Recipient } from '#worker/db/channels/recipients/people.ts'
import type { SiteDb } from '#worker/db/connect.ts'
import {
  isSameSignature,
  readRecipientToken,
  signatureOf,
  signedText,
} from '#worker/domain/channels/recipients/link.ts'
import type { AppEnv } from '#worker/http/env.ts'
import { siteHashes } from '#worker/secrets/site-hashes.ts'

/**
 * The recipient whose page an answer comes from; null for every other answer, also for one whose
 * recipient is forgotten by now. An outbox may send when the link is over.
 */
export async function recipientOf(
  c: Context<AppEnv>,
  db: SiteDb,
  { token, survey }: AnswerBody,
): Promise<Recipient | null> {
  const named = readRecipientToken(token)
  if (!named) return null
  const { list, link } = named
  const { link: sign } = siteHashes(c.env.WAYFELT_SECRET, db.siteId)
  const right = signatureOf(await sign(signedText(list, link.line)))
  if (!isSameSignature(link.signature, right)) return null
  const found = await findRecipient(db, { list, line: link.line })
  return found?.list.surveyId === survey ? found.recipient : null
}
