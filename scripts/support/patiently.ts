import { Refusal } from './run-script.ts'

const TRIES = 12
const FIRST_WAIT_MS = 50
const LONGEST_WAIT_MS = 2000
const BUSY = /SQLITE_BUSY|database is locked/i
const STILL_BUSY =
  'The database is busy: another program writes to it all the time. Try again in a moment; what landed counts as duplicates.'

/**
 * Tries again while a running server holds the database; the task must bear being repeated.
 * @throws Refusal if it holds it for more than a quarter of a minute
 */
export async function patiently<Result>(task: () => Promise<Result>): Promise<Result> {
  for (let wait = FIRST_WAIT_MS, tries = 1; ; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
    try {
      return await task()
    } catch (error) {
      if (!isBusy(error)) throw error
      if (tries >= TRIES) throw new Refusal(STILL_BUSY)
    }
    tries += 1
    // A part by chance: two programs that wait the same time meet again.
    await pause(wait * (0.5 + Math.random() / 2))
  }
}

/** Leaves the database as long as the task held it, so that live answers get their turn. */
export async function politely<Result>(task: () => Promise<Result>): Promise<Result> {
  const started = performance.now()
  const result = await task()
  await pause(performance.now() - started)
  return result
}

function isBusy(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return BUSY.test(error.message) || isBusy(error.cause)
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
