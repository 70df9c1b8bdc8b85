/** How long a check lasts, in milliseconds. */
export const CHECK_MS = 30 * 60_000

/** What stands behind the `#` of a page's address while it is checked. */
export function checkFragment(token: string): string {
  return `wayfelt-check=${token}`
}

/** The check that an answer's page was opened for; null for every other page. */
export function checkTokenOf(url: string | null | undefined): string | null {
  return /#wayfelt-check=([0-9a-f]{32})$/.exec(url ?? '')?.[1] ?? null
}
