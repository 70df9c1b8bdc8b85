/** A name that no other passkey has: `Chrome, Linux`, then `Chrome, Linux 2`. */
export function suggestName(device: string, taken: string[]): string {
  let name = device
  for (let n = 2; taken.includes(name); n += 1) name = `${device} ${n}`
  return name
}
