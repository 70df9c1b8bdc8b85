import type { Session } from '#contract/accounts/accounts.ts'
import type { SiteSettings } from '#contract/site/settings.ts'
import type { Answer, ListedAnswer } from '#contract/answers.ts'
import type { Install } from '#contract/install.ts'
import type { Curve, CurveStage, CurveTouchpoint, JourneyList } from '#contract/journey.ts'
import { PERMISSIONS, type Permission } from '#contract/rights.ts'
import type { Channel } from '#contract/words.ts'

/** Today in the fixtures: a Saturday in November. */
export const TODAY = '2026-11-21'
export const SITE_KEY = 'wf_pk_demo1'

type Node = Omit<CurveStage, 'frameDays' | 'retired' | 'touchpoints'>

interface NodeSketch {
  id: string
  name: string
  n?: number
  asked?: number | null
  sentiment?: number | null
  previous?: number | null
  shrunk?: number
  agreement?: number
  q?: number
}

function stateOf(n: number): Node['state'] {
  if (n === 0) return 'empty'
  if (n < 5) return 'hidden'
  return n < 30 ? 'few' : 'ok'
}

/** Counts of scores 1…5 whose mean comes close to the sentiment. */
function histogramFor(n: number, sentiment: number): Record<string, number> {
  const centre = sentiment / 50 + 3
  const weights = [1, 2, 3, 4, 5].map((score) => Math.exp(-((score - centre) ** 2) / 2.4))
  const sum = weights.reduce((a, b) => a + b, 0)
  return Object.fromEntries(weights.map((weight, i) => [i + 1, Math.round((n * weight) / sum)]))
}

interface Measured {
  n: number
  asked: number | null
  sentiment: number | null
  shrunk?: number | undefined
}

function measures({ n, asked, sentiment, shrunk }: Measured) {
  const state = stateOf(n)
  const shown = state === 'ok' || state === 'few' ? sentiment : null
  const half = Math.min(80, 118 / Math.sqrt(Math.max(1, n)))
  const share = 0.5 + (shown ?? 0) / 220
  return {
    n,
    asked,
    responseRate: asked === null ? null : n / asked,
    rateInterval: null,
    sentiment: shown,
    interval:
      shown === null
        ? null
        : ([Math.max(-100, shown - half), Math.min(100, shown + half)] as [number, number]),
    shrunk: shown === null ? null : (shrunk ?? shown),
    state,
    metric:
      shown === null
        ? null
        : {
            name: 'csat',
            value: share,
            interval: [share - half / 250, share + half / 250] as [number, number],
          },
  }
}

/** A node with every figure that the API would send for it. */
export function makeNode(sketch: NodeSketch, order = 0): Node {
  const { id, name, n = 400, sentiment = 20, previous = null } = sketch
  const asked = sketch.asked === undefined ? n * 12 : sketch.asked
  const own = measures({ n, asked, sentiment, shrunk: sketch.shrunk })
  const before = previous === null ? null : measures({ n: 380, asked: 4200, sentiment: previous })
  const difference = (own.sentiment ?? 0) - (previous ?? 0)
  return {
    id,
    name,
    order,
    ...own,
    scale: own.sentiment === null ? null : 'csat5',
    histogram: own.sentiment === null ? null : histogramFor(n, own.sentiment),
    agreement: own.sentiment === null ? null : (sketch.agreement ?? 0.42),
    previous: before && {
      ...before,
      histogram: before.sentiment === null ? null : histogramFor(380, before.sentiment),
      change:
        own.sentiment === null
          ? null
          : { difference, interval: [difference - 9, difference + 9], q: sketch.q ?? 0.4 },
    },
    assumed: null,
  }
}

interface StageSketch extends NodeSketch {
  frameDays?: number | null
  touchpoints?: (NodeSketch & { channels?: Channel[] })[]
}

export function makeStage(sketch: StageSketch, order: number): CurveStage {
  const touchpoints = (sketch.touchpoints ?? []).map((touchpoint, index): CurveTouchpoint => ({
    ...makeNode(touchpoint, index),
    channels: touchpoint.channels ?? ['web'],
  }))
  const frameDays = sketch.frameDays === undefined ? 14 : sketch.frameDays
  return { ...makeNode(sketch, order), frameDays, retired: false, touchpoints }
}

