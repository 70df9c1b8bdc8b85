import { LOCALES, type Locale } from '#dashboard/kit/i18n/locales.ts'
import { type Theme, THEMES } from '#dashboard/kit/styles/theme.ts'

/** What the gallery shows; it all stands in the address. */
export interface Shown {
  /** Null for the list of all parts. */
  part: string | null
  /** The state of a part that fills the window and therefore shows one at a time. */
  state: string | null
  lang: Locale
  theme: Theme
}

/** `?part=table&lang=pl&theme=dark`; what is not said is English, in the system's colours. */
export function readAddress(search: string): Shown {
  const said = new URLSearchParams(search)
  return {
    part: said.get('part'),
    state: said.get('state'),
    lang: LOCALES.find((lang) => lang === said.get('lang')) ?? 'en',
    theme: THEMES.find((theme) => theme === said.get('theme')) ?? 'system',
  }
}

/** The address of the same with another part, language or theme. */
export function addressOf(shown: Shown): string {
  const said = Object.entries(shown).filter((entry): entry is [string, string] => entry[1] !== null)
  return `?${new URLSearchParams(said).toString()}`
}
