import * as z from 'zod'
import { languageSchema } from '#contract/schemas.ts'
import { shallowJsonSchema } from '#contract/shallow-json.ts'
import {
  CARD_POSITIONS,
  LOOK_COLOURS,
  LOOK_FONTS,
  LOOK_PRESET_NAMES,
  MOST_RADIUS,
  PHONE_FORMS,
  SCHEMES,
} from './look-words.ts'

/** `#2a4d8f`: nothing else, since it is written into the style rules of shops' pages. */
const colourSchema = z.string().regex(/^#[0-9a-f]{6}$/, { error: 'must be a colour like #2a4d8f' })
const paletteSchema = z.strictObject({
  background: colourSchema,
  text: colourSchema,
  accent: colourSchema,
})
export type Palette = z.infer<typeof paletteSchema>

/** How the card looks on the pages of a site, on hosted pages and on kiosks. */
export const lookSchema = z.strictObject({
  /** The one it was made from. */
  preset: z.enum(LOOK_PRESET_NAMES),
  light: paletteSchema,
  dark: paletteSchema,
  /** Of the card's corners, in px; those inside follow. */
  radius: z.int().min(0).max(MOST_RADIUS),
  font: z.enum(LOOK_FONTS),
  position: z.enum(CARD_POSITIONS),
  phone: z.enum(PHONE_FORMS),
})
export type Look = z.infer<typeof lookSchema>

/** Two colours that are too close: the field, and the nearest colour for it that would do. */
export const weakPairSchema = z.strictObject({
  scheme: z.enum(SCHEMES),
  colour: z.enum(LOOK_COLOURS),
  /** Contrast with the background by WCAG 2.2, 1…21, cut off after two digits. */
  ratio: z.number(),
  least: z.number(),
  nearest: colourSchema,
})
export type WeakPair = z.infer<typeof weakPairSchema>

/** `POST /api/site/look/preview` */
export const lookPreviewSchema = z.strictObject({ look: lookSchema, lang: languageSchema })

export const lookPreviewReplySchema = z.strictObject({
  /** What the widget would be given, with a question to look at. */
  config: shallowJsonSchema,
  /** What keeps it from being saved. */
  weak: z.array(weakPairSchema),
})
