/**
 * Maps a text to 0…1, evenly. Each letter is spread over all bits before the next comes, so that
 * neighbouring ids are not close to each other.
 */
export function dice(text: string): number {
  let hash = 1
  for (const letter of text) {
    hash = Math.imul(hash ^ letter.charCodeAt(0), 0x9e3779b1)
    hash ^= hash >>> 15
  }
  return (hash >>> 0) / 2 ** 32
}
