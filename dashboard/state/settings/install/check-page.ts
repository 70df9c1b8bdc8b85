/** The address of a shop's page with the check behind it; null for what is no such address. */
export function checkAddress(text: string, fragment: string): string | null {
  const url = URL.parse(text.trim())
  if (!url || !/^https?:$/.test(url.protocol)) return null
  url.hash = fragment
  return url.href
}
