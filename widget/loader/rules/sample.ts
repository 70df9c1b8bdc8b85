/**
 * Maps a text to 0…1, evenly. Each letter is spread over all bits before the next comes, so that
 * neighbouring ids are not close to each other.
 */
export function dice(text: string): number {
  let hash = 1
  for (const letter of text) {
    hash = Math.imul(hash ^ letter.charCodeAt(0), 1_000_000_007)
    hash ^= hash >>> 15
  }
  return (hash >>> 0) / 2 ** 32
}
