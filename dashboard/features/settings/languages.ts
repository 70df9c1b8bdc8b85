import { languageName } from '#dashboard/kit/i18n/format.ts'
import { locale } from '#dashboard/kit/i18n/words.ts'

/** Languages that shops are likely to ask in; a site may hold any other tag, too. */
const OFFERED = [
  'ar',
  'bg',
  'cs',
  'da',
  'de',
  'el',
  'en',
  'es',
  'et',
  'fi',
  'fr',
  'hr',
  'hu',
  'it',
  'lt',
  'lv',
  'nl',
  'no',
  'pl',
  'pt',
  'ro',
  'ru',
  'sk',
  'sl',
  'sv',
  'tr',
  'uk',
]

/** Languages to choose from, by their names; `current` is always one of them. */
export function languageOptions(current: string): { value: string; label: string }[] {
  const tags = OFFERED.includes(current) ? OFFERED : [...OFFERED, current]
  return tags
    .map((value) => ({ value, label: languageName(value) }))
    .toSorted((a, b) => a.label.localeCompare(b.label, locale()))
}
