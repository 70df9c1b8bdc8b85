/** Abbreviations that mean one offset only, in minutes ahead of UTC; the American ones do not. */
const ABBREVIATIONS: Record<string, number> = {
  Z: 0,
  UTC: 0,
  GMT: 0,
  WET: 0,
  WEST: 60,
  CET: 60,
  CEST: 120,
  EET: 120,
  EEST: 180,
  MSK: 180,
}
const LARGEST = 18 * 60

/**
 * Reads what stands behind a time: `+05:30`, `+0530`, `+05`, `Z`, `GMT+2`, `CET`, also with the name
 * of a time zone in brackets behind an offset.
 * @returns minutes ahead of UTC, or what is wrong
 */
export function readOffset(text: string): number | { reason: string } {
  const [, name = '', sign, hours, minutes = '0'] =
    /^(Z|UTC|GMT|[A-Z]{3,4})?(?:([+−-])(\d{1,2})(?::?([0-5]\d))?)?(?:\[[\w/+-]+\])?$/i.exec(text) ??
    []
  const base = name === '' ? 0 : ABBREVIATIONS[name.toUpperCase()]
  const isBare = name === '' && hours === undefined
  if (base === undefined || isBare || (base !== 0 && hours !== undefined))
    return { reason: 'has an offset that is not understood: write Z or +01:00' }
  const ahead = Number(hours ?? 0) * 60 + Number(minutes)
  if (ahead > LARGEST) return { reason: 'has an offset of more than 18 hours' }
  return base + (sign === undefined || sign === '+' ? ahead : -ahead)
}
