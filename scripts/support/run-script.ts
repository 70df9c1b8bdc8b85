/** A failure that the person at the keyboard can mend: one sentence that says what to do. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
}

const NOT_MIGRATED =
  'The local database is not up to date: run `npm start` once, or `npm run migrate`.'

/**
 * Runs a script. An expected failure prints its sentence, any other its stack; both end with exit
 * code 1, which a script may also set by itself.
 */
export async function runScript(main: () => Promise<void>): Promise<void> {
  try {
    await main()
  } catch (error) {
    process.exitCode = 1
    console.error(explain(error))
  }
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause instanceof Error ? error.cause.message : ''
  if (/no such (table|column)/i.test(`${error.message} ${cause}`)) return NOT_MIGRATED
  if (error.name === 'AppError') return describeAppError(error)
  const isUsage = 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  return error instanceof Refusal || isUsage ? error.message : (error.stack ?? error.message)
}

function describeAppError(error: Error & { fields?: { field: string; reason: string }[] }): string {
  const fields = error.fields ?? []
  return [error.message, ...fields.map(({ field, reason }) => `  ${field}: ${reason}`)].join('\n')
}
