import type { CheckBody } from '#contract/install.ts'

type Violation = NonNullable<CheckBody['csp']>[number]

/** As many as one report may carry. */
const MOST = 10

/**
 * Collects what the page's content security policy blocks of ours, each once, and tells of new ones.
 * Nothing of ours but the loader has run before, so there is nothing to be missed.
 * @param origin where our files and the API are
 */
export function watchViolations(origin: string, onNew: () => void): Violation[] {
  const found: Violation[] = []
  const ours = ['/w.js', '/w/', '/v1/'].map((path) => origin + path)
  document.addEventListener('securitypolicyviolation', (event) => {
    const { effectiveDirective: directive, blockedURI: blocked, disposition } = event
    // A policy on trial only reports.
    if (disposition !== 'enforce' || !ours.some((start) => blocked.startsWith(start))) return
    const known = found.some((one) => one.directive === directive && one.blocked === blocked)
    if (known || found.length >= MOST) return
    found.push({ directive: directive.slice(0, 64), blocked: blocked.slice(0, 512) })
    onNew()
  })
  return found
}
