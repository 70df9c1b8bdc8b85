/** Calls `moved` after every change of the page's address that loads no page. */
export function onNavigation(moved: () => void): void {
  // An element of the page may have the name, where the browser has not.
  if (typeof window.Navigation === 'function')
    return window.navigation?.addEventListener('navigatesuccess', moved)
  addEventListener('popstate', moved)
  for (const method of ['pushState', 'replaceState'] as const) {
    const original = history[method]
    history[method] = (...args) => {
      const result = original.apply(history, args)
      moved()
      return result
    }
  }
}
