/** Longest texts, most parts of a list, and edits: of one map. Plain values, for browsers too. */
export const MAP_LIMITS = {
  /** A need, a barrier, a solution, an annotation. */
  note: 300,
  /** Stages of a map; touchpoints, needs, barriers and solutions of a stage. */
  parts: 40,
  actions: 10,
  annotations: 200,
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
