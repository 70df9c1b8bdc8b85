/** Queries that D1 allows an invocation, by plan: developers.cloudflare.com/d1/platform/limits. */
export const QUERIES_OF_INVOCATION = { free: 50, paid: 1000 } as const

/** The limit of this deployment's plan; the free one where it does not say. */
export function queriesAllowed(plan: string | undefined): number {
  return QUERIES_OF_INVOCATION[plan === 'paid' ? 'paid' : 'free']
}

/**
 * Messages to other systems that one run of the job sends, by plan: a free one allows an invocation 50
 * calls of others, and a ticket takes several.
 */
const SENDS_OF_INVOCATION = { free: 20, paid: 400 } as const

/** The limit of this deployment's plan; the free one where it does not say. */
export function sendsAllowed(plan: string | undefined): number {
  return SENDS_OF_INVOCATION[plan === 'paid' ? 'paid' : 'free']
}
