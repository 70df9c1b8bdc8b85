/*
 * Which addresses may be called. The address that counts is the parsed one: the URL standard folds
 * decimal, octal and full-width forms of a number, but not names that lead home.
 */

/** Why an address is refused. */
export type AddressFault = 'form' | 'scheme' | 'credentials' | 'port' | 'private'

/** Ports below 1024 that a web service may listen on. */
const LOW_PORTS = new Set(['', '443'])

/** Names that lead to the machine itself or its network, with all names under them. */
const HOME_NAMES = [
  'localhost',
  'localdomain',
  'local',
  'internal',
  'intranet',
  'lan',
  'home',
  'corp',
  'arpa',
  'test',
  'invalid',
  'onion',
  // Public names that answer with whatever address they carry, or with the loopback.
  'nip.io',
  'sslip.io',
  'xip.io',
  'traefik.me',
  'localtest.me',
  'lvh.me',
  'vcap.me',
  'lacolhost.com',
  'rbndr.us',
]

/** Ranges of IPv4 that are no public place: first address and bits. Source: IANA special registry. */
const PRIVATE_V4: [address: string, bits: number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
]

/**
 * The address if it may be called, or why it may not. Redirects must not be followed, and it is asked
 * again before every call, since addresses that are stored may be older than this list.
 * @param isLocal the deployment says that it is a test on this machine: then the loopback may be
 * called, by http too, and nothing else changes
 */
export function safeAddress(
  text: string,
  { isLocal = false }: { isLocal?: boolean } = {},
): { url: URL } | { fault: AddressFault } {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || url.hostname === '') return { fault: 'form' }
  if (url.username !== '' || url.password !== '') return { fault: 'credentials' }
  if (isLocal && isLoopback(url.hostname) && /^https?:$/.test(url.protocol)) return { url }
  if (url.protocol !== 'https:') return { fault: 'scheme' }
  if (!LOW_PORTS.has(url.port) && Number(url.port) < 1024) return { fault: 'port' }
  return isPublic(url.hostname) ? { url } : { fault: 'private' }
}

function isLoopback(host: string): boolean {
  return host === '127.0.0.1' || host === 'localhost' || host === '[::1]'
}

function isPublic(host: string): boolean {
  if (host.startsWith('[')) return isPublicV6(host.slice(1, -1))
  const v4 = toV4(host)
  if (v4 !== null) return isPublicV4(v4)
  // A dot at the end names the same host.
  const name = host.replace(/\.+$/, '')
  if (!name.includes('.')) return false
  return !HOME_NAMES.some((home) => name === home || name.endsWith(`.${home}`))
}

/** The number behind four numbers with dots, which is how the parser writes every IPv4; else null. */
function toV4(host: string): number | null {
  const parts = /^(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(host)?.slice(1).map(Number)
  return parts ? parts.reduce((sum, part) => sum * 256 + part, 0) : null
}

function isPublicV4(address: number): boolean {
  return !PRIVATE_V4.some(([first, bits]) => {
    const size = 2 ** (32 - bits)
    return Math.floor(address / size) === Math.floor((toV4(first) ?? 0) / size)
  })
}

/** Of IPv6 only what is given out to networks, 2000::/3, without what carries an IPv4 or is reserved. */
function isPublicV6(host: string): boolean {
  const words = toWords(host)
  const [first = 0, second = 0, third = 0] = words
  if (first >> 13 !== 1) return false
  // Teredo, benchmarks, ORCHID and the like: all of 2001::/23 is for protocols.
  if (first === 0x2001 && second < 0x200) return false
  if (first === 0x2001 && second === 0xdb8) return false
  if (first === 0x3fff && second < 0x1000) return false
  // 6to4 carries an IPv4, which says where it leads; relays of it are gone.
  if (first === 0x2002) return false
  return !(first === 0x2620 && second === 0x4f && third === 0x8000)
}

/** The eight words of an IPv6 as the parser writes it. */
function toWords(host: string): number[] {
  const [left = '', right] = host.split('::')
  const words = (text: string) =>
    text === '' ? [] : text.split(':').map((word) => Number.parseInt(word, 16))
  const tail = right === undefined ? [] : words(right)
  const head = words(left)
  const missing = right === undefined ? 0 : 8 - head.length - tail.length
  return [...head, ...Array.from({ length: missing }, () => 0), ...tail]
}
