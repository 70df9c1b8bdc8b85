import type { PersonaRule } from '#contract/map/document.ts'
import { t } from '#dashboard/features/editor/words.ts'
import { locale } from '#dashboard/kit/i18n/words.ts'

/** A rule as it is said: `visits is 3 or 4`. */
export function ruleInWords({ trait, is }: PersonaRule): string {
  const values = new Intl.ListFormat(locale(), { type: 'disjunction' }).format(is)
  return t('who.rule', { trait, values })
}

/** All rules of a persona as one sentence; nothing for none. */
export function rulesInWords(rules: PersonaRule[]): string {
  return new Intl.ListFormat(locale(), { type: 'conjunction' }).format(rules.map(ruleInWords))
}

/** Values as one line, with commas between them. A comma that is part of one has a backslash. */
export function valuesLine(values: string[]): string {
  return values.map((value) => value.replace(/[\\,]/g, '\\$&')).join(', ')
}

/** The values that a line tells, each once. */
export function valuesOf(line: string): string[] {
  const values = Array.from(line.matchAll(/(?:\\.|[^\\,])+/g), ([value]) =>
    value.replace(/\\(.)/g, '$1').trim(),
  )
  return [...new Set(values)].filter((value) => value !== '')
}
