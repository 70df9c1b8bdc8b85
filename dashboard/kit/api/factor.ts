import { signal } from '@preact/signals'

/** What waits for the reader to show a passkey. */
export interface FactorAsk {
  /** Told whether one was shown. */
  answer: (isShown: boolean) => void
  answered: Promise<boolean>
}

/** The question that is open; null for none. */
export const factorAsk = signal<FactorAsk | null>(null)

/** Asks the reader for a passkey; calls that need one at the same time share the question. */
export async function askFactor(): Promise<boolean> {
  factorAsk.value ??= newAsk()
  return await factorAsk.value.answered
}

function newAsk(): FactorAsk {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  return {
    answered: promise,
    answer: (isShown) => {
      factorAsk.value = null
      resolve(isShown)
    },
  }
}
