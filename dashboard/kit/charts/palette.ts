/** The tokens that the canvas paints with. */
const TOKENS = ['card', 'hot', 'ink', 'mut', 'line', 'hi', 'mid', 'lo', 'accent'] as const
export type Palette = Record<(typeof TOKENS)[number], string> & { font: string }

/**
 * Reads the colours as they are right now. A custom property gives back its source text
 * (`light-dark(…)`), so a probe element has to resolve each of them.
 */
export function readPalette(host: HTMLElement): Palette {
  const probe = document.createElement('span')
  // Or forced colours would turn every token into that of text.
  probe.style.setProperty('forced-color-adjust', 'none')
  host.append(probe)
  const style = getComputedStyle(probe)
  const colour = (name: string) => {
    probe.style.color = `var(--${name})`
    return style.color
  }
  const palette = {
    ...(Object.fromEntries(TOKENS.map((name) => [name, colour(name)])) as Palette),
    font: style.fontFamily,
  }
  probe.remove()
  return palette
}
