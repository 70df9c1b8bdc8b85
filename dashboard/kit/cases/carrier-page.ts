/**
 * What a link to a carrier's own page of a parcel has; null where the sender has told of none that is safe:
 * senders are strangers, and a carrier need not know which case or order was looked at.
 */
export function carrierPage(url: string | null) {
  if (url === null || !url.startsWith('https://')) return null
  return { href: url, target: '_blank', rel: 'noopener noreferrer' }
}
