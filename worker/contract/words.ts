/*
 * The lists, limits and facts of the field: plain values that every part imports, the dashboard and
 * the widget's build too. Nothing is imported here, so that nothing comes along.
 */

/** What a survey asks. One kind per survey. */
export const KINDS = [
  'csat',
  'emotion',
  'pain_point',
  'nps',
  'ces',
  'expectation',
  'arrived',
  'text',
  'source',
] as const
export type Kind = (typeof KINDS)[number]

interface ScaleFacts {
  kind: Kind
  /** Raw ends; null where the answer carries no score. */
  lowest: number | null
  highest: number | null
  higherIsBetter: boolean
  /** Whether its steps are the five faces. */
  faces: boolean
}

/**
 * The instrument behind a score: its kind, its raw range and the direction of its good end.
 * Answers and rollups are keyed by it, so that two instruments are never added up by accident.
 */
export const SCALES = {
  csat5: { kind: 'csat', lowest: 1, highest: 5, higherIsBetter: true, faces: true },
  csat7: { kind: 'csat', lowest: 1, highest: 7, higherIsBetter: true, faces: false },
  emotion5: { kind: 'emotion', lowest: 1, highest: 5, higherIsBetter: true, faces: true },
  nps11: { kind: 'nps', lowest: 0, highest: 10, higherIsBetter: true, faces: false },
  ces7_agree: { kind: 'ces', lowest: 1, highest: 7, higherIsBetter: true, faces: false },
  ces7_effort: { kind: 'ces', lowest: 1, highest: 7, higherIsBetter: false, faces: false },
  ces5_effort: { kind: 'ces', lowest: 1, highest: 5, higherIsBetter: false, faces: false },
  expectation3: { kind: 'expectation', lowest: 1, highest: 3, higherIsBetter: true, faces: false },
  arrived2: { kind: 'arrived', lowest: 0, highest: 1, higherIsBetter: true, faces: false },
  choice: { kind: 'pain_point', lowest: null, highest: null, higherIsBetter: true, faces: false },
  text: { kind: 'text', lowest: null, highest: null, higherIsBetter: true, faces: false },
  source: { kind: 'source', lowest: null, highest: null, higherIsBetter: true, faces: false },
} as const satisfies Record<string, ScaleFacts>
export type Scale = keyof typeof SCALES
/** Object.keys loses the literal keys; SCALES is the single source of them. */
export const SCALE_NAMES = Object.keys(SCALES) as [Scale, ...Scale[]]

interface KindFacts {
  /** The kind's own figure: a balance −100…100, a share of good answers 0…1, or none. */
  figure: 'net' | 'share' | null
  /** Which answers count as good in a share: the two best steps, or all above the middle. */
  good: 'top-two' | 'above-middle' | null
  /** How a raw score becomes a sentiment: linear between the ends, or by NPS's three classes. */
  sentiment: 'linear' | 'classes' | null
  /** The instrument of a survey that an import has to make. */
  imported: Scale
}

/** All that depends on the kind of a question, one row a kind. */
export const KIND_FACTS = {
  csat: { figure: 'share', good: 'top-two', sentiment: 'linear', imported: 'csat5' },
  emotion: { figure: 'share', good: 'above-middle', sentiment: 'linear', imported: 'emotion5' },
  pain_point: { figure: null, good: null, sentiment: null, imported: 'choice' },
  nps: { figure: 'net', good: null, sentiment: 'classes', imported: 'nps11' },
  ces: { figure: 'share', good: 'above-middle', sentiment: 'linear', imported: 'ces7_agree' },
  expectation: { figure: 'net', good: null, sentiment: 'linear', imported: 'expectation3' },
  arrived: { figure: 'share', good: 'above-middle', sentiment: 'linear', imported: 'arrived2' },
  text: { figure: null, good: null, sentiment: null, imported: 'text' },
  source: { figure: null, good: null, sentiment: null, imported: 'source' },
} as const satisfies Record<Kind, KindFacts>

/** Kinds whose answers carry a score and so have a place on the curve; ties break in this order. */
export const SCORED_KINDS = KINDS.filter((kind) => KIND_FACTS[kind].sentiment !== null)

