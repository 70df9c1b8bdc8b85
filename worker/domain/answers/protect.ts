import { maskComment } from '#worker/domain/privacy/mask.ts'
import { pseudonymise, type Person, type Pseudonyms } from '#worker/domain/privacy/pseudonym.ts'

/** What of an answer may tell who gave it. */
interface Personal extends Person {
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
 * An answer as it may be stored: what tells who somebody is replaced by its pseudonym, and what
 * people should not have written into a comment masked, where the site wants it.
 */
export async function protectAnswer<Answer extends Personal>(
  answer: Answer,
  rules: { maskComments: boolean; names: Pseudonyms },
): Promise<Answer> {
  const hidden = await pseudonymise(answer, rules.names)
  return { ...hidden, comment: storedComment(hidden.comment, rules.maskComments) }
}
