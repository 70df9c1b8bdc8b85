interface PretendedWindow {
  happyDOM?: { setURL: (url: string) => void }
}

/** Puts the page of the test at an address, without a navigation. */
export function setAddress(url: string): void {
  // happy-dom's own door, which the DOM's types do not know.
  ;(window as unknown as PretendedWindow).happyDOM?.setURL(url)
}
