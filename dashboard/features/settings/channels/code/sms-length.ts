/** Letters of the GSM alphabet (3GPP TS 23.038); the second list counts twice. */
const GSM =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
const TWICE = '^{}\\[~]|€'

/**
 * How long a message is, in its units, and how many SMS it is sent as: 160 units of the GSM alphabet,
 * or 70 where one letter is not in it; a part of several holds 153, or 67.
 */
export function smsLength(text: string): { letters: number; parts: number } {
  const letters = Array.from(text)
  const isGsm = letters.every((letter) => GSM.includes(letter) || TWICE.includes(letter))
  const units = isGsm
    ? letters.length + letters.filter((letter) => TWICE.includes(letter)).length
    : text.length
  const [one, part] = isGsm ? [160, 153] : [70, 67]
  return { letters: units, parts: units <= one ? 1 : Math.ceil(units / part) }
}
