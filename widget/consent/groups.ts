/** Whether the visitor has allowed the group, purpose or category of that name. */
export type Allowed = (group: string) => boolean

/**
 * Hears every state. One that merely holds until the visitor's own is known, now or from an earlier
 * page, is not `decided`: what it allows counts, what it refuses withdraws nothing.
 */
export type Told = (allowed: Allowed, decided?: boolean) => void

/** Allows the names that have a true value, which is how most managers put it. */
export function among(values: object | undefined): Allowed {
  return (group) => Object(values)[group] === true
}

/** Makes a callback whose failures, and the manager's in it, never reach the page. */
export function quiet<T extends unknown[]>(work: (...given: T) => void): (...given: T) => void {
  return (...given) => {
    try {
      work(...given)
    } catch {
      // A page with a broken manager is one where nothing was allowed.
    }
  }
}
