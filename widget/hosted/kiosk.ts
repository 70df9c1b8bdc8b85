/** Where the worker of kiosk pages is. */
const WORKER = '/hosted/kiosk-worker.js'

/**
 * Has the page and its files kept by a service worker, so that a device opens them without a line. The
 * answers wait in the loader's outbox, not here.
 */
export async function keepPage(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  try {
    // The policy of the page lets nothing else be a script's address.
    const policy = window.trustedTypes?.createPolicy('wayfelt-hosted', {
      createScriptURL: () => WORKER,
    })
    const address = policy?.createScriptURL('') ?? WORKER
    await navigator.serviceWorker.register(address as string, { scope: '/q/' })
    const { active } = await navigator.serviceWorker.ready
    const files = performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => name.startsWith(`${location.origin}/`) && !name.includes('/v1/'))
    active?.postMessage([location.href, ...files], { transfer: [] })
  } catch {
    // Without it the page still works while there is a line.
  }
}
