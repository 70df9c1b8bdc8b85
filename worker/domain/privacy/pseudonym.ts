import type { Traits } from '#contract/schemas.ts'

/** What an answer tells of the person behind it. */
export interface Person {
  respondent: string | null
  order: string | null
  customer: string | null
  traits: Traits
}

/** Letters of every script; wider than what can be delivered, so that none slips through. */
const EMAIL = /^[^\s@<>"(),:;[\]\\]+@(?:[\p{L}\p{N}-]+\.)+[\p{L}\p{N}-]{2,}$/u

/** Whether a text is an e-mail address and nothing else. */
export function isEmail(text: string): boolean {
  return EMAIL.test(text.trim())
}

/** One person's address in one form: what `isEmail` takes, in lower case, without the space around it. */
export function plainEmail(email: string): string {
  return email.trim().toLowerCase().normalize('NFC')
}

/**
 * The same person with each value that is an e-mail address replaced by its pseudonym, so that no
 * address is ever stored.
 * @param hash the keyed hash of an address in the form of `plainEmail`
 */
export async function pseudonymise(
  person: Person,
  hash: (email: string) => Promise<string>,
): Promise<Person> {
  async function hide<Value>(value: Value): Promise<Value | string> {
    return typeof value === 'string' && isEmail(value) ? await hash(plainEmail(value)) : value
  }
  const traits = await Promise.all(
    Object.entries(person.traits).map(async ([name, value]) => [name, await hide(value)] as const),
  )
  return {
    respondent: await hide(person.respondent),
    order: await hide(person.order),
    customer: await hide(person.customer),
    traits: Object.fromEntries(traits),
  }
}
