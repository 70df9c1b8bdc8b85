/** `/delivery`: to come. */
export function SaidPage() {
  return null
}
