/** `/delivery`: to come. */
export function IncidentsPage() {
  return null
}
