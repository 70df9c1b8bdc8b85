/** A client's clock is believed within these bounds of the server's, in milliseconds. */
export const OLDEST_ANSWER_MS = 7 * 86_400_000
export const FASTEST_CLOCK_MS = 5 * 60_000

/** Whether a client's instant can be true: an outbox keeps answers for up to seven days. */
export function isBelievable(instant: number, now: number): boolean {
  return instant >= now - OLDEST_ANSWER_MS && instant <= now + FASTEST_CLOCK_MS
}

/** The Unix milliseconds inside a UUIDv7, or null for any other UUID. Source: RFC 9562 §5.7. */
export function uuidTime(id: string): number | null {
  return id[14] === '7' ? uuidClock(id) : null
}

/** The first 48 bits of a UUID, in the order of ids; in a UUIDv7 they are its clock. */
export function uuidClock(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
}

/**
 * A UUIDv7 whose random part is taken from `seed`, so that the same input always gets the same id.
 * @param time Unix milliseconds, 0…2⁴⁸−1
 * @param seed at least 10 bytes of a hash
 */
export function timeOrderedId(time: number, seed: Uint8Array): string {
  const clock = Math.max(0, time).toString(16).padStart(12, '0')
  const version = 0x70 | ((seed[0] ?? 0) & 0x0f)
  const variant = 0x80 | ((seed[2] ?? 0) & 0x3f)
  let rest = ''
  for (const byte of seed.subarray(3, 10)) rest += hex(byte)
  return `${clock.slice(0, 8)}-${clock.slice(8)}-${hex(version)}${hex(seed[1] ?? 0)}-${hex(variant)}${rest.slice(0, 2)}-${rest.slice(2)}`
}

function hex(byte: number): string {
  return HEX[byte] ?? ''
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** The lowest and highest id that can carry an instant: bounds for keyset pages by time. */
export function idBounds(fromInstant: number, toInstant: number): { first: string; last: string } {
  return {
    first: timeOrderedId(fromInstant, new Uint8Array(10)),
    last: timeOrderedId(toInstant, new Uint8Array(10).fill(255)),
  }
}
