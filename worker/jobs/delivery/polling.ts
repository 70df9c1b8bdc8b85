/** How senders are asked. */
export interface Polling {
  /** `WAYFELT_SECRET`. */
  root: string
  timezone: string
  /** Queries that may still be made. */
  room: () => number
  /** Calls of others that may still be made. */
  budget: { messages: number }
}
