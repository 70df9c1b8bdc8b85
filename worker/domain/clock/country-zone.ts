/*
 * The time zone of a customer, by the country of the order. Of countries with several, and of those
 * that are not listed, nothing can be said.
 */

/** Countries by zone; of all that lie in one zone those that shops here send to. */
const ZONES: Record<string, string> = {
  'Europe/Warsaw': 'PL',
  'Europe/Berlin':
    'DE AT BE CH CZ DK FR HU IT LI LU MC NL NO SE SI SK HR MT BA RS ME MK AL AD SM VA',
  'Europe/London': 'GB IM JE GG',
  'Europe/Dublin': 'IE',
  'Europe/Helsinki': 'FI EE LV LT',
  'Europe/Athens': 'GR BG RO CY',
  'Europe/Kyiv': 'UA',
  'Europe/Chisinau': 'MD',
  'Europe/Minsk': 'BY',
  'Europe/Istanbul': 'TR',
  'Atlantic/Reykjavik': 'IS',
  'Asia/Tbilisi': 'GE',
  'Asia/Yerevan': 'AM',
  'Asia/Jerusalem': 'IL',
  'Asia/Dubai': 'AE',
  'Asia/Kolkata': 'IN',
  'Asia/Tokyo': 'JP',
}
const ZONE_OF = new Map(
  Object.entries(ZONES).flatMap(([zone, countries]) =>
    countries.split(' ').map((country) => [country, zone] as const),
  ),
)

/** The zone in which a customer's days are counted. @param own the site's */
export function zoneOf(country: string | null, own: string): string {
  return ZONE_OF.get(country ?? '') ?? own
}
