import { surveyDefinitionSchema } from '#contract/surveys.ts'
import { localized } from '#worker/domain/localized.ts'
import { inWholeLanguages } from '#worker/domain/surveys/in-languages.ts'
import type { Template, TemplateMap } from './parts.ts'

/** A template's map with its names in one language, English where it has none, and translations. */
export function mapIn(map: TemplateMap, language: string) {
  const say = (name: TemplateMap['name']) => localized(name, [language, 'en'])
  return {
    ...map,
    name: say(map.name),
    names: map.name,
    stages: map.stages.map((stage) => ({
      ...stage,
      name: say(stage.name),
      names: stage.name,
      touchpoints: stage.touchpoints.map((one) => ({
        ...one,
        name: say(one.name),
        names: one.name,
      })),
    })),
  }
}

/** What a site gets that starts from a template: its map, and questions in all their languages. */
export function startFrom({ map, surveys }: Template, language: string) {
  return {
    map: mapIn(map, language),
    surveys: surveys.map(({ definition, name, ...survey }) => ({
      ...survey,
      name: localized(name, [language, 'en']),
      names: name,
      // Phrases that many questions share exist in more languages than some of them.
      definition: inWholeLanguages(surveyDefinitionSchema.parse(definition)),
    })),
  }
}
