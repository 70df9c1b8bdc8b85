/*
 * Contrast of colours, by WCAG 2.2. Colours are `#rrggbb`.
 */

type Rgb = [red: number, green: number, blue: number]

function channelsOf(colour: string): Rgb {
  const at = (start: number) => Number.parseInt(colour.slice(start, start + 2), 16)
  return [at(1), at(3), at(5)]
}

function hexOf(channels: Rgb): string {
  return `#${channels.map((one) => Math.round(one).toString(16).padStart(2, '0')).join('')}`
}

/** Relative luminance, 0 (black) … 1 (white), by WCAG 2.2. */
function luminanceOf(colour: string): number {
  const [red, green, blue] = channelsOf(colour).map((one) => {
    const share = one / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as Rgb
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Contrast ratio of two colours, 1 (the same) … 21 (black and white), by WCAG 2.2. */
export function contrastOf(one: string, other: string): number {
  const [low, high] = [luminanceOf(one), luminanceOf(other)].toSorted((a, b) => a - b)
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05)
}

/** `share` of the second colour in the first, 0…1, in sRGB. */
export function mix(colour: string, other: string, share: number): string {
  const [from, to] = [channelsOf(colour), channelsOf(other)]
  return hexOf(from.map((one, at) => one + ((to[at] ?? one) - one) * share) as Rgb)
}

const STEPS = 256

/**
 * The most of `other` that can be mixed into a colour while `test` holds, from `share` down; the colour
 * itself where none can.
 */
export function mixWhile(
  colour: string,
  { other, share, test }: { other: string; share: number; test: (mixed: string) => boolean },
): string {
  for (let step = Math.round(share * STEPS); step > 0; step -= 1) {
    const mixed = mix(colour, other, step / STEPS)
    if (test(mixed)) return mixed
  }
  return colour
}

/**
 * The nearest colour on the way to black or to white that has the contrast `least` with `background`;
 * the colour itself where it has. One of the two always has up to 4.58.
 */
export function nearestPassing(colour: string, background: string, least: number): string {
  const from = channelsOf(colour)
  const far = (found: string) =>
    Math.hypot(...channelsOf(found).map((one, at) => one - (from[at] ?? 0)))
  const found = ['#000000', '#ffffff'].flatMap((pole) => {
    for (let step = 0; step <= STEPS; step += 1) {
      const mixed = mix(colour, pole, step / STEPS)
      if (contrastOf(mixed, background) >= least) return [mixed]
    }
    return []
  })
  return found.toSorted((a, b) => far(a) - far(b))[0] ?? colour
}
