import { Refusal } from './run-script.ts'

const FIRST_WAIT_MS = 25
/** Short, for the gaps between live answers are. */
const LONGEST_WAIT_MS = 250
const GIVE_UP_MS = 60_000
/** Where D1 meets the lock as it opens the file, it says no more than the last. */
const BUSY = /SQLITE_BUSY|database is locked|internal error; reference/i
const STILL_BUSY =
  'The database gives no answer: another program may write to it all the time. Try again in a moment; what landed counts as duplicates.'

/**
 * Tries again while a running server holds the database; the task must bear being repeated.
 * @throws Refusal if there is no turn for a minute
 */
export async function patiently<Result>(task: () => Promise<Result>): Promise<Result> {
  const started = performance.now()
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
    try {
      return await task()
    } catch (error) {
      if (!isBusy(error)) throw error
      if (performance.now() - started > GIVE_UP_MS) throw new Refusal(STILL_BUSY)
    }
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
