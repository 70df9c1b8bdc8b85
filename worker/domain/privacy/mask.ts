import { maskNumbers } from './mask-numbers.ts'

/** Begins only where an address can, so that a long text is read once. Letters of every script. */
export const EMAIL =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@(?:[\p{L}\p{N}-]+\.)+(?:xn--[a-z0-9-]+|\p{L}{2,})/giu

/**
 * A comment with its e-mail addresses, phone, payment card and PESEL numbers replaced by `[mail]`,
 * `[phone]`, `[card]` and `[PESEL]`, as far as they can be told from ordinary numbers. Never longer
 * than it was; masking it again changes nothing.
 * @returns the text, and how many pieces of it were replaced
 */
export function maskComment(text: string): { text: string; masked: number } {
  let addresses = 0
  const withoutAddresses = text.replace(EMAIL, () => {
    addresses += 1
    return '[mail]'
  })
  const { text: rest, masked } = maskNumbers(withoutAddresses)
  return { text: rest, masked: masked + addresses }
}
