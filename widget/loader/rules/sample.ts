/**
 * Maps a text to 0…1, evenly: FNV-1a, then a finaliser, because FNV alone leaves neighbouring ids
 * close to each other.
 */
export function dice(text: string): number {
  let hash = 0x811c9dc5
  for (const letter of text) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}
