import { now } from '../native.ts'

/** A UUIDv7: 48 bits of time, so that ids sort, then random bits. */
export function uuid(): string {
  const time = now().toString(16).padStart(12, '0').replace(/.{8}/, '$&-')
  return (
    time +
    '-7xxx-8xxx-xxxxxxxxxxxx'.replace(/x/g, () =>
      ((crypto.getRandomValues(new Uint8Array(1))[0] as number) & 15).toString(16),
    )
  )
}
