/*
 * Themes of comments: what people write about, found without a model. Plain values, like those of
 * words.ts; nothing is imported here.
 */

/** A pain is what went wrong, a praise what went well, a wish what is not offered: a gap. */
export const THEME_SORTS = ['pain', 'wish', 'praise'] as const
export type ThemeSort = (typeof THEME_SORTS)[number]

/** Every theme and its sort, in the order in which they are shown. */
export const THEME_FACTS = {
  /** Came after the promise, or takes long. */
  late: 'pain',
  /** Has not come, or only by the carrier's own word. */
  lost: 'pain',
  damaged: 'pain',
  /** Something else was sent than ordered. */
  wrong_item: 'pain',
  missing_item: 'pain',
  /** Packed badly, or with too much waste, whatever became of the contents. */
  packaging: 'pain',
  /** How the courier behaved. */
  courier: 'pain',
  /** A parcel locker or pickup point. */
  locker: 'pain',
  /** The product is poor or does not work. */
  quality: 'pain',
  /** The product is not as its description, picture or size says. */
  description: 'pain',
  /** Paying failed, or too much was taken. */
  payment: 'pain',
  /** Prices, delivery fees, discounts that did not count. */
  price: 'pain',
  /** The site, the app or the search. */
  site: 'pain',
  /** People of the shop were rude or no help. */
  staff: 'pain',
  /** No answer, or a slow one. */
  response_time: 'pain',
  /** Nobody said what is with the order, or what was said is wrong. */
  communication: 'pain',
  /** Returns, complaints, refunds. */
  return_refund: 'pain',
  /** The shop cancelled, or did not have it after all. */
  cancelled: 'pain',
  /** Fraud, fakes, spam, data. */
  trust: 'pain',
  /** Asks for products, sizes or colours that are not there. */
  assortment: 'wish',
  delivery_options: 'wish',
  payment_options: 'wish',
  /** Content in general, recommends. */
  praise: 'praise',
  fast: 'praise',
  helpful: 'praise',
  good_quality: 'praise',
  good_price: 'praise',
  well_packed: 'praise',
  /** Ordering or finding was easy. */
  easy: 'praise',
} as const satisfies Record<string, ThemeSort>
export type Theme = keyof typeof THEME_FACTS
/** Object.keys loses the literal keys; THEME_FACTS is the single source of them. */
export const THEMES = Object.keys(THEME_FACTS) as [Theme, ...Theme[]]

/** Choices that say the same as a theme of another name: somebody who ticks and writes it said it once. */
export const SAME_AS_THEME: Readonly<Record<string, Theme>> = {
  no_news: 'communication',
  delivered_not_received: 'lost',
  never_arrived: 'lost',
  not_arrived: 'lost',
  missing: 'missing_item',
  wrong: 'wrong_item',
  wrong_order: 'wrong_item',
  slow_reply: 'response_time',
  sold_out: 'assortment',
}

/** Languages whose comments are read. */
export const THEME_LANGUAGES = ['pl', 'en', 'ru'] as const
export type ThemeLanguage = (typeof THEME_LANGUAGES)[number]

/** Where the build puts the compiled lexicons, as a file beside the dashboard's. */
export const LEXICONS = '/themes.json'
