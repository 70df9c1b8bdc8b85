import type { TemplateList } from '#contract/templates.ts'
import { TEMPLATES } from '#contract/words.ts'
import { localized } from '#worker/domain/localized.ts'
import type { Template, Templates } from './parts.ts'

/** What each template holds, in the first of these languages that it has, else in English. */
export function listTemplates(all: Templates, languages: string[]): TemplateList['templates'] {
  const say = (name: Template['map']['name']) => localized(name, [...languages, 'en'])
  return TEMPLATES.map((id) => {
    const { map, surveys } = all[id]
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
