import type { SiteConfig, SurveyConfig, WidgetStrings } from '#contract/collect/config.ts'
import type { JourneyEvent } from '#contract/collect/events.ts'
import type { AnswerBody } from '#contract/collect/answers.ts'

/** The parts of an answer or an event that the loader adds by itself. */
type Core = 'id' | 'site' | 'respondent' | 'traits' | 'token'
type Bare<T> = T extends unknown ? Omit<T, Core> : never

/** An answer, and an event, without them. */
export type Reply = Bare<AnswerBody>
export type Happening = Bare<JourneyEvent>

/** How an unanswered question ends: closed by the shopper, or left behind. */
export type Ending = 'dismissed' | 'abandoned'

/** A question's way onto the screen: made by the loader, handed to the UI. */
export interface Cue {
  survey: SurveyConfig
  /** With the strings, which are there whenever there is something to ask. */
  config: SiteConfig & { strings: WidgetStrings }
  /** Where the card goes: beside the live region, which was there before it. The UI changes it. */
  root: ShadowRoot
  /** An element of the page, or its selector, to show the question in; else it floats as a card. */
  target?: Element | string | undefined
  /** The share of visitors that was asked; 1 when the page itself asked for the question. */
  sample?: number | undefined
  /** What the shop says of the visitor; nothing where nobody may be known. */
  who: () => { respondent?: string; token?: string }
  /** Calls the API, for 10 s at most; `path` is below `/v1/`. */
  request: (path: string, init?: RequestInit) => Promise<Response>
  /** Clears the stage, which ends the question. */
  close: (ending?: Ending) => void
  /** Set by the UI: takes the card away. */
  end?: (ending: Ending) => void
  /** The question was seen: counts and remembers the display. @returns makes it due again */
  shown: () => () => void
  /** Keeps and posts the answer; true if it has to wait for a better line. */
  answer: (reply: Omit<Reply, 'channel' | 'displayed'>) => Promise<boolean | void>
  /** Tells how a question ended that was seen and not answered. */
  ended: (ending: Ending) => void
}

/** What the UI chunk exports. */
export interface Ui {
  /** Shows the question. Throws on a config it does not understand, and then shows nothing. */
  open: (cue: Cue) => void
}

/** What the chunk of the installation checker exports. */
export interface Checker {
  /**
   * Checks the page for the person who opened it with the checker's link, and takes a test answer.
   * @param lang language asked for
   * @param request calls the API; `path` is below `/v1/`
   */
  open: (
    site: string,
    lang: string,
    request: (path: string, init?: RequestInit) => Promise<Response>,
  ) => void
}
