/*
 * What this browser keeps of the demo: language, cart, the last order. Where storage is blocked
 * the shop still works, page by page.
 */

export function recall(key, fallback) {
  try {
    return JSON.parse(localStorage.getItem(`zielony-${key}`)) ?? fallback
  } catch {
    return fallback
  }
}

export function remember(key, value) {
  try {
    localStorage.setItem(`zielony-${key}`, JSON.stringify(value))
  } catch {
    // A full or blocked storage costs the cart, not the page.
  }
}

export function forgetAll() {
  for (const key of ['language', 'cart', 'order', 'visitor', 'company']) {
    try {
      localStorage.removeItem(`zielony-${key}`)
    } catch {
      return
    }
  }
}
