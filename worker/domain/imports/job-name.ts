const DIGITS = 12

/** What stands for the connection of what an import told of orders and parcels. */
export function importedBy(id: number): string {
  return `import-${id}`
}

/** Names a run for the caller: a UUID that ends with the number of its import; 0 for a dry run. */
export function jobName(uuid: string, id: number): string {
  return uuid.slice(0, -DIGITS) + id.toString(16).padStart(DIGITS, '0')
}

/** The number of the import in a name that `jobName` made. */
export function importOf(job: string): number {
  return Number.parseInt(job.slice(-DIGITS), 16)
}
