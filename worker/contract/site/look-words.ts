/*
 * What the card's looks may be: plain values for the dashboard too, so nothing is imported here.
 */

/** The two colour schemes of a page. */
export const SCHEMES = ['light', 'dark'] as const
export type Scheme = (typeof SCHEMES)[number]

/** The colours that a site chooses; all others follow from them. */
export const LOOK_COLOURS = ['background', 'text', 'accent'] as const
export type LookColour = (typeof LOOK_COLOURS)[number]

/** `page` takes the letters of the page that the card stands on; none is ever fetched. */
export const LOOK_FONTS = ['inter', 'page', 'system', 'serif', 'rounded', 'mono'] as const
export type LookFont = (typeof LOOK_FONTS)[number]

/** Where the card stands in a window; `end` is the right where people read to the right. */
export const CARD_POSITIONS = [
  'bottom-end',
  'bottom-start',
  'bottom-centre',
  'top-end',
  'top-start',
  'top-centre',
] as const
export type CardPosition = (typeof CARD_POSITIONS)[number]

/** How it stands on a phone: across the foot, across the head, or over the foot with a gap. */
export const PHONE_FORMS = ['sheet', 'top', 'floating'] as const
export type PhoneForm = (typeof PHONE_FORMS)[number]

/** Largest radius of the card's corners, in px. */
export const MOST_RADIUS = 28

/** Least contrast by WCAG 2.2: of text (1.4.3), and of controls and the focus ring (1.4.11). */
export const LEAST_CONTRAST = { text: 4.5, accent: 3 } as const

/** Looks to begin with, the usual one first. `contrast` draws its lines and quiet words at full strength. */
export const LOOK_PRESETS = {
  plain: {
    light: { background: '#fffdfa', text: '#211f1c', accent: '#2a4d8f' },
    dark: { background: '#1f1d1b', text: '#f1ede6', accent: '#9db8f5' },
    radius: 14,
    font: 'inter',
  },
  rounded: {
    light: { background: '#ffffff', text: '#2b2540', accent: '#6a3fb5' },
    dark: { background: '#221d30', text: '#f3effb', accent: '#c4a8ff' },
    radius: 24,
    font: 'rounded',
  },
  sharp: {
    light: { background: '#ffffff', text: '#1a1a1a', accent: '#1a1a1a' },
    dark: { background: '#161616', text: '#f2f2f2', accent: '#f2f2f2' },
    radius: 0,
    font: 'system',
  },
  warm: {
    light: { background: '#fdf6ec', text: '#3a2a1c', accent: '#a2441b' },
    dark: { background: '#2a211a', text: '#f7ebdd', accent: '#f2a478' },
    radius: 10,
    font: 'serif',
  },
  contrast: {
    light: { background: '#ffffff', text: '#000000', accent: '#00338d' },
    dark: { background: '#000000', text: '#ffffff', accent: '#ffd54a' },
    radius: 6,
    font: 'system',
  },
} as const satisfies Record<
  string,
  Record<Scheme, Record<LookColour, string>> & { radius: number; font: LookFont }
>
export type LookPreset = keyof typeof LOOK_PRESETS
/** Object.keys loses the literal keys. */
export const LOOK_PRESET_NAMES = Object.keys(LOOK_PRESETS) as [LookPreset, ...LookPreset[]]
