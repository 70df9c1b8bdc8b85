/** A text of at most so many UTF-16 units, cut between characters, with a sign that it goes on. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text
  const cut = text.slice(0, most - 1)
  // Half of a pair is no character.
  return `${cut.isWellFormed() ? cut : cut.slice(0, -1)}…`
}