/** Kinds that are answered by choosing from a list. */
export const CHOICE_KINDS: readonly Kind[] = ['pain_point', 'source']

/** Where the touchpoint was met. The first seven are online. */
export const CHANNELS = [
  'web',
  'app',
  'email',
  'sms',
  'chat',
  'social',
  'ads',
  'store',
  'phone',
  'courier',
  'locker',
  'print',
  'tv',
  'word_of_mouth',
] as const
export type Channel = (typeof CHANNELS)[number]

/** Languages in which the widget's own words exist. Questions may exist in any language. */
export const WIDGET_LANGUAGES = ['en', 'pl', 'ru', 'de', 'ar'] as const
export type WidgetLanguage = (typeof WIDGET_LANGUAGES)[number]

/** Maps that a site without a journey may start from. */
export const TEMPLATES = ['shop', 'advocacy', 'loyalty', 'enquiry', 'returns', 'employee'] as const
export type TemplateName = (typeof TEMPLATES)[number]

export const JOURNEY_KINDS = ['customer', 'employee'] as const
export type JourneyKind = (typeof JOURNEY_KINDS)[number]

/**
 * `unasked` no question of the kind has ever stood there · `empty` n = 0 · `hidden` n < HIDDEN_BELOW,
 * the value is not shown · `few` n < 30 · `ok`.
 */
export const NODE_STATES = ['ok', 'few', 'hidden', 'empty', 'unasked'] as const
/** Below this many answers a value is not shown at all, below FEW_BELOW it is marked as uncertain. */
export const HIDDEN_BELOW = { customer: 5, employee: 10 } satisfies Record<JourneyKind, number>
export const FEW_BELOW = 30

/** What a view may be narrowed to; each is a column of answers and rollups. */
export const FILTERS = ['channel', 'segment', 'persona'] as const
export type FilterName = (typeof FILTERS)[number]
/** What curves may be drawn by, one for each. */
export const GROUPINGS = ['segment', 'persona'] as const

/** What an answer felt like: below 0, exactly 0, above 0 on −100…100. */
export const BANDS = ['unhappy', 'middling', 'happy'] as const

/** What a curve is compared with. */
export const COMPARISONS = ['previous', 'year', 'none'] as const

/** Why a person is not asked: enough in these days, too soon after another kind, or at their wish. */
export const WITHHELD_REASONS = ['budget', 'gap', 'opted-out'] as const
export type WithheldReason = (typeof WITHHELD_REASONS)[number]

/** Shown and closed questions: the denominators of every response rate. */
export const DISPLAY_TYPES = ['shown', 'dismissed', 'abandoned'] as const

/** How an order or customer reference came: signed by the shop, imported, or merely claimed. */
export const REFERENCES = ['verified', 'imported', 'unverified'] as const
export type Reference = (typeof REFERENCES)[number]

/** Answers and events a minute that one address may send, by a site's choice; the first is usual. */
export const ADDRESS_LIMITS = [120, 600, 3000] as const
export type AddressLimit = (typeof ADDRESS_LIMITS)[number]

/** The publishable key of the site that the demo shop belongs to. */
export const DEMO_KEY = 'wf_pk_demo'

/** What the widget found out about the page it stands on. */
export const FINDING_KINDS = [
  /** The loader ran, and the config came. */
  'loaded',
  'wrong_key',
  'origin_not_allowed',
  'csp_blocked',
  'storage_blocked',
  'paused',
  'no_survey',
] as const
export type FindingKind = (typeof FINDING_KINDS)[number]

/** What a person can be found by, the most usual first. */
export const SUBJECT_KINDS = ['email', 'order', 'customer', 'respondent'] as const
export type SubjectKind = (typeof SUBJECT_KINDS)[number]

/** Months after which what people wrote and who they were is forgotten; counts stay. */
export const RETENTION_MONTHS = [3, 6, 12, 24, 36, 60] as const

/** Columns of an answer file. `trait.*` columns become traits. */
export const IMPORT_COLUMNS = [
  'answer_id',
  'answered_at',
  'touchpoint',
  'kind',
  'score',
  'comment',
  'choices',
  'channel',
  'lang',
  'respondent',
  'order_ref',
  'segment',
  'persona',
] as const
export type ImportColumn = (typeof IMPORT_COLUMNS)[number]

