import { surveyDefinitionSchema } from '#contract/surveys.ts'
import type { TemplateName } from '#contract/words.ts'
import { localized } from '#worker/domain/localized.ts'
import { SHOP_MAP, type TemplateMap } from './shop-map.ts'
import { SHOP_SURVEYS, type TemplateSurvey } from './shop-surveys.ts'

const TEMPLATES: Record<TemplateName, { map: TemplateMap; surveys: TemplateSurvey[] }> = {
  shop: { map: SHOP_MAP, surveys: SHOP_SURVEYS },
}

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
export function startFrom(name: TemplateName, language: string) {
  const { map, surveys } = TEMPLATES[name]
  return {
    map: mapIn(map, language),
    surveys: surveys.map(({ definition, name, ...survey }) => ({
      ...survey,
      name: localized(name, [language, 'en']),
      names: name,
      state: 'live' as const,
      definition: surveyDefinitionSchema.parse(definition),
    })),
  }
}
