/** `/delivery`: to come. */
export function CarriersPage() {
  return null
}
