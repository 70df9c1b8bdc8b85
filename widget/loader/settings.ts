import { own } from '../native.ts'

/**
 * The loader's own tag: known only while the script runs, which is when this line does. A module
 * has none, so there any tag with our key.
 */
const script = (own('currentScript') ??
  document.querySelector('script[data-site]')) as HTMLScriptElement | null

/** Configs that came along with the loader, by site key. */
export const inlined = window.__wayfelt ?? {}

/*
 * `data-nonce` is accepted and not needed: nothing the widget makes wants one (module import,
 * adopted style sheets, CSSOM).
 */
export const {
  /** Publishable key; without the attribute, that of the config that came along. */
  site = Object.keys(inlined)[0] ?? '',
  /** `data-consent="required"`: nothing is stored before `consent(true)`. */
  consent,
  /** none, memory or consented. */
  storage = 'consented',
  lang: tagged,
}: DOMStringMap = script?.dataset ?? {}

/** Where the loader came from; the API and the UI are at the same place. */
export const source = script?.src

/** One spelling of what pages write: `pl_PL` is `pl-pl`. */
function tagOf(text: string): string {
  return text.replace(/_/g, '-').toLowerCase()
}

/** Language asked for: the tag's, else the page's, else the browser's. */
export let lang = tagOf(tagged || document.documentElement.lang || navigator.language || '')

export function setLang(tag: string): void {
  lang = tagOf(tag)
}
