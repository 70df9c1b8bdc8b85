const STORED = 'wayfelt.access'

/** Whether Cloudflare Access may be asked without a click: once in a tab, or it would go in circles. */
export function takeAccessTry(): boolean {
  const first = sessionStorage.getItem(STORED) === null
  forgoAccessTry()
  return first
}

/** Leaves it to a click: whoever signs out does not want to be in again at once. */
export function forgoAccessTry(): void {
  sessionStorage.setItem(STORED, 'tried')
}
