/**
 * Maps a text to 0…1, evenly. Each letter is spread over all bits before the next comes, so that
 * neighbouring ids are not close to each other.
 * @param turn by how much the circle is turned, in 1 / 2³²
 */
export function dice(text: string, turn = 0): number {
  let hash = 1
  for (const letter of text) {
    hash = Math.imul(hash ^ letter.charCodeAt(0), 1_000_000_007)
    hash ^= hash >>> 15
  }
  return ((hash + turn) >>> 0) / 2 ** 32
}
