/**
 * What stands before a number says it to be: a phone, an identity or card number, a reference
 * (order, parcel, invoice, article …), or a part of a longer code.
 */
export type NumberHint = 'phone' | 'identity' | 'reference' | 'code' | null

const PHONE =
  /^(?:tel$|telef|phon|mobil|cell$|call|whats|viber|sms$|fon$|kom$|komór|dzwo|zadzwo|oddzwo|kontakt|contact|тел$|телеф|звон|позвон|перезвон|моб|handy|anruf|ruf|rückruf)/iu
const IDENTITY = /^(?:pesel|песел|kart|card|credit|visa|master|карт)/iu
const REFERENCE =
  /^(?:order|parcel|packag|shipment|track|invoic|receipt|item|sku|ean|gtin|isbn|upc|barcode|articl|product|ref|voucher|coupon|ticket|case|code|id$|serial|account|iban|vat|nip$|regon|krs$|zam|paczk|paczc|przesył|przesyl|przewoz|śledz|faktur|paragon|rachun|kont|produkt|towar|artyku|kod|seri|zgłosz|reklamac|zwrot|klient|заказ|посылк|отправлен|трек|накладн|сч[её]т|чек|артикул|товар|штрих|код|серий|возврат|инн$|клиент|bestell|auftrag|sendung|paket|rechnung|artikel|kunden|liefer|vorgang|serien|konto|retour)/iu
/** Words that stand between the one that matters and the number. */
const FILLER = /^(?:nr|no|num|numer|number|nummer|номер|ном|to|is|ist|jest|это|the|a)$/iu
/** Ends of a clause; a dot after a short word ends an abbreviation only. */
const CLAUSE = /[,;!?()[\]\n\d]|(?<=\p{L}{5})\./u
/** Letters, or letters and a joining sign, directly before a number. */
const JOINED = /(\p{L}+)[-_/=]?$|[\p{N}_][-_/=]?$/u
/** So many characters before a number are looked at. */
export const LOOK_BACK = 60
const LOOK_BACK_WORDS = 3

/** What the text before a number says of it: the nearest of the last words that says anything. */
export function hintBefore(before: string): NumberHint {
  const tail = before.slice(-LOOK_BACK)
  const joined = JOINED.exec(tail)
  if (joined) {
    const hint = meaningOf(joined[1] ?? '')
    return hint === 'phone' || hint === 'identity' ? hint : 'code'
  }
  if (/[#№]\s?$/.test(tail)) return 'reference'
  const words =
    tail
      .split(CLAUSE)
      .at(-1)
      ?.match(/\p{L}+/gu) ?? []
  return (
    words
      .toReversed()
      .filter((word) => !FILLER.test(word))
      .slice(0, LOOK_BACK_WORDS)
      .map(meaningOf)
      .find((hint) => hint !== null) ?? null
  )
}

function meaningOf(word: string): NumberHint {
  if (PHONE.test(word)) return 'phone'
  if (IDENTITY.test(word)) return 'identity'
  return REFERENCE.test(word) ? 'reference' : null
}
