/** Longest texts, most parts of a list, and edits: of one map. Plain values, for browsers too. */
export const MAP_LIMITS = {
  /** A need, a barrier, a solution, an annotation. */
  note: 300,
  /** Stages of a map; touchpoints, needs, barriers and solutions of a stage. */
  parts: 40,
  actions: 10,
  annotations: 200,
  personas: 20,
  segments: 20,
  /** Rules of one who is planned for, values of a rule, and letters of a value: as long as a trait's. */
  rules: 10,
  ruleValues: 20,
  ruleValue: 256,
  frameDays: 3650,
  /** Of a whole map as JSON: it is one row. */
  letters: 500_000,
  /** Edits that one call may bring. */
  edits: 100,
  /** Of a call with a whole map. */
  fileBytes: 1024 * 1024,
  /** Of a call with edits. */
  editBytes: 256 * 1024,
} as const

/** How well a cell of the map is known; see domain/journey/map/evidence.ts. */
export const EVIDENCE_GRADES = ['none', 'partly', 'full'] as const
export type EvidenceGrade = (typeof EVIDENCE_GRADES)[number]
/** Lanes of the map whose cells are graded, from the top. */
export const GRADED_LANES = [
  'needs',
  'touchpoints',
  'emotion',
  'pain',
  'barriers',
  'actions',
  'solutions',
] as const
export type GradedLane = (typeof GRADED_LANES)[number]
/**
 * What is missing at a touchpoint: `unasked-with-events` customers come by, and nobody is asked ·
 * `unasked` neither · `asked-no-answers` a question stands there, and nobody has answered.
 */
export const TOUCHPOINT_GAPS = ['unasked-with-events', 'unasked', 'asked-no-answers'] as const
export type TouchpointGap = (typeof TOUCHPOINT_GAPS)[number]
/** Difference of sentiments between two stages from which it is a moment of the journey. */
export const MOMENT_FROM = 15