/** Without these four no row can be placed; the others may be missing or empty. */
export const REQUIRED_COLUMNS = [
  'answer_id',
  'answered_at',
  'touchpoint',
  'kind',
] as const satisfies ImportColumn[]

/** Encodings of an answer file that are told apart, or may be named. */
export const CHARSETS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1250',
  'windows-1251',
  'windows-1252',
  'iso-8859-2',
] as const
export type Charset = (typeof CHARSETS)[number]

/** What became of an import, in this order. */
export const IMPORT_STATES = ['running', 'done', 'cancelled', 'undoing', 'undone'] as const
export type ImportState = (typeof IMPORT_STATES)[number]

/** What may stand between the cells of a row. */
export const SEPARATORS = [',', ';', '\t', '|'] as const
export type Separator = (typeof SEPARATORS)[number]

/** How the days of a column of dates are written, where the year does not come first. */
export const DATE_ORDERS = ['day-first', 'month-first', 'excel', 'unix'] as const
export type DateOrder = (typeof DATE_ORDERS)[number]

/** Starts that a spreadsheet takes for a formula, with their full-width twins. */
export const FORMULA_START = /^\s*[=+\-@\t\r\n＝＋－＠−]/

/** The code of a network on one day. */
export const SOURCE_PATTERN = /^[0-9a-f]{16}$/
export const UUID_PATTERN = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Days that answers may have and readers may ask about. */
export const FIRST_DAY = '2000-01-01'
export const LAST_DAY = '2100-12-31'

/** Longest texts in UTF-16 units, most entries of a list, largest bodies in bytes. */
export const LIMITS = {
  comment: 2000,
  /** What is looked for in comments. */
  find: 80,
  siteName: 80,
  mapName: 120,
  /** Languages that a name may have. */
  languages: 40,
  keyName: 60,
  shareName: 60,
  passkeyName: 60,
  personName: 100,
  /** Letters of the code that the first owner comes in with. */
  setUpCode: { least: 16, most: 200 },
  email: 254,
  handle: 64,
  /** What a person is looked for by. */
  subject: 256,
  origins: 50,
  choices: 20,
  traits: 20,
  /** Letters of a trait's name. */
  trait: 64,
  events: 50,
  /** Answers that one hold may name one by one. */
  heldIds: 500,
  /** Rows a day above which displays may be sampled, at least and at most. */
  leastSampledRows: 1000,
  mostSampledRows: 100_000_000,
  /** Days without any question after one was shown. */
  cooldownDays: 365,
  keyDays: 3650,
  /** Keys of a site that work, of each kind. */
  keys: 200,
  shareDays: 365,
  shareJourneys: 50,
  /** Browsers that look by one share link at the same time. */
  shareGuests: 500,
  surveys: 500,
  /** Days that a budget of asks may look back. */
  budgetDays: 365,
  /** Codes of a site that work. */
  codes: 1000,
  codeName: 60,
  /** Of a survey's draft as JSON. */
  surveyDraftBytes: 128 * 1024,
  /** Answers after which a survey ends, or that it is to bring in a month. */
  plannedAnswers: 100_000,
  selector: 200,
  /** Of a public POST, checked before anything is parsed. */
  answerBytes: 8 * 1024,
  /** Of one call of an import. A larger file goes in pieces, or through `npm run import`. */
  importBytes: 25 * 1024 * 1024,
  /** Rows that one call of an import looks at, unless it asks for more: they fit a free plan's CPU. */
  importRows: 100,
  importRowsAtMost: 100_000,
  /** Answers that a map may find in one row. */
  importedAnswers: 50,
  /** Of a map, as JSON; and maps that a site keeps. */
  importMapBytes: 256 * 1024,
  importMaps: 100,
  importFileName: 200,
  /** Of a file's beginning, to see what it is. */
  importPreviewBytes: 64 * 1024,
  /** Entries that a report of an import lists at most. */
  listedRejections: 1000,
  listedColumns: 100,
} as const
