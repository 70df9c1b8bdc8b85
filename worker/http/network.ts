/**
 * The network that an address belongs to: the /24 of an IPv4 address, the /64 of an IPv6 one, which a
 * single household gets. An IPv4 address inside an IPv6 one is the IPv4 address.
 * @param address as the platform tells it; what is none is a network of its own
 */
export function networkOf(address: string): string {
  return prefixOf(address, 3)
}

/** Who is limited: an IPv4 address itself, and the /64 of an IPv6 one, all of which one caller has. */
export function callerNetwork(address: string): string {
  return prefixOf(address, 4)
}

function prefixOf(address: string, bytes: number): string {
  const plain = /^(?:::ffff:)?((?:\d{1,3}\.){3}\d{1,3})$/i.exec(address)?.[1]
  if (plain) return plain.split('.').slice(0, bytes).join('.')
  // URL writes every spelling of an IPv6 address in one way, the longest run of zeros left out.
  const written = URL.parse(`http://[${address.split('%')[0]}]`)?.hostname.slice(1, -1)
  if (!written) return address
  const [head = '', tail = ''] = written.split('::')
  const groups = head === '' ? [] : head.split(':')
  const last = tail === '' ? [] : tail.split(':')
  const zeros = written.includes('::') ? 8 - groups.length - last.length : 0
  const all = [...groups, ...Array<string>(zeros).fill('0'), ...last]
  const [high, low] = all.slice(6).map((group) => Number.parseInt(group, 16))
  if (all.slice(0, 6).join(':') === '0:0:0:0:0:ffff' && high !== undefined && low !== undefined)
    return [high >> 8, high & 255, low >> 8, low & 255].slice(0, bytes).join('.')
  return `${all.slice(0, 4).join(':')}::`
}
