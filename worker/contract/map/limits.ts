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
