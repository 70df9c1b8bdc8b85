import { surveyDefinitionSchema } from '#contract/surveys.ts'
import type { TemplateName } from '#contract/words.ts'
import { localized } from '#worker/domain/localized.ts'
import { ADVOCACY_MAP } from './advocacy/map.ts'
import { ADVOCACY_SURVEYS } from './advocacy/questions.ts'
import { EMPLOYEE_MAP } from './employee/map.ts'
import { EMPLOYEE_SURVEYS } from './employee/questions.ts'
import { ENQUIRY_MAP } from './enquiry/map.ts'
import { ENQUIRY_SURVEYS } from './enquiry/questions.ts'
import { LOYALTY_MAP } from './loyalty/map.ts'
import { LOYALTY_SURVEYS } from './loyalty/questions.ts'
import { RETURNS_MAP } from './returns/map.ts'
import { RETURNS_SURVEYS } from './returns/questions.ts'
import { SHOP_MAP } from './shop/map.ts'
import { SHOP_SURVEYS } from './shop/surveys.ts'
import type { Template, TemplateMap } from './parts.ts'

const TEMPLATES: Record<TemplateName, Template> = {
  shop: { map: SHOP_MAP, surveys: SHOP_SURVEYS },
  advocacy: { map: ADVOCACY_MAP, surveys: ADVOCACY_SURVEYS },
  loyalty: { map: LOYALTY_MAP, surveys: LOYALTY_SURVEYS },
  enquiry: { map: ENQUIRY_MAP, surveys: ENQUIRY_SURVEYS },
  returns: { map: RETURNS_MAP, surveys: RETURNS_SURVEYS },
  employee: { map: EMPLOYEE_MAP, surveys: EMPLOYEE_SURVEYS },
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
      definition: surveyDefinitionSchema.parse(definition),
    })),
  }
}
