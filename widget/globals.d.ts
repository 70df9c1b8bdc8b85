import type { SiteConfig } from '#contract/collect/config.ts'

declare global {
  /** Path of the UI chunk, with its hash; put in by the build. */
  const UI_PATH: string
  /** The same for the installation checker. */
  const CHECK_PATH: string

  /** A command and its arguments; the page may in fact pass anything. */
  type WayfeltCall = [name: string, first?: unknown, second?: unknown]

  /** The page's function: a queue until the loader runs, then the real thing. */
  interface WayfeltFunction {
    (...call: WayfeltCall): void
    q?: { push: (call: WayfeltCall) => unknown } | WayfeltCall[]
    /** Set by the loader only, so that a second copy of it knows that one is there. */
    v?: number
    /** What the loader has kept, by key, wherever that is; for our own files. */
    get?: (key: string) => string | undefined
    /** What the page has said of the visitor, as far as it may be used; for our own files. */
    who?: () => { respondent?: string; traits?: Record<string, string | number | boolean> }
  }

  interface Window {
    wayfelt?: WayfeltFunction
    /** Configs that the Worker has put before the loader's text, by site key. */
    __wayfelt?: Record<string, SiteConfig>
    navigation?: EventTarget
    /** Where the browser asks for more than text before it takes something for a script's address. */
    trustedTypes?: {
      createPolicy: (
        name: string,
        rules: { createScriptURL: (text: string) => string },
      ) => { createScriptURL: (text: string) => unknown }
    }
    /** A function where the browser has the Navigation API. */
    Navigation?: unknown
  }

  interface Navigator {
    /** Global Privacy Control. */
    globalPrivacyControl?: boolean
  }
}
