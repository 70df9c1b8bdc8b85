import type { Palette } from '#contract/site/look.ts'
import { LEAST_CONTRAST } from '#contract/site/look-words.ts'
import { contrastOf, mix, mixWhile, nearestPassing } from './contrast.ts'

/** All colours of the card in one scheme, by the names that its style sheet has for them. */
export interface CardColours {
  bg: string
  ink: string
  /** Quiet words: notes, ends of a scale, the closing cross. */
  muted: string
  /** The card's edge, which says nothing. */
  line: string
  /** Edges of controls. */
  mark: string
  accent: string
  /** Behind what is chosen. */
  soft: string
  /** On the accent: the words of Send. */
  on: string
  /** What went wrong. */
  bad: string
  /** Words on `soft`. */
  chosen: string
}

/**
 * All colours of the card, from the three that were chosen. Each pair passes WCAG 2.2 where the chosen
 * ones do.
 * @param isStrong draws edges and quiet words at full strength
 */
export function cardColours(
  { background: bg, text: ink, accent }: Palette,
  isStrong: boolean,
): CardColours {
  const { text, accent: control } = LEAST_CONTRAST
  const fade = (share: number, least: number) =>
    isStrong
      ? ink
      : mixWhile(ink, { other: bg, share, test: (mixed) => contrastOf(mixed, bg) >= least })
  const soft = mixWhile(bg, {
    other: accent,
    share: 0.14,
    test: (mixed) => contrastOf(mixed, ink) >= text && contrastOf(mixed, accent) >= control,
  })
  const isDark = contrastOf(bg, '#ffffff') > contrastOf(bg, '#000000')
  return {
    bg,
    ink,
    muted: fade(0.4, text),
    line: isStrong ? ink : mix(bg, ink, 0.14),
    mark: fade(0.5, control),
    accent,
    soft,
    on: contrastOf(bg, accent) >= text ? bg : nearestPole(accent),
    bad: nearestPassing(isDark ? '#ef8a6d' : '#b4482e', bg, text),
    chosen: contrastOf(accent, soft) >= text ? accent : ink,
  }
}

/** Black or white, whichever is told better from the colour: at least 4.58 to one. */
function nearestPole(colour: string): string {
  return contrastOf(colour, '#ffffff') >= contrastOf(colour, '#000000') ? '#ffffff' : '#000000'
}
