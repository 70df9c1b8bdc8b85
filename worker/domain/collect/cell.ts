import type { MapPersona } from '#contract/map/document.ts'
import type { Traits } from '#contract/schemas.ts'

/** Who a journey tells apart. */
export interface Declared {
  /** Ids of its segments. */
  segments: string[]
  /** In the order in which their rules are tried. */
  personas: Pick<MapPersona, 'id' | 'rules'>[]
}

/** Whom a map declares, without what they are called. */
export function declaredBy({
  segments,
  personas,
}: {
  segments: { id: string }[]
  personas: Pick<MapPersona, 'id' | 'rules'>[]
}): Declared {
  return {
    segments: segments.map(({ id }) => id),
    personas: personas.map(({ id, rules }) => ({ id, rules })),
  }
}

/**
 * Segment and persona of a respondent. Only declared ones become cells of the rollups, so that a
 * page cannot grow them without end; others stay in the traits and count as unassigned (''). A
 * declared persona that the page names is that; else the first one whose rules hold.
 */
export function cellOf(traits: Traits, declared: Declared): { segment: string; persona: string } {
  const { segment, persona } = traits
  const isNamed = declared.personas.some(({ id }) => id === persona)
  return {
    segment: typeof segment === 'string' && declared.segments.includes(segment) ? segment : '',
    persona: isNamed ? String(persona) : personaByRules(traits, declared),
  }
}

/** The first persona all of whose rules hold, '' for none. One without rules fits nobody. */
function personaByRules(traits: Traits, { personas }: Declared): string {
  const first = personas.find(
    ({ rules }) =>
      rules.length > 0 &&
      rules.every(
        ({ trait, is }) => Object.hasOwn(traits, trait) && is.includes(String(traits[trait])),
      ),
  )
  return first?.id ?? ''
}
