import type { MapPersona } from '#contract/map/document.ts'
import { MAP_LIMITS } from '#contract/map/limits.ts'
import { useEditor } from '#dashboard/features/editor/editor-context.ts'
import { t } from '#dashboard/features/editor/words.ts'
import { AddPart } from './add-part.tsx'
import { PartList } from './part-list.tsx'
import { Rules } from './rules.tsx'
import { rulesInWords } from './rule-words.ts'
import './who.css'

function rulesOf(persona: MapPersona) {
  return <Rules persona={persona} />
}

/** Whom the map tells apart: personas with the rules that make them, and segments. */
export function Who() {
  const { map } = useEditor()
  return (
    <section class="who" aria-labelledby="who-title">
      <h2 id="who-title">{t('who.title')}</h2>
      <h3 id="who-personas">{t('who.personas')}</h3>
      <p class="mut">{t('who.text')}</p>
      <PartList
        list="personas"
        parts={map.personas}
        about={({ rules }) => (rules.length > 0 ? rulesInWords(rules) : t('who.noRules'))}
        details={rulesOf}
      />
      {map.personas.length < MAP_LIMITS.personas && (
        <AddPart list="personas" kind="persona" label={t('who.addPersona')} more={{ rules: [] }} />
      )}
      <h3 id="who-segments">{t('who.segments')}</h3>
      <p class="mut">{t('who.segments.text')}</p>
      <PartList list="segments" parts={map.segments} />
      {map.segments.length < MAP_LIMITS.segments && (
        <AddPart list="segments" kind="segment" label={t('who.addSegment')} />
      )}
    </section>
  )
}
