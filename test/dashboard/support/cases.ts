import type { CaseItem, CasesPage } from '#contract/cases/cases.ts'
import type { DeskView } from '#contract/cases/desk.ts'
import type { CaseRule } from '#contract/cases/rules.ts'
import type { Case, CasePeople, OrderStory } from '#contract/cases/story.ts'

export const CASE_PEOPLE: CasePeople = {
  people: [
    { id: 'marta', name: 'Marta Kowalska' },
    { id: 'jan', name: 'Jan' },
  ],
  teams: ['Returns'],
  me: 'marta',
  currency: 'PLN',
}

export const CASE_RULE: CaseRule = {
  id: 'bad',
  name: '1 or 2 of 5',
  isOn: true,
  priority: 'high',
  owner: null,
  groups: [
    [
      { kind: 'score', scale: 'csat5', from: 1, to: 2 },
      { kind: 'stage', in: ['delivery'] },
    ],
    [{ kind: 'words', in: ['uszkodz*'] }],
  ],
}

/** Hours, terms and teams of a site. */
export function makeDeskView(overrides: Partial<DeskView['desk']> = {}, seq = 1): DeskView {
  const day = [{ from: 480, to: 1080 }]
  const desk = {
    hours: { week: [day, day, day, day, day, [], []], holidays: ['2026-12-25'] },
    firstContact: 480,
    resolution: 1800,
    escalations: [{ afterMinutes: 600, priority: 'high' as const }],
    teams: ['Returns'],
    currency: 'PLN',
    refundDays: 5,
    againDays: 7,
    againSurvey: null,
    arrivedSurvey: null,
    ...overrides,
  }
  return { desk, seq }
}

export const OPENED_AT = Date.parse('2026-11-14T08:41:00Z')

/** A case of a list. */
export function makeCaseItem(overrides: Partial<CaseItem> = {}): CaseItem {
  const number = overrides.number ?? 318
  return {
    id: `case-${number}`,
    number,
    state: 'new',
    list: 'open',
    priority: 'normal',
    title: '',
    comment: `Szklanka ${number} pękła`,
    reasons: [],
    lang: 'pl',
    scale: 'csat5',
    score: 1,
    sentiment: -100,
    stage: 'delivery',
    touchpoint: 'parcel',
    channel: 'print',
    issue: null,
    order: '10482',
    carrier: 'inpost',
    owner: null,
    ownerName: '',
    team: '',
    openedAt: OPENED_AT,
    dueAt: OPENED_AT + 3_600_000,
    snoozedUntil: null,
    isSecond: false,
    isMentioned: false,
    reopened: 0,
    changedAt: OPENED_AT,
    seq: 1,
    ...overrides,
  }
}

/** A page of the API. */
export function makeCasesPage(cases: CaseItem[], next: string | null = null): CasesPage {
  const counts = { open: cases.length, waiting: 5, done: 9, mine: 3, unowned: 1, mentions: 2 }
  return { cases, next, looked: cases.length, counts, meta: { rowsRead: 1, ms: 1 } }
}

/** An order that came a day late. */
export function makeStory(overrides: Partial<OrderStory> = {}): OrderStory {
  const at = (text: string) => Date.parse(text)
  return {
    id: 'o1',
    number: '10482',
    state: 'open',
    placedAt: at('2026-11-09T09:12:00Z'),
    valueMinor: 18_990,
    currency: 'PLN',
    country: 'PL',
    promised: '2026-11-13',
    promises: [],
    refundedAt: null,
    replaces: null,
    parcels: [
      {
        carrier: 'inpost',
        code: '62017741',
        status: 'delivered',
        statusAt: at('2026-11-14T08:26:00Z'),
        deliveredAt: at('2026-11-14T08:26:00Z'),
        estimate: null,
        url: null,
        events: [
          {
            at: at('2026-11-12T17:03:00Z'),
            code: 'stack_in_box_machine',
            status: 'attempted',
            issue: null,
            place: 'Łódź',
          },
        ],
      },
    ],
    issues: [],
    answers: [
      {
        id: 'a1',
        at: OPENED_AT,
        touchpoint: 'parcel',
        channel: 'print',
        scale: 'csat5',
        score: 1,
        sentiment: -100,
        reasons: ['damaged'],
        comment: 'Szklanka pękła',
      },
    ],
    cases: [],
    timezone: 'Europe/Warsaw',
    ...overrides,
  }
}

/** A whole case. */
export function makeCase(overrides: Partial<Case> = {}): Case {
  return {
    ...makeCaseItem(overrides),
    openedBy: 'rule',
    dueFirst: OPENED_AT + 3_600_000,
    dueResolve: OPENED_AT + 90_000_000,
    firstContactAt: null,
    waitingSince: null,
    resolvedAt: null,
    cause: null,
    action: null,
    costMinor: null,
    currency: null,
    claimRef: null,
    dismissal: null,
    askAgain: '',
    askAgainAt: null,
    askedAt: null,
    story: makeStory(),
    links: [
      {
        kind: 'order',
        target: 'o1',
        name: '10482',
        method: 'token',
        confidence: 1,
        state: 'linked',
        by: '',
      },
      {
        kind: 'issue',
        target: 'i1',
        name: 'damaged',
        method: 'email',
        confidence: 0.5,
        state: 'suggested',
        by: '',
      },
    ],
    linksVersion: '1.1',
    events: [
      {
        id: 'e1',
        at: OPENED_AT,
        who: 'rule',
        kind: 'opened',
        details: { rule: '1 or 2 of 5' },
        note: null,
      },
    ],
    alike: { said: 27, seen: 4, days: 28 },
    ...overrides,
  }
}