/** Seven stages: good, bad, few, hidden and empty; Polish names of the length that Polish has. */
export const STAGES: StageSketch[] = [
  {
    id: 'awareness',
    name: 'Świadomość',
    n: 1204,
    asked: 20_000,
    sentiment: 22,
    previous: 20,
    touchpoints: [
      { id: 'google-ads', name: 'Google Ads', sentiment: 18, previous: 16, channels: ['ads'] },
      {
        id: 'word',
        name: 'Polecenie znajomych',
        sentiment: 44,
        previous: 40,
        channels: ['word_of_mouth'],
      },
    ],
  },
  {
    id: 'consideration',
    name: 'Rozważanie',
    frameDays: 10,
    n: 2381,
    asked: 29_800,
    sentiment: 35,
    previous: 33,
    touchpoints: [
      { id: 'product-page', name: 'Strona produktu', sentiment: 37, previous: 35 },
      {
        id: 'store-visit',
        name: 'Wizyta w salonie',
        sentiment: 21,
        previous: 24,
        channels: ['store'],
      },
    ],
  },
  {
    id: 'purchase',
    name: 'Zakup',
    frameDays: 2,
    n: 3120,
    asked: 22_300,
    sentiment: 48,
    previous: 45,
    touchpoints: [
      { id: 'checkout', name: 'Koszyk i płatność', sentiment: 48, previous: 46 },
      { id: 'payment', name: 'Płatność', sentiment: 39, previous: 39, agreement: -0.12 },
    ],
  },
  {
    id: 'delivery',
    name: 'Dostawa',
    frameDays: 4,
    n: 1214,
    asked: 6400,
    sentiment: -31,
    previous: -9,
    q: 0.0004,
    touchpoints: [
      {
        id: 'courier',
        name: 'Kurier pod drzwiami',
        sentiment: -12,
        previous: -6,
        channels: ['courier'],
      },
      {
        id: 'parcel-locker',
        name: 'Automat paczkowy',
        sentiment: -44,
        previous: -14,
        channels: ['locker'],
      },
      { id: 'tracking', name: 'Strona śledzenia przesyłki', sentiment: -28, previous: -11 },
    ],
  },
  {
    id: 'help',
    name: 'Obsługa klienta',
    frameDays: 3,
    n: 18,
    asked: 86,
    sentiment: 6,
    shrunk: 12,
    previous: 10,
    touchpoints: [
      {
        id: 'chat',
        name: 'Czat',
        n: 18,
        sentiment: 6,
        shrunk: 12,
        previous: 10,
        channels: ['chat'],
      },
    ],
  },
  {
    id: 'retention',
    name: 'Powrót',
    frameDays: 90,
    n: 640,
    asked: null,
    sentiment: 27,
    previous: 24,
    touchpoints: [
      {
        id: 'reorder',
        name: 'E-mail z ponownym zamówieniem',
        sentiment: 27,
        previous: 25,
        channels: ['email'],
      },
      { id: 'phone', name: 'Rozmowa', n: 3, sentiment: 0, channels: ['phone'] },
    ],
  },
  {
    id: 'advocacy',
    name: 'Rzecznictwo',
    frameDays: null,
    n: 402,
    asked: 6700,
    sentiment: 41,
    previous: 38,
    touchpoints: [
      { id: 'nps60', name: 'Dzień 60', sentiment: 41, previous: 38, channels: ['email'] },
    ],
  },
]

/** A curve as the API answers it. */
export function makeCurve(overrides: Partial<Curve> = {}, stages = STAGES): Curve {
  const nodes = stages.map((sketch, order) => makeStage(sketch, order))
  return {
    journey: 'shopping',
    range: { from: '2026-10-25', to: TODAY },
    previousRange: { from: '2026-09-27', to: '2026-10-24' },
    timezone: 'Europe/Warsaw',
    kind: 'csat',
    mixed: false,
    n: nodes.reduce((sum, { n }) => sum + n, 0),
    headline: {
      type: 'fell',
      stage: 'delivery',
      sentiment: -31,
      difference: -22,
      interval: [-31, -13],
      q: 0.0004,
    },
    stages: nodes,
    history: { mapChanged: [], reworded: [], annotations: [] },
    meta: { rowsRead: 10, ms: 1 },
    ...overrides,
  }
}

/** The same journey with the gaps that few answers leave. */
export function makeSparseCurve(): Curve {
  const counts = [40, 12, 3, 0, 18, 640, 2]
  const stages = STAGES.map((sketch, i) => ({ ...sketch, n: counts[i] ?? 0, asked: null }))
  return makeCurve(
    { headline: { type: 'lowest', stage: 'help', sentiment: 6, compared: false } },
    stages,
  )
}

