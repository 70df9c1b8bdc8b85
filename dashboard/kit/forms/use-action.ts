import { useState } from 'preact/hooks'

export interface Action {
  busy: boolean
  /** Why the last try failed. */
  failure: Error | null
  run: () => void
}

/** What a button does at the API: one at a time, and it says why it failed. */
export function useAction(act: () => Promise<void>): Action {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Error | null>(null)
  async function run() {
    if (busy) return
    setBusy(true)
    setFailure(null)
    try {
      await act()
    } catch (cause) {
      setFailure(cause instanceof Error ? cause : new Error(String(cause)))
    }
    setBusy(false)
  }
  return { busy, failure, run: () => void run() }
}
