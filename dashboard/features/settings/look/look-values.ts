import type { Look, WeakPair } from '#contract/site/look.ts'
import {
  CARD_POSITIONS,
  LOOK_COLOURS,
  LOOK_FONTS,
  LOOK_PRESETS,
  LOOK_PRESET_NAMES,
  MOST_RADIUS,
  PHONE_FORMS,
  SCHEMES,
  type LookColour,
  type LookPreset,
  type Scheme,
} from '#contract/site/look-words.ts'
import type { FieldErrors } from '#dashboard/kit/forms/use-form.ts'
import { decimal } from '#dashboard/kit/i18n/format.ts'
import { t } from './words.ts'

export type ColourField = `${Scheme}.${LookColour}`

/** A look as its form holds it: colours and the radius as they were typed. */
export type LookValues = Record<ColourField, string> &
  Record<'preset' | 'radius' | 'font' | 'position' | 'phone', string>

export const COLOUR_FIELDS = SCHEMES.flatMap((scheme) =>
  LOOK_COLOURS.map((colour): ColourField => `${scheme}.${colour}`),
)

/** The card's own looks. */
const USUAL: Look = {
  preset: 'plain',
  ...LOOK_PRESETS.plain,
  position: 'bottom-end',
  phone: 'sheet',
}

/** What the form shows of a look; of none the card's own. */
export function lookValues(look: Look | null): LookValues {
  const { light, dark, ...rest } = look ?? USUAL
  const palettes = { light, dark }
  const colours = SCHEMES.flatMap((scheme) =>
    LOOK_COLOURS.map((colour) => [`${scheme}.${colour}`, palettes[scheme][colour]]),
  )
  return { ...rest, ...Object.fromEntries(colours), radius: String(rest.radius) }
}

/** What choosing a preset changes. */
export function presetValues(preset: LookPreset): Partial<LookValues> {
  const {
    position: _,
    phone: __,
    ...rest
  } = lookValues({ ...USUAL, ...LOOK_PRESETS[preset], preset })
  return rest
}

/** The look that was typed; null while something in it cannot be read. */
export function readLook(values: LookValues): Look | null {
  const radius = radiusOf(values.radius)
  const preset = LOOK_PRESET_NAMES.find((one) => one === values.preset)
  const font = LOOK_FONTS.find((one) => one === values.font)
  const position = CARD_POSITIONS.find((one) => one === values.position)
  const phone = PHONE_FORMS.find((one) => one === values.phone)
  if (radius === null || !preset || !font || !position || !phone) return null
  if (COLOUR_FIELDS.some((field) => colourOf(values[field]) === null)) return null
  const palette = (scheme: Scheme) => ({
    background: colourOf(values[`${scheme}.background`]) ?? '',
    text: colourOf(values[`${scheme}.text`]) ?? '',
    accent: colourOf(values[`${scheme}.accent`]) ?? '',
  })
  const [light, dark] = [palette('light'), palette('dark')]
  return { preset, light, dark, radius, font, position, phone }
}

/** What is saved for it: nothing where it is the card's own. */
export function savedLook(look: Look): Look | null {
  return JSON.stringify(lookValues(look)) === JSON.stringify(lookValues(null)) ? null : look
}

/** `#2A4D8F`, `2a4d8f` and `#abc` are colours too; null for anything else. */
export function colourOf(text: string): string | null {
  const [, digits] = /^\s*#?([0-9a-f]{6}|[0-9a-f]{3})\s*$/i.exec(text) ?? []
  if (!digits) return null
  const six = digits.length === 6 ? digits : digits.replaceAll(/./g, '$&$&')
  return `#${six.toLowerCase()}`
}

function radiusOf(text: string): number | null {
  return /^\s*\d{1,2}\s*$/.test(text) && Number(text) <= MOST_RADIUS ? Number(text) : null
}

/** What is wrong, in the reader's language. @param weak what the server has found of them */
export function checkLook(values: LookValues, weak: WeakPair[]): FieldErrors<LookValues> {
  const bad = COLOUR_FIELDS.filter((field) => colourOf(values[field]) === null)
  return {
    ...Object.fromEntries(
      weak.map(({ scheme, colour, ratio, least }) => [
        `${scheme}.${colour}`,
        t('look.weak', { ratio: decimal(ratio), least: decimal(least) }),
      ]),
    ),
    ...Object.fromEntries(bad.map((field) => [field, t('look.badColour')])),
    radius:
      radiusOf(values.radius) === null ? t('form.range', { low: 0, high: MOST_RADIUS }) : undefined,
  }
}