/** The site with one journey. */
export function makeList(overrides: Partial<JourneyList['site']> = {}): JourneyList {
  return {
    site: {
      key: SITE_KEY,
      name: 'Zielony Sklep',
      timezone: 'Europe/Warsaw',
      today: TODAY,
      answered: { first: '2026-01-02', last: TODAY },
      ...overrides,
    },
    journeys: [
      {
        id: 'shopping',
        name: 'Zakupy w sklepie',
        kind: 'customer',
        version: 1,
        kinds: ['csat', 'nps', 'pain_point'],
        segments: [
          { id: 'b2b', name: 'B2B' },
          { id: 'b2c', name: 'B2C' },
        ],
        personas: [
          { id: 'hurried', name: 'Zabiegana' },
          { id: 'careful', name: 'Ostrożny' },
        ],
        stages: makeCurve().stages.map(({ id, name, order, frameDays, touchpoints }) => ({
          id,
          name,
          order,
          frameDays,
          touchpoints: touchpoints.map((one) => ({
            id: one.id,
            stage: id,
            name: one.name,
            channels: one.channels,
            actions: [],
          })),
        })),
      },
    ],
  }
}

/** The same journey as one of employees. */
export function makeEmployeeList(): JourneyList {
  const list = makeList()
  return { ...list, journeys: list.journeys.map((journey) => ({ ...journey, kind: 'employee' })) }
}

/** All that an owner may do. */
export const ALL_PERMISSIONS: Permission[] = [...PERMISSIONS]
export const OTHER_KEY = 'wf_pk_demo2'

/** Marta owns one shop, and sees another. */
export function makeSession(overrides: Partial<Session> = {}): Session {
  return {
    user: { id: 'marta', email: 'marta@zielony.example', name: 'Marta Kowalska' },
    site: { key: SITE_KEY, name: 'Zielony Sklep' },
    role: 'owner',
    permissions: ALL_PERMISSIONS,
    sites: [
      { key: SITE_KEY, name: 'Zielony Sklep', role: 'owner' },
      { key: OTHER_KEY, name: 'Druga Półka', role: 'viewer' },
    ],
    ...overrides,
  }
}

/** Marta as somebody who only looks at her shop. */
export function makeOnlooker(): Session {
  return makeSession({ role: 'viewer', permissions: ['figures:read', 'comments:read'] })
}

/** How far the shop's page of the fixtures is connected. */
export function makeInstall(overrides: Partial<Install> = {}): Install {
  return {
    key: SITE_KEY,
    origins: ['https://zielony.example'],
    heardAt: null,
    surveys: [{ id: 'order-csat', name: 'Po zamówieniu' }],
    findings: [],
    checkingUntil: null,
    testAnswers: [],
    firstAnswerAt: null,
    ...overrides,
  }
}

/** What is set for the site of the fixtures. */
export function makeSite(overrides: Partial<SiteSettings> = {}): SiteSettings {
  return {
    key: SITE_KEY,
    name: 'Zielony Sklep',
    timezone: 'Europe/Warsaw',
    language: 'pl',
    origins: ['https://zielony.example', 'https://www.zielony.example'],
    cooldownDays: 14,
    askBudget: null,
    dropsCounts: false,
    hasBucket: false,
    look: null,
    addressLimit: 120,
    sampleAbove: 50_000,
    paused: false,
    privacy: { retentionMonths: 24, maskComments: true, honourGpc: true },
    ...overrides,
  }
}

let made = 0

type NamedAnswer = Answer & Pick<ListedAnswer, 'choiceNames' | 'order' | 'issue' | 'caseId'>

/** One answer; `minutes` is its age at the end of the fixtures' today. */
export function makeAnswer(overrides: Partial<NamedAnswer> = {}, minutes = 2): NamedAnswer {
  made += 1
  return {
    id: `0193-${made}`,
    senderId: null,
    journey: 'shopping',
    stage: 'delivery',
    touchpoint: 'parcel-locker',
    survey: 'locker-csat',
    revision: 1,
    scale: 'csat5',
    score: 1,
    sentiment: -100,
    choices: [],
    choiceNames: [],
    comment: 'Paczka dotarła zgnieciona, szklanka pękła.',
    channel: 'locker',
    segment: 'b2c',
    persona: null,
    lang: 'pl',
    url: null,
    answeredAt: Date.parse('2026-11-21T12:00:00Z') - minutes * 60_000,
    traits: {},
    order: null,
    issue: null,
    caseId: null,
    ...overrides,
  }
}

/** Nothing is held of a person beside answers. */
export const NOTHING_HELD = {
  orders: [],
  parcels: [],
  issues: [],
  cases: [],
  caseEvents: [],
  recipients: [],
  optOuts: [],
}
