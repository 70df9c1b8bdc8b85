/**
 * A short name of a text, for senders that give their messages none: equal texts have it in common.
 * It is no proof of anything: whoever wants to can make two texts with one name, and only harms the
 * messages that this sender's own secret lets in.
 */
export function fingerprint(text: string): string {
  // Two 32-bit FNV-1a hashes that begin differently. Source: Fowler, Noll, Vo; draft-eastlake-fnv.
  let [first, second] = [0x811c9dc5, 0x9747b28c]
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    first = Math.imul(first ^ unit, 0x01000193)
    second = Math.imul(second ^ unit ^ (first >>> 15), 0x01000193)
  }
  return [first, second].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('')
}
