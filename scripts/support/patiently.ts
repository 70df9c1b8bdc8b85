const TRIES = 6
const FIRST_WAIT_MS = 100
const BUSY = /SQLITE_BUSY|database is locked/i

/** Tries again while a running server holds the database; the task must bear being repeated. */
export async function patiently<Result>(task: () => Promise<Result>): Promise<Result> {
  for (let wait = FIRST_WAIT_MS, tries = 1; ; wait *= 2, tries += 1) {
    try {
      return await task()
    } catch (error) {
      if (tries >= TRIES || !(error instanceof Error) || !BUSY.test(error.message)) throw error
      await new Promise((resolve) => setTimeout(resolve, wait))
    }
  }
}
