/** A UUIDv7: 48 bits of time, so that ids sort, then random bits. */
export function uuid(): string {
  // 11 hex digits until the year 2527.
  const time = `0${Date.now().toString(16)}-7`.replace(/.{8}/, '$&-')
  // Every blob URL ends in a fresh UUIDv4; crypto.randomUUID is not there without https.
  return time + URL.createObjectURL(new Blob()).slice(-21)
}
