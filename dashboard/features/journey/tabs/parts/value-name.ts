import type { Pain } from '#contract/digests/pains.ts'
import type { MIX_DIMENSIONS } from '#contract/insight/moves.ts'
import type { SAMPLE_VARIABLES } from '#contract/insight/sample.ts'
import { THEMES } from '#contract/themes/words.ts'
import { CHANNELS, SCALE_NAMES, SCALES, type Scale } from '#contract/words.ts'
import type { JourneyContext } from '#dashboard/features/journey/journey-context.ts'
import { placeNames } from '#dashboard/features/journey/tabs/parts/digest-query.ts'
import { carrierLabel } from '#dashboard/kit/i18n/carriers.ts'
import { t } from '#dashboard/features/journey/tabs/words.ts'

type Variable = (typeof SAMPLE_VARIABLES)[number] | (typeof MIX_DIMENSIONS)[number]

/** What a value of what tells people apart is called; '' is nobody's, null all the rare ones. */
export function valueName(
  context: JourneyContext,
  variable: Variable,
  value: string | null,
): string {
  if (value === null) return t('sample.rare')
  if (value === '') return t('sample.unknown')
  const { segments, personas } = context.journey
  const named = (list: typeof segments) => list.find(({ id }) => id === value)?.name ?? value
  if (variable === 'channel') {
    const channel = CHANNELS.find((one) => one === value)
    return channel ? t(`channel.${channel}`) : value
  }
  if (variable === 'trouble') return t(value === 'yes' ? 'sample.trouble' : 'sample.noTrouble')
  if (variable === 'touchpoint') return placeNames(context).touchpoint(value)
  if (variable === 'instrument') return instrumentName(value)
  if (variable === 'carrier') return carrierLabel(value)
  if (variable === 'segment') return named(segments)
  return variable === 'persona' ? named(personas) : value
}

/** The kind of a scale with its ends, which tell it from others of its kind: `CSAT 1–5`. */
function instrumentName(value: string): string {
  const scale = SCALE_NAMES.find((one) => one === value)
  if (!scale) return value
  const { kind, lowest, highest } = SCALES[scale]
  return `${t(`kind.${kind}`)} ${lowest}–${highest}`
}

/** A touchpoint with the instrument that asks there, since one may have several: `Checkout · CSAT 1–5`. */
export function questionPlace(
  context: JourneyContext,
  { touchpoint, scale }: { touchpoint: string; scale: Scale },
): string {
  return `${placeNames(context).touchpoint(touchpoint)} · ${instrumentName(scale)}`
}

/** What a pain is called, by its question or as a theme of comments; as it stands alone. */
export function painName({ code, name }: Pick<Pain, 'code' | 'name'>): string {
  const theme = THEMES.find((one) => one === code)
  const called = name ?? (theme ? t(`theme.${theme}`) : code.replaceAll(/[_-]+/g, ' '))
  return called.charAt(0).toLocaleUpperCase() + called.slice(1)
}
