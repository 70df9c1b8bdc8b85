/** Origin and path of a page; the query and the hash may hold personal data. Null if not a web page. */
export function withoutQuery(url: string): string | null {
  const parsed = URL.parse(url)
  if (!parsed || !/^https?:$/.test(parsed.protocol)) return null
  return (parsed.origin + parsed.pathname).slice(0, 1000)
}
