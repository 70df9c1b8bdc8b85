/** What spreadsheets make of 4: `4.0`, `4,00`, `+4`, `04`. */
const WHOLE = /^\+?0*(\d{1,2})(?:[.,]0*)?$/
/** `5 - Very good`, `5: yes`, `5 (best)`, as survey tools write the labels of steps. */
const LABELLED = /^(\d{1,2})(?: ?[-–—:=] ?| ?\()\D/
const STARS = /^(★{1,10})☆*$/

/** A score as files have it. @returns null if it is no whole number */
export function parseScore(text: string): number | null {
  const plain = text.replace(/^'/, '')
  const number = WHOLE.exec(plain)?.[1] ?? LABELLED.exec(plain)?.[1]
  if (number !== undefined) return Number(number)
  return STARS.exec(plain)?.[1]?.length ?? null
}
