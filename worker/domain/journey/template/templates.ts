import type { TemplateList } from '#contract/templates.ts'
import { TEMPLATES, type TemplateName } from '#contract/words.ts'
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
import type { Template } from './parts.ts'

/** All that a site may start from. */
export const ALL_TEMPLATES: Record<TemplateName, Template> = {
  shop: { map: SHOP_MAP, surveys: SHOP_SURVEYS },
  advocacy: { map: ADVOCACY_MAP, surveys: ADVOCACY_SURVEYS },
  loyalty: { map: LOYALTY_MAP, surveys: LOYALTY_SURVEYS },
  enquiry: { map: ENQUIRY_MAP, surveys: ENQUIRY_SURVEYS },
  returns: { map: RETURNS_MAP, surveys: RETURNS_SURVEYS },
  employee: { map: EMPLOYEE_MAP, surveys: EMPLOYEE_SURVEYS },
}

/** What each template holds, in the first of these languages that it has, else in English. */
export function listTemplates(languages: string[]): TemplateList['templates'] {
  const say = (name: Template['map']['name']) => localized(name, [...languages, 'en'])
  return TEMPLATES.map((id) => {
    const { map, surveys } = ALL_TEMPLATES[id]
    return {
      id,
      journey: map.id,
      name: say(map.name),
      kind: map.kind,
      stages: map.stages.map((stage) => say(stage.name)),
      touchpoints: map.stages.flatMap(({ touchpoints }) => touchpoints).length,
      questions: surveys.length,
    }
  })
}
