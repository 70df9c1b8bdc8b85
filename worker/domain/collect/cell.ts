import type { Traits } from '#contract/schemas.ts'

/** The segments and personas that a site declares. */
export interface Declared {
  segments: string[]
  /** Their ids. */
  personas: string[]
}

/**
 * Segment and persona of a respondent. Only declared ones become cells of the rollups, so that a
 * page cannot grow them without end; others stay in the traits and count as unassigned ('').
 */
export function cellOf(traits: Traits, declared: Declared): { segment: string; persona: string } {
  const { segment, persona } = traits
  return {
    segment: typeof segment === 'string' && declared.segments.includes(segment) ? segment : '',
    persona: typeof persona === 'string' && declared.personas.includes(persona) ? persona : '',
  }
}
