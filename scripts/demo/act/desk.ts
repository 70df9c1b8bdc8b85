import type { Desk } from '#contract/cases/desk.ts'
import type { CaseRule } from '#contract/cases/rules.ts'
import { USUAL_DESK } from '#worker/domain/cases/desk.ts'

/** Who works on the demo shop's cases: names in its stories, and nobody who can sign in. */
export const AGENTS = [
  { id: 'demo-ola', name: 'Ola Wójcik' },
  { id: 'demo-tomek', name: 'Tomek Lis' },
  { id: 'demo-marta', name: 'Marta Zielińska' },
] as const
export type Agent = (typeof AGENTS)[number]

export const TEAMS = ['Deliveries', 'Complaints'] as const

/** How the demo shop works on its cases. */
export const DEMO_DESK: Desk = {
  ...USUAL_DESK,
  hours: {
    ...USUAL_DESK.hours,
    holidays: [2025, 2026, 2027].flatMap((year) =>
      ['01-01', '01-06', '12-25', '12-26'].map((date) => `${year}-${date}`),
    ),
  },
  escalations: [
    { afterMinutes: 30 * 60, priority: 'high' },
    { afterMinutes: 60 * 60, priority: 'urgent' },
  ],
  teams: [...TEAMS],
  currency: 'PLN',
}

/** The rules that open its cases. */
export const DEMO_RULES: CaseRule[] = [
  {
    id: 'damaged',
    name: 'Damaged',
    isOn: true,
    priority: 'high',
    owner: null,
    groups: [
      [
        { kind: 'stage', in: ['delivery'] },
        { kind: 'choices', in: ['damaged'] },
      ],
      [
        { kind: 'stage', in: ['delivery'] },
        { kind: 'sentiment', atMost: 0 },
        { kind: 'words', in: ['uszkodz*', 'zgniec*', 'damaged', 'broken', 'поврежд*', 'разбит*'] },
      ],
    ],
  },
  {
    id: 'reported',
    name: 'Reported on the tracking page',
    isOn: true,
    priority: 'high',
    owner: null,
    groups: [
      [
        { kind: 'touchpoint', in: ['tracking-page'] },
        {
          kind: 'choices',
          in: ['stalled', 'missing_item', 'delivered_not_received'],
        },
        { kind: 'verified' },
      ],
    ],
  },
  {
    id: 'bad-delivery',
    name: 'Delivery, 1 or 2 of 5',
    isOn: true,
    priority: 'normal',
    owner: null,
    groups: [
      [
        { kind: 'stage', in: ['delivery'] },
        { kind: 'score', scale: 'csat5', from: 1, to: 2 },
      ],
    ],
  },
]
