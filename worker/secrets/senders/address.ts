/** An IPv4 address as a number; null for anything else, also for forms that programs read differently. */
function toNumber(address: string): number | null {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(address)?.slice(1) ?? []
  const isPlain = parts.every((part) => Number(part) < 256 && String(Number(part)) === part)
  if (parts.length !== 4 || !isPlain) return null
  return parts.reduce((number, part) => number * 256 + Number(part), 0)
}

/** The IPv4 address inside an IPv6 one that only wraps it: `::ffff:91.216.25.7`, `::ffff:5bd8:1907`. */
function unwrap(address: string): string {
  const rest = /^(?:::|(?:0{1,4}:){5})ffff:([0-9a-f.:]+)$/i.exec(address)?.[1]
  if (rest === undefined) return address
  const [, high, low] = /^([0-9a-f]{1,4}):([0-9a-f]{1,4})$/i.exec(rest) ?? []
  if (high === undefined || low === undefined) return rest
  return [high, low]
    .map((pair) => Number.parseInt(pair, 16))
    .flatMap((pair) => [pair >> 8, pair & 255])
    .join('.')
}

/**
 * Whether an address lies in an IPv4 range.
 * @param address as the connection has it, never from a header that a caller can set; null is in no range
 * @param range in CIDR form: `91.216.25.0/24`
 */
export function isInRange(address: string | null, range: string): boolean {
  const [base = '', bits = '32'] = range.split('/')
  const [number, first] = [toNumber(unwrap(address ?? '')), toNumber(base)]
  const size = 2 ** (32 - Number(bits))
  return number !== null && first !== null && Math.floor(number / size) === Math.floor(first / size)
}
