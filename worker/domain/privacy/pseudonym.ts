import type { Traits } from '#contract/schemas.ts'

/** What an answer tells of the person behind it. */
export interface Person {
  respondent: string | null
  orderRef: string | null
  customerRef: string | null
  traits: Traits
}

/** Letters of every script; wider than what can be delivered, so that none slips through. */
const EMAIL = /^[^\s@<>"(),:;[\]\\]+@(?:[\p{L}\p{N}-]+\.)+[\p{L}\p{N}-]{2,}$/u

/** Whether a text is an e-mail address and nothing else. */
export function isEmail(text: string): boolean {
  return text.includes('@') && EMAIL.test(text.trim())
}

/**
 * The same answer with each value that is an e-mail address replaced by its pseudonym, so that no
 * address is ever stored. Nearly always there is none, and the answer itself comes back.
 * @param pseudonym makes what stands for an address, the same for every spelling of it
 */
export async function pseudonymise<Answer extends Person>(
  answer: Answer,
  pseudonym: (email: string) => Promise<string>,
): Promise<Answer> {
  const { respondent, orderRef, customerRef, traits } = answer
  if (![respondent, orderRef, customerRef, ...Object.values(traits)].some(isAddress)) return answer

  async function hide<Value>(value: Value): Promise<Value | string> {
    return isAddress(value) ? await pseudonym(value) : value
  }
  const hidden = await Promise.all(
    Object.entries(traits).map(async ([name, value]) => [name, await hide(value)] as const),
  )
  return {
    ...answer,
    respondent: await hide(respondent),
    orderRef: await hide(orderRef),
    customerRef: await hide(customerRef),
    traits: Object.fromEntries(hidden),
  }
}

function isAddress(value: unknown): value is string {
  return typeof value === 'string' && isEmail(value)
}
