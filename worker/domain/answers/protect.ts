import type { Traits } from '#contract/schemas.ts'
import { maskComment } from '#worker/domain/privacy/mask.ts'
import { pseudonymise } from '#worker/domain/privacy/pseudonym.ts'

/** What of an answer may tell who gave it. */
interface Personal {
  respondent: string | null
  orderRef: string | null
  customerRef: string | null
  traits: Traits
  comment: string | null
}

/** A comment as the site may keep it; null for none. */
export function storedComment(
  comment: string | null | undefined,
  isMasked: boolean,
): string | null {
  if (!comment) return null
  return isMasked ? maskComment(comment).text : comment
}

/**
 * An answer as it may be stored: addresses replaced by their pseudonyms, and what people should not
 * have written into a comment masked, where the site wants it.
 * @param rules `pseudonym` makes what stands for an e-mail address
 */
export async function protectAnswer<Answer extends Personal>(
  answer: Answer,
  rules: { maskComments: boolean; pseudonym: (email: string) => Promise<string> },
): Promise<Answer> {
  const hidden = await pseudonymise(answer, rules.pseudonym)
  return { ...hidden, comment: storedComment(hidden.comment, rules.maskComments) }
}
