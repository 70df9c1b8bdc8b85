import type { Names } from '#contract/names.ts'
import { textIn } from '#worker/domain/languages.ts'

interface Named {
  name: string
  names?: Names | undefined
}

/** What a thing of the map is called in the first of the languages that it has a name in. */
export function nameIn({ name, names = {} }: Named, languages: string[]): string {
  return textIn(names, languages) ?? name
}

/** The map with every name in the reader's languages, as far as it exists there. */
export function wordMap<
  Touchpoint extends Named,
  Stage extends Named & { touchpoints: Touchpoint[] },
  Who extends Named,
  Journey extends Named & { stages: Stage[]; personas: Who[]; segments: Who[] },
>(map: Journey, languages: string[]): Journey {
  const worded = <Item extends Named>(item: Item): Item => ({
    ...item,
    name: nameIn(item, languages),
  })
  const stages = map.stages.map((stage) => ({
    ...worded(stage),
    touchpoints: stage.touchpoints.map(worded),
  }))
  const [personas, segments] = [map.personas.map(worded), map.segments.map(worded)]
  return { ...worded(map), stages, personas, segments }
}
